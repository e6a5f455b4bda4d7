//! The files of a theme under the names by which pages know them: each holds a piece of the file's hash. A browser may keep
//! such a file for ever, and no page ever shows the style sheet of another build. The only door to `cssparser`.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use cssparser::ParseError;
use cssparser::Parser;
use cssparser::Token;

use crate::render::place::relative;
use crate::source::Blob;

/// The folder of the files.
const FOLDER: &str = "assets/";

/// How many digits of its SHA-256 a name holds.
const DIGITS: usize = 16;

/// Functions whose text is an address.
const FUNCTIONS: [&str; 4] = ["url", "src", "image-set", "-webkit-image-set"];

/// The files of a theme as they are published, by the names that the theme has for them.
#[derive(Clone, Debug, Default)]
pub struct Published(BTreeMap<String, Asset>);

/// A file of a theme as it is published.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its path in the site: `assets/style.0123456789abcdef.css`.
    pub path: String,
    /// Its bytes; those of a style sheet name other files as they are published.
    pub bytes: Arc<Blob>,
    /// The relative addresses that a style sheet names.
    pub links: Vec<String>,
}

impl Published {
    /// The files of `assets/`, by name.
    pub fn new(files: &BTreeMap<String, Arc<Blob>>) -> Self {
        let mut all = Self::default();
        for name in files.keys() {
            all.add(name, files, &mut Vec::new());
        }
        all
    }

    /// The path of a file in the site; `None` if the theme has no such file.
    pub fn path(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|asset| asset.path.as_str())
    }

    /// Every file.
    pub fn all(&self) -> impl Iterator<Item = &Asset> {
        self.0.values()
    }

    /// Adds a file, after those that it names: its own name depends on theirs. `open` are the style sheets that wait for
    /// it. One that names itself in the end keeps that name as it is written, which leads nowhere and is found as a
    /// broken link.
    fn add(&mut self, name: &str, files: &BTreeMap<String, Arc<Blob>>, open: &mut Vec<String>) {
        let Some(bytes) = files.get(name).filter(|_| !self.0.contains_key(name) && open.iter().all(|one| one != name))
        else {
            return;
        };
        let asset = match str::from_utf8(bytes).ok().filter(|_| has_extension(name, "css")) {
            Some(css) => {
                open.push(name.to_owned());
                let asset = self.style_sheet(name, css, files, open);
                open.pop();
                asset
            }
            None => Asset { path: path(name, bytes), bytes: Arc::clone(bytes), links: Vec::new() },
        };
        self.0.insert(name.to_owned(), asset);
    }

    fn style_sheet(
        &mut self,
        name: &str,
        css: &str,
        files: &BTreeMap<String, Arc<Blob>>,
        open: &mut Vec<String>,
    ) -> Asset {
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let folder = if folder.is_empty() { FOLDER.to_owned() } else { format!("{FOLDER}{folder}/") };
        let (mut out, mut links, mut done) = (String::with_capacity(css.len()), Vec::new(), 0);
        for Address { place, text, is_function } in addresses(css) {
            let end = text.find(['?', '#']).unwrap_or(text.len());
            let (file, rest) = text.split_at(end);
            if file.is_empty() || file.starts_with('/') || file.contains(':') {
                continue;
            }
            let named = join(&folder, file).and_then(|path| Some(path.strip_prefix(FOLDER)?.to_owned()));
            if let Some(named) = &named {
                self.add(named, files, open);
            }
            let Some(path) = named.and_then(|named| self.path(&named)) else {
                links.push(text);
                continue;
            };
            let link = format!("{}{rest}", relative(&folder, path));
            let written = format!("\"{}\"", link.replace('\\', "\\\\").replace('"', "\\\""));
            out.push_str(&css[done..place.start]);
            out.push_str(&if is_function { format!("url({written})") } else { written });
            done = place.end;
            links.push(link);
        }
        out.push_str(&css[done..]);
        let bytes = Blob::from(out.into_bytes());
        Asset { path: path(name, &bytes), bytes: Arc::new(bytes), links }
    }
}

fn has_extension(name: &str, extension: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case(extension))
}

/// `fonts/a.woff2` becomes `assets/fonts/a.0123456789abcdef.woff2`.
fn path(name: &str, bytes: &Blob) -> String {
    let hash = &bytes.sha256()[..DIGITS];
    let (folder, file) =
        name.rsplit_once('/').map_or((String::new(), name), |(folder, file)| (format!("{folder}/"), file));
    match file.rsplit_once('.') {
        Some((stem, extension)) => format!("{FOLDER}{folder}{stem}.{hash}.{extension}"),
        None => format!("{FOLDER}{folder}{file}.{hash}"),
    }
}

/// The path that a relative address leads to; `None` if it climbs out of the site.
fn join(folder: &str, address: &str) -> Option<String> {
    let mut names: Vec<&str> = folder.split_terminator('/').collect();
    for step in address.split('/') {
        match step {
            ".." => drop(names.pop()?),
            "." | "" => {}
            name => names.push(name),
        }
    }
    Some(names.join("/"))
}

/// An address in a style sheet.
struct Address {
    /// Where it stands, in bytes: the quoted text, or all of an unquoted `url(…)`.
    place: Range<usize>,
    /// The address, without quotes and escapes.
    text: String,
    /// Whether `place` holds `url(…)`.
    is_function: bool,
}

/// The addresses that a style sheet names, in order.
fn addresses(css: &str) -> Vec<Address> {
    let mut found = Vec::new();
    walk(&mut Parser::new(css), false, &mut found);
    found
}

/// Adds the addresses of a block. In one of `FUNCTIONS`, every quoted text is one.
fn walk(parser: &mut Parser<'_>, in_address: bool, found: &mut Vec<Address>) {
    let mut of_import = false;
    loop {
        parser.skip_whitespace();
        let start = parser.position();
        let Ok(token) = parser.next() else { return };
        let token = token.clone();
        let end = start.byte_index() + parser.slice_from(start).len();
        let mut add = |text: &str, is_function| {
            found.push(Address { place: start.byte_index()..end, text: text.to_owned(), is_function });
        };
        match &token {
            Token::UnquotedUrl(text) => add(text, true),
            Token::QuotedString(text) if in_address || of_import => add(text, false),
            _ => {}
        }
        let opens = match &token {
            Token::Function(name) => Some(FUNCTIONS.iter().any(|one| name.eq_ignore_ascii_case(one))),
            Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock => Some(false),
            _ => None,
        };
        if let Some(is_address) = opens {
            // The only error is that nothing is left, which is how every block ends.
            let _: Result<(), ParseError<()>> = parser.parse_nested_block(|block| {
                walk(block, is_address, found);
                Ok(())
            });
        }
        of_import = matches!(&token, Token::AtKeyword(name) if name.eq_ignore_ascii_case("import"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(files: &[(&str, &str)]) -> Published {
        let blob = |text: &str| Arc::new(Blob::from(text.as_bytes().to_vec()));
        Published::new(&files.iter().map(|(name, text)| ((*name).to_owned(), blob(text))).collect())
    }

    fn text<'a>(all: &'a Published, name: &str) -> &'a str {
        str::from_utf8(&all.0[name].bytes).unwrap()
    }

    #[test]
    fn names_hold_a_piece_of_the_hash_and_change_with_the_bytes() {
        let all = published(&[("a.css", "a{}"), ("b/LICENSE", "x"), ("b/c.min.css", "a{}")]);
        let paths: Vec<&str> = all.all().map(|asset| asset.path.as_str()).collect();
        let css = &crate::source::sha256(b"a{}")[..DIGITS];
        let text = &crate::source::sha256(b"x")[..DIGITS];
        assert_eq!(
            paths,
            [format!("assets/a.{css}.css"), format!("assets/b/LICENSE.{text}"), format!("assets/b/c.min.{css}.css")]
        );
        assert_eq!(all.path("gone.css"), None);
    }

    #[test]
    fn a_style_sheet_names_files_as_they_are_published() {
        let sheet = "@import 'print.css';\n/* url(a.png) */ @font-face { src: url( fonts/a.woff2?#iefix ) format('woff2') }\n\
                     a { background: URL(\"./a.png#x\"); content: \"url(a.png)\" } \
                     b { background: image-set('a.png' 1x), url(data:image/png;base64,AA==), url(#x), url(/a.png), \
                     url(https://a.example/a.png), url(../logo.svg) }";
        let files = [("style.css", sheet), ("print.css", "p{}"), ("fonts/a.woff2", "f"), ("a.png", "p")];
        let all = published(&files);
        let name = |name: &str| all.path(name).unwrap().strip_prefix("assets/").unwrap().to_owned();
        let (print, font, png) = (name("print.css"), name("fonts/a.woff2"), name("a.png"));
        let expected = sheet
            .replace("'print.css'", &format!("\"{print}\""))
            .replace("url( fonts/a.woff2?#iefix )", &format!("url(\"{font}?#iefix\")"))
            .replace("\"./a.png#x\"", &format!("\"{png}#x\""))
            .replace("'a.png' 1x", &format!("\"{png}\" 1x"));
        assert_eq!(text(&all, "style.css"), expected);
        let links = &all.0["style.css"].links;
        assert_eq!(*links, [print, format!("{font}?#iefix"), format!("{png}#x"), png, "../logo.svg".to_owned()]);
        assert_ne!(all.path("style.css"), published(&[("style.css", sheet)]).path("style.css"));
    }

    #[test]
    fn a_sheet_in_a_folder_names_its_neighbours() {
        let all = published(&[("css/a.css", "a{b:url(../img/x.png)}"), ("img/x.png", "p")]);
        let png = all.path("img/x.png").unwrap().strip_prefix("assets/").unwrap();
        assert_eq!(text(&all, "css/a.css"), format!("a{{b:url(\"../{png}\")}}"));
    }

    #[test]
    fn sheets_that_import_each_other_come_to_an_end() {
        let all = published(&[("a.css", "@import url(b.css);"), ("b.css", "@import \"a.css\";")]);
        assert_eq!(all.0["b.css"].links, ["a.css"], "which is not there");
        assert_eq!(all.0["a.css"].links, [all.path("b.css").unwrap().strip_prefix("assets/").unwrap()]);
    }
}
