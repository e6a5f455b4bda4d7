//! Where a page stands in the site, and the relative links from it.

use crate::model::LanguageTag;
use crate::model::PageRef;

/// What stands for the language tag in the pattern of a folder.
const LANGUAGE: &str = "{lang}";

/// The pages of one text in one language: the text in force, or one release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// The folder in any language: `e-mobile-7/{lang}/`.
    pattern: String,
    /// The folder of the pages: `e-mobile-7/en/` or `e-mobile-7/v/2022-08-04/en/`.
    pub folder: String,
    /// What the pages are if an app shows them.
    webview: Option<Webview>,
}

/// Pages that an app shows, each a file that stands alone: what would be the folder `sdks/ios/` is `sdks-ios.html`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Webview {
    /// The folder of the files in all languages: `e-mobile-7/embed/`.
    root: String,
    /// Where the site is published. Whatever is no such file is there.
    base_url: String,
}

impl Webview {
    /// The file of a page, given its folder; `None` for what is not among the files.
    fn file(&self, folder: &str) -> Option<String> {
        let (language, page) = folder.strip_prefix(&self.root)?.split_once('/')?;
        let name = if page.is_empty() { "policy".to_owned() } else { page.trim_end_matches('/').replace('/', "-") };
        Some(format!("{}{language}/{name}.html", self.root))
    }
}

impl Home {
    /// The pages of the text in force.
    pub fn current(policy: &str, language: &LanguageTag) -> Self {
        Self::new(format!("{policy}/{LANGUAGE}/"), language)
    }

    /// The pages of one release.
    pub fn release(policy: &str, version: &str, language: &LanguageTag) -> Self {
        Self::new(format!("{policy}/v/{version}/{LANGUAGE}/"), language)
    }

    /// The comparison of two releases.
    pub fn pair(policy: &str, before: &str, after: &str, language: &LanguageTag) -> Self {
        Self::new(format!("{policy}/compare/{before}/{after}/{LANGUAGE}/"), language)
    }

    /// The files of the text in force, or of a release, that an app shows.
    pub fn webview(base_url: &str, policy: &str, version: Option<&str>, language: &LanguageTag) -> Self {
        let release = version.map(|version| format!("v/{version}/")).unwrap_or_default();
        let root = format!("{policy}/{release}embed/");
        let home = Self::new(format!("{root}{LANGUAGE}/"), language);
        Self { webview: Some(Webview { root, base_url: base_url.to_owned() }), ..home }
    }

    /// Whether the pages are files that an app shows.
    pub fn is_webview(&self) -> bool {
        self.webview.is_some()
    }

    fn new(pattern: String, language: &LanguageTag) -> Self {
        Self { folder: pattern.replace(LANGUAGE, language.as_str()), pattern, webview: None }
    }
}

/// One page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its folder: `e-mobile-7/en/sdks/android/`.
    pub folder: String,
    /// Its folder in any language.
    pattern: String,
    /// The folder of the full text that belongs to it.
    text: String,
    /// The folder of the history and of what else belongs to the policy in this language.
    current: String,
    /// What the ids of clauses begin with on a page that stands alone.
    prefix: &'static str,
    /// What the page is if an app shows it.
    webview: Option<Webview>,
}

impl Place {
    /// A page below a home: `sdks/android/`; empty for the home itself. `text` is where its full text stands.
    pub fn below(home: &Home, page: &str, text: &Home, current: &Home) -> Self {
        Self {
            folder: format!("{}{page}", home.folder),
            pattern: format!("{}{page}", home.pattern),
            text: text.folder.clone(),
            current: current.folder.clone(),
            prefix: "",
            webview: home.webview.clone(),
        }
    }

    /// A page that belongs to no text, in a folder of the site: `e-mobile-7/`, or an empty text for its front page.
    pub fn of_site(folder: &str) -> Self {
        Self { folder: folder.to_owned(), pattern: folder.to_owned(), prefix: "", ..Self::alone() }
    }

    /// A comparison that belongs to no site: its clauses are links within it.
    pub fn alone() -> Self {
        let nowhere = String::new;
        Self {
            folder: nowhere(),
            pattern: nowhere(),
            text: nowhere(),
            current: nowhere(),
            prefix: "Clause-",
            webview: None,
        }
    }

    /// Whether an app shows it.
    pub fn is_webview(&self) -> bool {
        self.webview.is_some()
    }

    /// Whether it belongs to no site.
    pub fn is_alone(&self) -> bool {
        !self.prefix.is_empty()
    }

    /// The same page, with the clauses of another text in view.
    #[must_use]
    pub fn showing(&self, text: &Home) -> Self {
        Self { text: text.folder.clone(), ..self.clone() }
    }

    /// A link to the same page in another language.
    pub fn in_language(&self, language: &LanguageTag) -> String {
        self.link_to(&self.folder_in(language))
    }

    /// The folder of the same page in another language.
    pub fn folder_in(&self, language: &LanguageTag) -> String {
        self.pattern.replace(LANGUAGE, language.as_str())
    }

    /// The path of its file.
    pub fn path(&self) -> String {
        let file = self.webview.as_ref().and_then(|webview| webview.file(&self.folder));
        file.unwrap_or_else(|| format!("{}index.html", self.folder))
    }

    /// A link to a folder or file of the site, given from the root. From a file that an app shows it is relative to other
    /// such files of the same text only.
    pub fn link_to(&self, path: &str) -> String {
        let Some(webview) = &self.webview else { return relative(&self.folder, path) };
        let own = self.path();
        let (folder, _) = own.split_at(own.rfind('/').map_or(0, |at| at + 1));
        webview.file(path).map_or_else(|| format!("{}{path}", webview.base_url), |file| relative(folder, &file))
    }

    /// Whether this is the page of the full text.
    pub fn is_text(&self) -> bool {
        self.folder == self.text
    }

    /// A link to a clause of the text.
    pub fn clause(&self, id: &str) -> String {
        let prefix = self.prefix;
        if self.is_text() { format!("#{prefix}{id}") } else { format!("{}#{id}", self.link_to(&self.text)) }
    }

    /// A link to a generated page of the same text; the history belongs to the policy.
    pub fn page(&self, page: PageRef) -> String {
        let home = if page == PageRef::History { &self.current } else { &self.text };
        self.link_to(&format!("{home}{}", page_folder(page)))
    }
}

/// The path of the text of a release without markup.
pub fn plain_text_path(policy: &str, version: &str, language: &str) -> String {
    format!("{policy}/v/{version}/text/{language}.txt")
}

/// The folder of a generated page below its home.
pub fn page_folder(page: PageRef) -> String {
    match page {
        PageRef::Collected => "collected/".to_owned(),
        PageRef::Shared => "shared/".to_owned(),
        PageRef::Permissions => "permissions/".to_owned(),
        PageRef::Sdks(platform) => format!("sdks/{}/", platform.id()),
        PageRef::Summary => "summary/".to_owned(),
        PageRef::History => "history/".to_owned(),
    }
}

/// The path of the feed of a policy in a language: `e-mobile-7/feed.en.xml`.
pub fn feed_path(policy: &str, language: &LanguageTag) -> String {
    format!("{policy}/feed.{language}.xml")
}

/// The relative link from a folder of the site to a path of it.
pub fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split_terminator('/').collect();
    let (folder, file) = to.rsplit_once('/').map_or(("", to), |(folder, file)| (folder, file));
    let to: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let mut link = "../".repeat(from.len() - shared);
    for part in &to[shared..] {
        link.push_str(part);
        link.push('/');
    }
    link.push_str(file);
    if link.is_empty() { "./".to_owned() } else { link }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative() {
        assert_eq!(relative("a/en/", "assets/x.css"), "../../assets/x.css");
        assert_eq!(relative("a/en/", "a/en/"), "./");
        assert_eq!(relative("a/en/sdks/ios/", "a/en/"), "../../");
        assert_eq!(relative("", "a/en/"), "a/en/");
        assert_eq!(relative("a/en/", ""), "../../");
        assert_eq!(relative("a/en/", "a/zh-CN/collected/"), "../zh-CN/collected/");
    }

    #[test]
    fn a_clause_is_on_the_page_of_its_text() {
        let home = Home::release("a", "1", &"en".parse().unwrap());
        let current = Home::current("a", &"en".parse().unwrap());
        assert_eq!(Place::below(&home, "", &home, &current).clause("x"), "#x");
        let list = Place::below(&home, "sdks/ios/", &home, &current);
        assert_eq!(list.clause("x"), "../../#x");
        assert_eq!(list.in_language(&"zh-CN".parse().unwrap()), "../../../zh-CN/sdks/ios/");
        assert_eq!(list.page(PageRef::Collected), "../../collected/");
        assert_eq!(list.page(PageRef::History), "../../../../../en/history/");
    }

    #[test]
    fn an_app_shows_files_that_lead_to_each_other_and_to_the_site() {
        let (en, zh) = ("en".parse().unwrap(), "zh-CN".parse().unwrap());
        let home = Home::webview("https://a.example/legal/", "a", Some("1"), &zh);
        let current = Home::current("a", &zh);
        let list = Place::below(&home, "sdks/ios/", &home, &current);
        assert_eq!(list.path(), "a/v/1/embed/zh-CN/sdks-ios.html");
        assert_eq!(list.clause("x"), "policy.html#x");
        assert_eq!(list.page(PageRef::Collected), "collected.html");
        assert_eq!(list.page(PageRef::History), "https://a.example/legal/a/zh-CN/history/");
        assert_eq!(list.in_language(&en), "../en/sdks-ios.html");
        let text = Place::below(&home, "", &home, &current);
        assert_eq!((text.path().as_str(), text.clause("x").as_str()), ("a/v/1/embed/zh-CN/policy.html", "#x"));
        assert_eq!(text.showing(&Home::release("a", "0", &zh)).clause("x"), "https://a.example/legal/a/v/0/zh-CN/#x");
    }

    proptest::proptest! {
        #[test]
        fn a_relative_link_leads_where_it_should(
            from in "([ab]/){0,4}", folder in "([ab]/){0,4}", file in "(c\\.html)?",
        ) {
            let to = format!("{folder}{file}");
            let mut parts: Vec<&str> = from.split_terminator('/').collect();
            let link = relative(&from, &to);
            for part in link.split_inclusive('/') {
                match part {
                    "../" => drop(parts.pop()),
                    "./" => {}
                    part => parts.push(part.trim_end_matches('/')),
                }
            }
            let found = parts.join("/") + if file.is_empty() && !parts.is_empty() { "/" } else { "" };
            proptest::prop_assert_eq!(found, to);
        }
    }
}
