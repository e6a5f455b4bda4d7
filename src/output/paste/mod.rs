//! `v/<version>/paste/<lang>.txt`, `.md` and `.html`: a text as it is read, to be pasted into the consoles of app stores and
//! into a hosted statement. All three are made from the HTML of the page, so that they say what it says.
//!
//! | file | does |
//! | --- | --- |
//! | `tree` | HTML to elements |
//! | `sheet` | elements to the few forms that every console has: headings, paragraphs, lists, tables |
//! | `html`, `markdown`, `text` | these forms, written |

mod html;
mod markdown;
mod sheet;
mod text;
mod tree;

use std::sync::Arc;
use std::sync::OnceLock;

use crate::model::Edition;
use crate::model::Policy;
use crate::model::Release;
use crate::output::Emitter;
use crate::output::Kept;
use crate::output::paste::sheet::Sheet;
use crate::render::Build;
use crate::render::Locale;
use crate::render::frozen;
use crate::render::handout;
use crate::render::text_print;
use crate::source::Print;
use crate::source::SourceTree;

/// Writes the forms of a text.
type Write = fn(&Sheet, &Style<'_>) -> String;

/// The files, by the ends of their names.
const KINDS: [(&str, Write); 3] = [("html", html::write), ("md", markdown::write), ("txt", text::write)];

/// What is the same in a whole file.
struct Style<'a> {
    /// The words of the language.
    locale: &'a Locale,
    /// The title of the file.
    title: String,
}

impl Style<'_> {
    /// A label with its value: `Purpose: …`.
    fn pair(&self, label: &str, value: &str) -> String {
        use crate::render::Arg::Text;
        let pair = self.locale.get("label-value", &[("label", Text(label)), ("value", Text(value))]);
        pair.unwrap_or_else(|| format!("{label}: {value}"))
    }
}

pub(super) fn emit<'a>(build: &'a Build<'a>, _: &SourceTree, out: &mut Emitter<'_>) {
    if !build.config.outputs.webview {
        return;
    }
    let mut all = Vec::new();
    for policy in build.policies {
        for release in policy.all() {
            release.editions.iter().for_each(|edition| all.extend(files(build, policy, release, edition)));
        }
    }
    out.keep(all);
}

/// The files of a text. Whichever is made first reads the text for all of them.
fn files<'a>(
    build: &'a Build<'a>,
    policy: &'a Policy,
    release: &'a Release,
    edition: &'a Edition,
) -> impl Iterator<Item = Kept<'a>> {
    let print = Print::of("paste").print(text_print(build, policy, release, edition)).finish();
    let folder = format!("{}/v/{}/paste", policy.id, release.version);
    let read = Arc::new(OnceLock::new());
    KINDS.into_iter().map(move |(kind, write)| {
        let read = Arc::clone(&read);
        Kept::new(format!("{folder}/{}.{kind}", edition.language), print, move || {
            let sheet = read.get_or_init(|| sheet(build, policy, release, edition));
            sheet.as_ref().map(|sheet| file(build, edition, sheet, write)).unwrap_or_default()
        })
    })
}

/// A text in the few forms that every console has.
fn sheet<'a>(build: &'a Build<'a>, policy: &'a Policy, release: &'a Release, edition: &'a Edition) -> Option<Sheet> {
    let scene = frozen(build, policy, release, edition);
    let address = format!("{}{}", build.config.base_url, scene.home.folder);
    Some(Sheet::new(&tree::read(&handout(&scene)?.0), &address))
}

fn file(build: &Build<'_>, edition: &Edition, sheet: &Sheet, write: Write) -> Vec<u8> {
    let Some(language) = build.theme.language(&edition.language) else { return Vec::new() };
    write(sheet, &Style { locale: &language.locale, title: edition.full_title() }).into_bytes()
}
