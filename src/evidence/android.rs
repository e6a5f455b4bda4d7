//! `AndroidManifest.xml`. Attributes are found by the address of their namespace, whatever its prefix is.

use crate::diagnostic::Span;
use crate::evidence::Fault;
use crate::evidence::Placed;
use crate::evidence::xml::Attribute;
use crate::evidence::xml::Element;

/// The namespace of what the system reads.
const ANDROID: &str = "http://schemas.android.com/apk/res/android";

/// The namespace of instructions to the build, which takes them out.
const TOOLS: &str = "http://schemas.android.com/tools";

/// The elements that ask for a permission; the last is the former name of the second.
const USES_PERMISSION: [&str; 3] = ["uses-permission", "uses-permission-sdk-23", "uses-permission-sdk-m"];

/// Attributes of the root that the build adds.
const BUILT: [(&str, &str); 4] = [
    (ANDROID, "compileSdkVersion"),
    (ANDROID, "compileSdkVersionCodename"),
    ("", "platformBuildVersionCode"),
    ("", "platformBuildVersionName"),
];

/// What an Android app declares to the system.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AndroidManifest {
    /// The first tag of the file.
    pub span: Span,
    /// The name of the app's package. Files of newer projects have it only once they are merged.
    pub package: Option<Placed<String>>,
    /// The permissions that it asks for, in their order; without those that the build is told to remove.
    pub permissions: Vec<UsesPermission>,
    /// The names of permissions of its own (`<permission>`).
    pub own_permissions: Vec<Placed<String>>,
    /// The lowest API level that it runs on. None if it is a code name.
    pub min_sdk: Option<Placed<u32>>,
    /// The API level that it is made for.
    pub target_sdk: Option<Placed<u32>>,
    /// `allowBackup` of the application. None if it is left out (which means true) or stands in a resource.
    pub allow_backup: Option<Placed<bool>>,
    /// `usesCleartextTraffic` of the application. None if it is left out (which means false from API level 28).
    pub cleartext: Option<Placed<bool>>,
    /// Its activities, services, receivers and providers; without those that the build is told to remove.
    pub components: Vec<Component>,
    /// The other apps that it wants to see.
    pub queries: Vec<Query>,
    /// The names of `<meta-data>`, of the application and of its components. Values may be secret.
    pub meta_data: Vec<Placed<String>>,
    /// The first sign that this is not the merged manifest; see [`Self::is_merged`].
    pub unmerged: Option<Placed<UnmergedSign>>,
}

/// A permission that an app asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsesPermission {
    /// Its full name (`android.permission.CAMERA`).
    pub name: String,
    /// The place of the name.
    pub span: Span,
    /// The last API level on which it is asked for.
    pub max_sdk: Option<u32>,
    /// Only from API level 23 on (`uses-permission-sdk-23`).
    pub only_from_23: bool,
    /// `usesPermissionFlags` says that no location is derived from it.
    pub never_for_location: bool,
}

/// A part of an app that the system or other apps can start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    /// What it is.
    pub kind: ComponentKind,
    /// Its full class name. It begins with a point if the file names no package.
    pub class: String,
    /// The place of the class name.
    pub span: Span,
    /// Whether other apps may use it; None if it is left out or stands in a resource. See [`Self::is_exported`].
    pub exported: Option<Placed<bool>>,
    /// `enabled="false"`: it is off until code switches it on.
    pub disabled: bool,
    /// The permission that its callers must have (`android.permission.BIND_ACCESSIBILITY_SERVICE`).
    pub permission: Option<Placed<String>>,
    /// The process it runs in, as it is written (`:push`).
    pub process: Option<Placed<String>>,
    /// What a service does in the foreground (`location`, `dataSync`).
    pub foreground_types: Vec<Placed<String>>,
    /// The actions of its intent filters.
    pub actions: Vec<Placed<String>>,
    /// The URL schemes of its intent filters.
    pub schemes: Vec<Placed<String>>,
    /// The authorities of a provider.
    pub authorities: Vec<Placed<String>>,
}

/// The kinds of components.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ComponentKind {
    /// `<activity>`
    Activity,
    /// `<activity-alias>`
    ActivityAlias,
    /// `<service>`
    Service,
    /// `<receiver>`
    Receiver,
    /// `<provider>`
    Provider,
}

/// What an app wants to see of other apps (`<queries>`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// An app by the name of its package.
    Package(Placed<String>),
    /// All apps that answer to an intent: its action, and the schemes of its data.
    Intent(Option<Placed<String>>, Vec<Placed<String>>),
    /// A provider by its authority.
    Provider(Placed<String>),
}

/// What tells a manifest as people write it from the merged one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnmergedSign {
    /// An attribute for the build (`tools:node`).
    Tools,
    /// A class name that begins with a point.
    RelativeName,
    /// A placeholder (`${applicationId}`).
    Placeholder,
    /// Nothing that a build adds: no `<uses-sdk>`, and no SDK version at the root.
    NothingBuilt,
}

impl AndroidManifest {
    /// Whether it seems to be the merged manifest, which has what SDKs add. The build writes class names in full, fills
    /// in placeholders, takes out its instructions, and puts in `<uses-sdk>` or, in the file that is packed, the SDK it
    /// was built with; tools that unpack an app keep the latter. A file without SDKs' entries may still look merged.
    pub fn is_merged(&self) -> bool {
        self.unmerged.is_none()
    }

    /// A permission that it asks for, by its full name.
    pub fn permission(&self, name: &str) -> Option<&UsesPermission> {
        self.permissions.iter().find(|permission| permission.name == name)
    }
}

impl ComponentKind {
    /// The kind of an element.
    fn of(element: &Element) -> Option<Self> {
        let kinds = [Self::Activity, Self::ActivityAlias, Self::Service, Self::Receiver, Self::Provider];
        kinds.into_iter().find(|kind| kind.element() == element.name)
    }

    /// The name of its element: `activity-alias`.
    pub fn element(self) -> &'static str {
        match self {
            Self::Activity => "activity",
            Self::ActivityAlias => "activity-alias",
            Self::Service => "service",
            Self::Receiver => "receiver",
            Self::Provider => "provider",
        }
    }
}

impl Component {
    /// Whether other apps may use it: as it says, or if it does not, whether it has an intent filter.
    pub fn is_exported(&self) -> bool {
        self.exported.as_ref().map_or(!self.actions.is_empty(), |exported| exported.value)
    }

    /// Whether one of its intent filters has an action.
    pub fn has_action(&self, action: &str) -> bool {
        self.actions.iter().any(|known| known.value == action)
    }
}

/// Reads a manifest.
pub(super) fn read(root: &Element, faults: &mut Vec<Fault>) -> Option<AndroidManifest> {
    if root.name != "manifest" {
        faults.push(Fault::new("root", root.span).name(&root.name).expected("manifest"));
        return None;
    }
    let package = root.attribute("", "package").map(text);
    let mut manifest = AndroidManifest { span: root.span, package, ..AndroidManifest::default() };
    manifest.permissions = permissions(root, faults);
    let own = root.all("permission").filter(|element| !is_removed(element));
    manifest.own_permissions = own.filter_map(|element| name(element, faults)).collect();
    for uses_sdk in root.all("uses-sdk") {
        manifest.min_sdk = manifest.min_sdk.or_else(|| level(uses_sdk, "minSdkVersion"));
        manifest.target_sdk = manifest.target_sdk.or_else(|| level(uses_sdk, "targetSdkVersion"));
    }
    for application in root.all("application") {
        manifest.allow_backup = manifest.allow_backup.or_else(|| flag(application, "allowBackup"));
        manifest.cleartext = manifest.cleartext.or_else(|| flag(application, "usesCleartextTraffic"));
        let package = manifest.package.as_ref().map(|package| package.value.as_str());
        manifest.components.extend(components(application, package, faults));
        manifest.meta_data.extend(meta_data(application, faults));
    }
    manifest.queries = root.all("queries").flat_map(|element| queries(element, faults)).collect();
    manifest.unmerged = unmerged(root);
    Some(manifest)
}

/// An attribute of the system's namespace.
fn android<'a>(element: &'a Element, name: &str) -> Option<&'a Attribute> {
    element.attribute(ANDROID, name)
}

/// What an attribute says.
fn text(attribute: &Attribute) -> Placed<String> {
    Placed::new(attribute.value.trim().to_owned(), attribute.span)
}

/// The name of an element; one that has none is reported.
fn name(element: &Element, faults: &mut Vec<Fault>) -> Option<Placed<String>> {
    let name = android(element, "name").map(text).filter(|name| !name.value.is_empty());
    if name.is_none() {
        faults.push(Fault::new("missing", element.span).name(&element.name).expected("android:name"));
    }
    name
}

/// True or false; None if neither is written, as for what stands in a resource.
fn flag(element: &Element, name: &str) -> Option<Placed<bool>> {
    let attribute = android(element, name)?;
    Some(Placed::new(attribute.value.trim().parse().ok()?, attribute.span))
}

/// An API level.
fn level(element: &Element, name: &str) -> Option<Placed<u32>> {
    let attribute = android(element, name)?;
    Some(Placed::new(attribute.value.trim().parse().ok()?, attribute.span))
}

/// Whether the build is told to take an element out.
fn is_removed(element: &Element) -> bool {
    element.attribute(TOOLS, "node").is_some_and(|node| matches!(&*node.value, "remove" | "removeAll"))
}

/// The permissions that a manifest asks for.
fn permissions(root: &Element, faults: &mut Vec<Fault>) -> Vec<UsesPermission> {
    let asked = || root.elements.iter().filter(|element| USES_PERMISSION.contains(&&*element.name));
    // The build removes a name whichever of the elements has it.
    let removed = asked().filter(|element| is_removed(element)).filter_map(|element| android(element, "name"));
    let removed: Vec<&str> = removed.map(|name| name.value.trim()).collect();
    let kept = asked().filter(|element| !is_removed(element));
    let all = kept.filter_map(|element| {
        let Placed { value, span } = name(element, faults)?;
        let flags = android(element, "usesPermissionFlags").map_or("", |flags| flags.value.as_str());
        Some(UsesPermission {
            name: value,
            span,
            max_sdk: level(element, "maxSdkVersion").map(|level| level.value),
            only_from_23: element.name != "uses-permission",
            never_for_location: flags.split('|').any(|flag| flag.trim() == "neverForLocation"),
        })
    });
    all.filter(|permission| !removed.contains(&permission.name.as_str())).collect()
}

/// The full name of a class: one that begins with a point, or has none, is in the package.
fn class(name: &str, package: Option<&str>) -> String {
    match package {
        Some(package) if name.starts_with('.') => format!("{package}{name}"),
        Some(package) if !name.contains('.') => format!("{package}.{name}"),
        _ => name.to_owned(),
    }
}

/// The components of an application.
fn components(application: &Element, package: Option<&str>, faults: &mut Vec<Fault>) -> Vec<Component> {
    let known = application.elements.iter().filter(|element| !is_removed(element));
    known.filter_map(|element| component(element, ComponentKind::of(element)?, package, faults)).collect()
}

fn component(
    element: &Element,
    kind: ComponentKind,
    package: Option<&str>,
    faults: &mut Vec<Fault>,
) -> Option<Component> {
    let Placed { value, span } = name(element, faults)?;
    let filters = || element.all("intent-filter");
    let actions = filters().flat_map(|filter| filter.all("action")).filter_map(|action| android(action, "name"));
    let one = |name: &str| android(element, name).map(text).filter(|found| !found.value.is_empty());
    Some(Component {
        kind,
        class: class(&value, package),
        span,
        exported: flag(element, "exported"),
        disabled: flag(element, "enabled").is_some_and(|enabled| !enabled.value),
        permission: one("permission"),
        process: one("process"),
        foreground_types: pieces(android(element, "foregroundServiceType"), '|'),
        actions: actions.map(text).collect(),
        schemes: filters().flat_map(schemes).collect(),
        authorities: pieces(android(element, "authorities"), ';'),
    })
}

/// The pieces of an attribute that is a list.
fn pieces(attribute: Option<&Attribute>, separator: char) -> Vec<Placed<String>> {
    let of = |attribute: &Attribute| {
        let pieces = attribute.value.split(separator).map(str::trim).filter(|piece| !piece.is_empty());
        pieces.map(|piece| Placed::new(piece.to_owned(), attribute.span)).collect()
    };
    attribute.map(of).unwrap_or_default()
}

/// The schemes of an intent or its filter.
fn schemes(filter: &Element) -> impl Iterator<Item = Placed<String>> {
    filter.all("data").filter_map(|data| android(data, "scheme")).map(text)
}

/// What is asked for in `<queries>`.
fn queries(element: &Element, faults: &mut Vec<Fault>) -> Vec<Query> {
    let all = element.elements.iter().filter(|element| !is_removed(element));
    all.flat_map(|element| match &*element.name {
        "package" => name(element, faults).map(Query::Package).into_iter().collect(),
        "intent" => {
            let action = element.all("action").find_map(|action| android(action, "name")).map(text);
            vec![Query::Intent(action, schemes(element).collect())]
        }
        "provider" => pieces(android(element, "authorities"), ';').into_iter().map(Query::Provider).collect(),
        _ => Vec::new(),
    })
    .collect()
}

/// The names of `<meta-data>` in an application and its components.
fn meta_data(application: &Element, faults: &mut Vec<Fault>) -> Vec<Placed<String>> {
    let parts = application.elements.iter().filter(|part| ComponentKind::of(part).is_some() && !is_removed(part));
    let all = std::iter::once(application).chain(parts).flat_map(|element| element.all("meta-data"));
    all.filter(|element| !is_removed(element)).filter_map(|element| name(element, faults)).collect()
}

/// The first sign that a manifest is not the merged one.
fn unmerged(root: &Element) -> Option<Placed<UnmergedSign>> {
    let sign = elements(root).into_iter().find_map(|element| {
        let is_class = ComponentKind::of(element).is_some() || element.name == "application";
        element.attributes.iter().find_map(|attribute| {
            let is_name = is_class && attribute.namespace == ANDROID && attribute.name == "name";
            let sign = if attribute.namespace == TOOLS {
                UnmergedSign::Tools
            } else if attribute.value.contains("${") {
                UnmergedSign::Placeholder
            } else if is_name && attribute.value.starts_with('.') {
                UnmergedSign::RelativeName
            } else {
                return None;
            };
            Some(Placed::new(sign, attribute.span))
        })
    });
    let is_built = BUILT.iter().any(|(namespace, name)| root.attribute(namespace, name).is_some())
        || root.all("uses-sdk").next().is_some();
    sign.or_else(|| (!is_built).then(|| Placed::new(UnmergedSign::NothingBuilt, root.span)))
}

/// An element and all inside it, in the order of the file.
fn elements(root: &Element) -> Vec<&Element> {
    std::iter::once(root).chain(root.elements.iter().flat_map(elements)).collect()
}
