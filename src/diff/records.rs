//! Compares the records of two releases and says of which kind each change is.
//!
//! The kinds come from three places: [`PRESENCE`] (a record comes or goes), [`FIELDS`] (a field of a record that stays
//! changes) and the few rules that look beyond one field. What was not stated before can't have changed: a release that
//! only completes its records shows no kinds for it. Four kinds can't come from records: `editorial`, `translation`,
//! `law.text` and `annual.review` are said by the author or seen in the prose.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::diff::Change;
use crate::diff::ChangeKind;
use crate::diff::FieldChange;
use crate::diff::RecordChange;
use crate::diff::Status;
use crate::diff::gained;
use crate::diff::items;
use crate::diff::merged;
use crate::diff::same;
use crate::model::Duration;
use crate::model::Records;
use crate::model::Sensitivity;
use crate::model::Standard;
use crate::model::Taxonomy;
use crate::schema::Shape;

use ChangeKind as Kind;

/// Fields of the release itself, shown in the header of a comparison or not at all.
const RELEASE: [&str; 7] = ["published", "effective", "updated", "corrects", "summary", "notice", "archive"];

/// What it means that a record of a table comes, goes or changes in any way.
const PRESENCE: [(&str, Status, Kind); 20] = [
    ("uses", Status::Added, Kind::DataUseAdded),
    ("uses", Status::Removed, Kind::DataUseRemoved),
    ("sdks", Status::Added, Kind::SdkAdded),
    ("sdks", Status::Removed, Kind::SdkRemoved),
    ("permissions", Status::Added, Kind::PermissionAdded),
    ("permissions", Status::Removed, Kind::PermissionRemoved),
    ("transfers", Status::Added, Kind::CrossborderAdded),
    ("automated", Status::Added, Kind::AutomatedAdded),
    ("rights", Status::Added, Kind::RightsWidened),
    ("rights", Status::Removed, Kind::RightsNarrowed),
    ("autostart", Status::Added, Kind::AutostartAdded),
    ("contacts", Status::Added, Kind::ControllerContact),
    ("contacts", Status::Removed, Kind::ControllerContact),
    ("contacts", Status::Changed, Kind::ControllerContact),
    ("security", Status::Added, Kind::SecurityText),
    ("security", Status::Removed, Kind::SecurityText),
    ("security", Status::Changed, Kind::SecurityText),
    ("definitions", Status::Added, Kind::DefinitionText),
    ("definitions", Status::Removed, Kind::DefinitionText),
    ("definitions", Status::Changed, Kind::DefinitionText),
];

/// What happens to a field of a record that stays.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Event {
    /// What was stated gives way to something else or to nothing.
    Changed,
    /// A list gets items.
    Gained,
    /// A list that had items gets others.
    Exchanged,
    /// A list loses items.
    Lost,
    /// A list loses items and gets none.
    Shortened,
    /// A flag becomes true.
    Raised,
    /// A flag is no longer true.
    Lowered,
    /// A number of days gets larger or is gone.
    Slower,
    /// A number of days gets smaller.
    Faster,
}
