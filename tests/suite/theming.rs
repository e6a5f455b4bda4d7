//! Themes: what `docs/theming.md` shows is built, and the plain theme says what the default one says.

use std::fs;

use crate::project::Project;
use crate::project::SMALLEST;
use crate::project::root;

const SDK: &str = "\n[sdks.maps]\nname = \"Maps\"\nprovider = \"us\"\nplatforms = [\"android\"]\npurpose = \"Show the way\"\nprivacy = \"https://maps.example/privacy\"\n";

/// The smallest site with an SDK, and lines added to `site.toml`.
fn site(more: &str) -> Project {
    let policy = format!("{}{SDK}", SMALLEST[1].1);
    let site = format!("{}{more}", SMALLEST[0].1);
    Project::smallest().file("site.toml", &site).file(SMALLEST[1].0, &policy)
}

/// The style sheet of a site, by the name that its front page has for it.
fn style(project: &Project) -> String {
    let page = project.read("public/index.html");
    let (_, rest) = page.split_once("<link rel=\"stylesheet\" href=\"").unwrap();
    project.read(&format!("public/{}", rest.split('"').next().unwrap()))
}

fn manual() -> String {
    fs::read_to_string(root().join("docs/theming.md")).unwrap()
}

/// The files of themes that the manual shows.
fn examples(manual: &str) -> Vec<(&str, &str)> {
    let parts = manual.split("<!-- theme: ").skip(1);
    parts
        .map(|part| {
            let (path, rest) = part.split_once(" -->\n```").unwrap();
            let (_, rest) = rest.split_once('\n').unwrap();
            (path, rest.split_once("\n```").unwrap().0)
        })
        .collect()
}

#[test]
fn the_themes_of_the_manual_do_what_it_says() {
    let manual = manual();
    let examples = examples(&manual);
    assert_eq!(examples.len(), 5);
    let project = examples.iter().fold(site("theme = \"acme\"\n"), |site, (path, text)| site.file(path, text));
    project.build();

    let sdks = project.read("public/torch/en/sdks/android/index.html");
    let heads: Vec<&str> = sdks.split("<th scope=\"col\">").skip(1).filter_map(|head| head.split('<').next()).collect();
    assert_eq!(heads, ["Name", "Purpose", "Privacy policy"]);
    assert!(sdks.contains("<p>Acme Ltd, 1 Example Road, Shanghai</p>") && sdks.contains("Back to the top"), "{sdks}");
    assert!(project.read("public/index.html").contains("<p>Acme Ltd"), "the front page has the foot, too");
    assert!(project.read("public/torch/en/history/index.html").contains("<p>Write to privacy@acme.example"));
    let style = style(&project);
    assert!(
        style.starts_with(":root {\n    --paper: #fdfdfb;") && style.ends_with("color: var(--link);\n}"),
        "{style}"
    );
}

#[test]
fn the_look_of_the_manual_is_on_every_page() {
    let manual = manual();
    let look = manual.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    assert!(look.starts_with("[look]"));
    let logo = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 1\"></svg>";
    let project = site(look).file("static/logo.svg", logo);
    project.build();
    let page = project.read("public/torch/en/collected/index.html");
    assert!(page.contains("<img class=\"logo\" src=\"../../../logo.svg\" alt=\"\">"), "{page}");
    assert!(page.contains("<a href=\"https://www.example.com/\">Company site</a>"), "{page}");
    assert!(
        page.contains("<a href=\"https://beian.miit.gov.cn/\" lang=\"zh\" dir=\"auto\">沪ICP备00000000号</a>"),
        "{page}"
    );
    let style = style(&project);
    let dark = style.find("prefers-color-scheme: dark").unwrap();
    assert!(style[..dark].contains("--link: #8a1f3c;") && style[dark..].contains("--link: #f0a0b4;"), "{style}");
    assert!(style.contains("--text-font: \"Acme Sans\", \"Arial\", var(--sans);"), "{style}");
    assert!(style.contains("--tight: 0.15;"), "{style}");
}

#[test]
fn files_of_a_theme_are_published_under_names_that_change_with_them() {
    let base = "{% extends \"page.html\" %}\n{% block site_header %}{% if not frame.webview %}<img src=\"{{ frame.root }}{{ asset(name=\"img/mark.svg\") }}\" alt=\"\">{% endif %}{% endblock site_header %}\n";
    let project = site("theme = \"acme\"\n")
        .file("themes/acme/templates/base.html", base)
        .file("themes/acme/assets/style.css", "@font-face { font-family: A; src: url(a.woff2) }\n")
        .file("themes/acme/assets/a.woff2", "font")
        .file("themes/acme/assets/img/mark.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>");
    let names = || {
        let files = crate::project::tree(&project.path("public/assets")).into_keys();
        files.map(|name| name.split('.').nth(1).unwrap().to_owned()).collect::<Vec<_>>()
    };
    project.build();
    let before = names();
    assert!(before.iter().all(|hash| hash.len() == 16), "{before:?}");
    let font = format!("url(\"a.{}.woff2\")", before[0]);
    assert!(style(&project).contains(&font), "{font} in {}", style(&project));
    let page = project.read("public/torch/en/collected/index.html");
    assert!(page.contains(&format!("<img src=\"../../../assets/img/mark.{}.svg\" alt=\"\">", before[1])), "{page}");

    project.write("themes/acme/assets/a.woff2", "another font");
    project.build();
    let after = names();
    assert!(before[0] != after[0] && before[1] == after[1] && before[2] != after[2], "{before:?} {after:?}");

    project.write("themes/acme/assets/style.css", "p { background: url(gone.png) }\n");
    let (said, code) = project.says(&["build", "--drafts"]);
    assert!(code == 1 && said.contains("links to `gone.png`, which is not there"), "{said}");
    project.write("themes/acme/assets/img/mark.svg", "");
    let (said, code) = project.says(&["build", "--drafts"]);
    assert!(code == 1 && said.contains("the theme has no file `assets/img/mark.svg`"), "{said}");
}

#[test]
fn the_plain_theme_has_the_same_clauses_and_no_style() {
    let default = Project::demo();
    default.build();
    let plain = Project::demo();
    let settings = default.read("site.toml").replace("base_url", "theme = \"plain\"\nbase_url");
    plain.write("site.toml", &settings);
    plain.build();
    assert!(!plain.path("public/assets").exists());
    for page in ["e-mobile-7/zh-CN/", "e-mobile-7/en/collected/", "e-mobile-7/v/2026-10-01/en/changes/", ""] {
        let page = plain.read(&format!("public/{page}index.html"));
        assert!(!page.contains("stylesheet") && !page.contains("style="), "{page}");
    }
    let anchors = |project: &Project| {
        let page = project.read("public/e-mobile-7/en/index.html");
        let ids = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned);
        ids.filter(|id| id.starts_with(|c: char| c.is_ascii_lowercase())).collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(anchors(&plain), anchors(&default), "every clause and record can be linked to");
}

#[test]
fn words_of_a_theme_are_words_and_no_markup() {
    let uses = "\n[uses.crash]\ndata = [\"log.crash\"]\npurpose = \"Find faults\"\nbasis = { cn = \"consent\" }\nreceivers = [\"us\"]\n";
    let project = site("theme = \"acme\"\n").file("themes/acme/locales/en.ftl", "regime-cn = <b>PIPL</b> & co\n");
    let project = project.file(SMALLEST[1].0, &format!("{}{uses}", SMALLEST[1].1));
    project.build();
    let page = project.read(&format!("public/{}/en/shared/index.html", SMALLEST[1].0.split('/').nth(1).unwrap()));
    assert!(page.contains("&lt;b&gt;PIPL&lt;/b&gt; &amp; co") && !page.contains("<b>PIPL"), "{page}");
}
