//! Ids that point at records. The schema of each names the table it points into, so that one function can check
//! them all.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use schemars::Schema;
use schemars::SchemaGenerator;
use schemars::json_schema;
use serde::Deserialize;
use serde::Serialize;

/// The schema keyword that names the table an id points into.
pub const REFERS: &str = "x-refers";

/// Declares an id type that points into `table`.
macro_rules! reference {
    ($(#[$doc:meta])* $name:ident, $table:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "x-refers": $table })
            }

            fn inline_schema() -> bool {
                true
            }
        }
    };
}

reference! {
    /// The key of a `[parties.<id>]`.
    PartyId, "parties"
}
reference! {
    /// A data item: an id of the taxonomy (`device.imei`) or the key of a `[data.<id>]`.
    DataId, "data"
}
reference! {
    /// A purpose class: an id of the taxonomy (`core.notification`) or the key of a `[purposes.<id>]`.
    PurposeId, "purposes"
}
reference! {
    /// The key of a `[features.<id>]`.
    FeatureId, "features"
}
reference! {
    /// The key of a `[permissions.<id>]`.
    PermissionId, "permissions"
}
reference! {
    /// The key of an `[sdks.<id>]`.
    SdkId, "sdks"
}
reference! {
    /// The key of a `[storage.<id>]`.
    StorageId, "storage"
}
reference! {
    /// The key of a `[contacts.<id>]`.
    ContactId, "contacts"
}
reference! {
    /// The id of a clause of the prose.
    ClauseId, "clauses"
}
reference! {
    /// The name of another policy folder of this site.
    PolicyId, "policies"
}
