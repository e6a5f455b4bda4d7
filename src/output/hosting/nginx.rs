//! `_nginx.conf`, to be included in a `server` block of nginx: the same rules, and the type of every kind of file.

use crate::output::hosting::FILES;
use crate::output::hosting::FRESH;
use crate::output::hosting::KINDS;
use crate::output::hosting::Kind;
use crate::output::hosting::LASTING;
use crate::output::hosting::Moved;
use crate::output::hosting::Rules;

/// Types of files and how their names end.
const TYPES: [(&str, &str); 20] = [
    ("text/html", "html htm"),
    ("text/css", "css"),
    ("text/plain", "txt"),
    ("text/markdown", "md"),
    ("text/javascript", "js mjs"),
    ("application/json", "json map"),
    ("application/manifest+json", "webmanifest"),
    ("application/xml", "xml"),
    ("application/pdf", "pdf"),
    ("application/zip", "zip"),
    ("image/svg+xml", "svg"),
    ("image/png", "png"),
    ("image/jpeg", "jpg jpeg"),
    ("image/gif", "gif"),
    ("image/webp", "webp"),
    ("image/avif", "avif"),
    ("image/x-icon", "ico"),
    ("font/woff2", "woff2"),
    ("font/woff", "woff"),
    ("font/ttf", "ttf"),
];

/// The type of a feed, which has the ending of other XML.
const FEED: &str = "application/atom+xml";

/// Types whose text is in UTF-8 and gets shorter; `text/html` is among them without being named.
const TEXTS: &str = "text/css text/plain text/markdown text/javascript application/json application/manifest+json \
                     application/xml application/atom+xml image/svg+xml";

/// Signs of the names of policies and of the paths of pages. No others are put into an answer.
const NAME: &str = "[A-Za-z0-9._-]+";
const PATH: &str = "[A-Za-z0-9._~/-]*";

pub(super) fn text(rules: &Rules<'_>) -> String {
    let base = rules.base;
    let mut out = head(base);
    let (below, beside): (Vec<&Moved>, Vec<&Moved>) =
        rules.moved.iter().partition(|moved| moved.from.starts_with(base));
    out.extend(beside.into_iter().map(|moved| leads_on(moved, "")));
    if let Some(folder) = base.strip_suffix('/').filter(|folder| !folder.is_empty()) {
        out.push_str(&format!("location = {folder} {{ absolute_redirect off; return 301 {base}; }}\n"));
    }
    out.push_str(&format!("location {base} {{\n{}", settings(base)));
    headers(&mut out, rules, None, 4);
    out.push_str("\n    # The files of rules are not for readers.\n");
    let files = FILES.map(pattern).join("|");
    out.push_str(&format!("    location ~ \"^{}(?:{files})$\" {{ return 404; }}\n\n", pattern(base)));
    for kind in KINDS {
        out.push_str(&format!("    location {} {{\n", location(base, &kind)));
        headers(&mut out, rules, Some(&kind), 8);
        out.push_str("    }\n");
    }
    let feeds = format!("^{}[^/]+/feed\\.[^/]+\\.xml$", pattern(base));
    out.push_str(&format!("    location ~ \"{feeds}\" {{ types {{ }} default_type {FEED}; }}\n\n"));
    out.extend(below.into_iter().map(|moved| leads_on(moved, "    ")));
    for forms in &rules.forms {
        let tag = forms.tag.as_str();
        let policy = forms.policy.as_deref().map_or_else(|| NAME.to_owned(), pattern);
        let others = [tag].into_iter().chain(forms.others.iter().map(String::as_str));
        let others: Vec<String> = others.map(|form| form.replace('-', "[-_]")).collect();
        let start = format!("^{}({policy})/(?!(?-i:{tag})(?:/|$))(?:{})", pattern(base), others.join("|"));
        out.push_str(&format!("    location ~* \"{start}(?:/({PATH}))?$\" {{\n"));
        out.push_str(&format!("        return 301 {base}$1/{tag}/$2$is_args$args;\n    }}\n"));
    }
    out + "}\n"
}

fn head(base: &str) -> String {
    let place = match base {
        "/" => "the folder of this site".to_owned(),
        _ => format!("a folder that holds this site at {}", base.trim_matches('/')),
    };
    format!(
        "# For nginx: `include` this file in a `server` block whose `root` is {place},\n\
         # and which has no other `location {base}`.\n"
    )
}

/// What holds for every file.
fn settings(base: &str) -> String {
    let types: Vec<String> = TYPES.iter().map(|(kind, ends)| format!("        {kind} {ends};\n")).collect();
    let types = types.concat();
    format!(
        "    index index.html;\n    absolute_redirect off;\n    error_page 404 {base}404.html;\n\n    types {{\n{types}    \
         }}\n    default_type application/octet-stream;\n    charset utf-8;\n    charset_types {TEXTS};\n    gzip on;\n    \
         gzip_vary on;\n    gzip_types {TEXTS};\n\n"
    )
}

/// The headers of a kind of files, or of all others. A `location` has none of those around it as soon as it has one.
fn headers(out: &mut String, rules: &Rules<'_>, kind: Option<&Kind>, indent: usize) {
    let indent = " ".repeat(indent);
    for (name, value) in &rules.common {
        out.push_str(&format!("{indent}add_header {name} \"{value}\" always;\n"));
    }
    // What is not there may not be kept.
    let keep =
        if kind.is_some_and(|kind| kind.is_lasting) { format!("\"{LASTING}\"") } else { format!("\"{FRESH}\" always") };
    out.push_str(&format!("{indent}add_header Cache-Control {keep};\n"));
    if kind.is_some_and(|kind| kind.is_shared) {
        out.push_str(&format!("{indent}add_header Access-Control-Allow-Origin \"*\" always;\n"));
    }
}

/// Which addresses a kind of files has.
fn location(base: &str, kind: &Kind) -> String {
    let one = |path: &&str| {
        let parts: Vec<String> = path.split('/').map(part).collect();
        parts.join("/")
    };
    let all: Vec<String> = kind.patterns.iter().map(one).collect();
    format!("~ \"^{}(?:{})$\"", pattern(base), all.join("|"))
}

/// A part of a path as a pattern.
fn part(name: &str) -> String {
    match name {
        "*" => ".*".to_owned(),
        name if name.starts_with(':') => "[^/]+".to_owned(),
        name => pattern(name),
    }
}

/// A text as a pattern that fits it alone.
fn pattern(text: &str) -> String {
    text.replace('.', "\\.").replace('+', "\\+").replace('(', "\\(").replace(')', "\\)")
}

/// A rule for an old address.
fn leads_on(moved: &Moved, indent: &str) -> String {
    let rule = |path: String| {
        format!("{indent}location = \"{path}\" {{ absolute_redirect off; return 301 \"{}\"; }}\n", moved.to)
    };
    moved.paths().into_iter().map(rule).collect()
}
