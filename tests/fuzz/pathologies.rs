//! Texts of any size that are made to keep a reader busy: the patterns of `pulldown-cmark`'s own search for slow inputs,
//! and ours.

use crate::fuzz::Input;

/// Each with its name, what it begins with and what is repeated.
pub const PATTERNS: [(&str, &str, &str); 34] = [
    ("plain words", "", "We collect your name and keep it for 90 days. "),
    ("paragraphs", "", "We collect your name and keep it for 90 days.\n\n"),
    ("Chinese", "", "我们收集您的姓名，并保存九十天。"),
    ("headings", "", "## Title\n\n"),
    ("quotations", "", ">"),
    ("quotations with text", "", "> a\n"),
    ("lists in lists", "", "* "),
    ("numbered lists", "", "1. a\n"),
    ("open brackets", "", "["),
    ("pictures", "", "!["),
    ("open links", "", "[a]("),
    ("links", "", "[a](https://a.example/) "),
    ("emphasis begun", "", "*a "),
    ("strong begun", "", "**a "),
    ("both begun", "", "*a **a "),
    ("code begun", "", "a`b``c"),
    ("back ticks", "", "`"),
    ("tables", "", "| a | b |\n| - | - |\n| c | d |\n\n"),
    ("wide table", "| a |\n", "| - "),
    ("rows", "| a | b |\n| - | - |\n", "| c | d |\n"),
    ("footnotes", "x[^1]\n\n", "[^1]: a\n"),
    ("footnote marks", "[^1]: a\n\n", "[^1]"),
    ("definitions", "", "[a]: b\n"),
    ("references", "[a]: https://a.example/\n\n", "[a] "),
    ("entities", "", "&amp;"),
    ("HTML", "", "<a>"),
    ("comments begun", "", "<!--"),
    ("backslashes", "", "\\"),
    ("facts", "", "{{ app.name }} "),
    ("braces", "", "{{"),
    ("ids", "", "{#a}"),
    ("dates", "", "2026-01-01 "),
    ("marks that show", "", "*更多：*您 "),
    ("combining signs", "e", "\u{301}"),
];

/// The patterns of TOML, in a table of records.
pub const TOML_PATTERNS: [(&str, &str, &str); 10] = [
    ("brackets", "a = ", "["),
    ("tables", "a = ", "{a="),
    ("dots", "a", ".a"),
    ("headers", "", "[[a]]\n"),
    ("junk lines", "", "*\n"),
    ("keys without values", "", "a =\n"),
    ("equal keys", "", "a = 1\n"),
    ("quotation marks", "a = ", "\""),
    ("full-width signs", "", "名称＝“a”\n"),
    ("unknown tables", "", "[uses.a]\npurpse = \"x\"\n"),
];

/// A text of about so many bytes.
pub fn text(pattern: (&str, &str, &str), size: usize) -> String {
    format!("{}{}\n", pattern.1, pattern.2.repeat(size / pattern.2.len()))
}

/// The smallest site with a text in the place of its prose, or of a file of records.
pub fn site(path: &str, text: String) -> Input {
    let settings = "base_url = \"https://example.com/\"\nlanguages = [\"en\"]\ntime_zone = \"UTC\"\n";
    let records = "title = \"Policy\"\npublished = 2026-01-01\neffective = 2026-01-01\napp.name = \"Torch\"\n\
        [parties.us]\nname = \"Torch Ltd\"\nrole = \"controller\"\nemail = \"privacy@torch.example\"\n";
    let mut files = vec![
        ("site.toml".to_owned(), settings.to_owned()),
        ("content/p/1/policy.toml".to_owned(), records.to_owned()),
        (format!("content/p/1/{path}"), text),
    ];
    if path != "en.md" {
        files.push(("content/p/1/en.md".to_owned(), "We keep no data.\n".to_owned()));
    }
    Input(files)
}
