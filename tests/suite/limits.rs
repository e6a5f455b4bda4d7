//! Folders and texts that are too much: each is refused in words, and nothing hangs.

use std::fs;
use std::fs::File;

use crate::fuzz::pathologies;
use crate::fuzz::pathologies::PATTERNS;
use crate::fuzz::pathologies::TOML_PATTERNS;
use crate::fuzz::targets::Target;
use crate::project::DAY;
use crate::project::Project;

/// The size of a text that keeps a reader busy: small, as these tests run unoptimized. `examples/fuzz.rs sizes` takes
/// larger ones and measures.
const BUSY: usize = 4_000;

fn check(project: &Project) -> (String, i32) {
    project.says(&["check", "--as-of", DAY])
}

#[test]
fn files_that_are_too_large_are_refused_by_their_size() {
    let project = Project::smallest();
    let text = File::create(project.path("content/torch/2026-01-01/big.toml")).unwrap();
    text.set_len((8 << 20) + 1).unwrap();
    fs::create_dir(project.path("static")).unwrap();
    File::create(project.path("static/film.mp4")).unwrap().set_len((25 << 20) + 1).unwrap();
    File::create(project.path("static/fits.pdf")).unwrap().set_len(25 << 20).unwrap();
    let (said, code) = check(&project);
    assert_eq!(code, 1);
    assert!(said.contains("`content/torch/2026-01-01/big.toml` is larger than 8 MB"), "{said}");
    assert!(said.contains("`static/film.mp4` is larger than 25 MB"), "{said}");
    assert!(said.contains("2 errors, 0 warnings"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_above_it_comes_to_an_end() {
    let project = Project::smallest();
    std::os::unix::fs::symlink("..", project.path("content/torch/loop")).unwrap();
    let (said, code) = check(&project);
    assert_eq!(code, 1);
    assert!(said.contains("[folders-too-deep]"), "{said}");
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_site_is_read_and_no_pipe_is_waited_for() {
    let other = Project::new().file("secret.txt", "secret");
    let project = Project::smallest();
    std::os::unix::fs::symlink(other.path(""), project.path("static")).unwrap();
    let (said, code) = check(&project);
    assert!(code == 1 && said.contains("[symlink-outside]") && !said.contains("secret"), "{said}");
    let project = Project::smallest();
    fs::remove_file(project.path("site.toml")).unwrap();
    std::os::unix::fs::symlink(other.path("secret.txt"), project.path("site.toml")).unwrap();
    let (said, code) = check(&project);
    assert!(code != 0 && said.contains("[symlink-outside]") && !said.contains("= secret"), "{said}");
    let project = Project::smallest();
    fs::remove_file(project.path("site.toml")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(project.path("site.toml")).status().unwrap().success());
    let (said, code) = check(&project);
    assert!(code != 0 && said.contains("[unreadable]"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_terminal_gets_no_sign_that_it_would_obey() {
    let project = Project::smallest();
    let folder = "content/torch/2026-01-01";
    for name in ["ev\u{1b}[31mil.md", "a\n::warning file=x::pwn.md", "b\u{202e}dm.md", "c\u{9b}31m.md"] {
        project.write(&format!("{folder}/{name}"), "x\n");
    }
    project.write(&format!("{folder}/en.md"), "{{ a\u{9b}31m }} \u{9b}31m \u{1b}[2J\n");
    for arguments in [vec!["check", "--as-of", DAY], vec!["check", "--as-of", DAY, "--format", "github"]] {
        let output = project.command(&arguments).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap() + &String::from_utf8(output.stdout).unwrap();
        let obeyed = said.chars().find(|sign| sign.is_control() && *sign != '\n' || *sign == '\u{202e}');
        assert_eq!(obeyed, None, "{said}");
        assert!(said.contains("bad-file-name") && !said.contains("\n::warning file=x"), "{said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_are_reported() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let project = Project::smallest();
    let name = OsStr::from_bytes(b"policy\xff.toml");
    fs::write(project.path("content/torch/2026-01-01").join(name), "").unwrap();
    let (said, code) = check(&project);
    assert_eq!(code, 1);
    assert!(said.contains("[bad-file-name]") && said.contains("is not UTF-8"), "{said}");
}

#[test]
fn themes_that_never_end_are_stopped() {
    for (template, code) in [
        (
            "{% for i in range(end=100000) %}{% for j in range(end=100000) %}0123456789{% endfor %}{% endfor %}",
            "page-too-large",
        ),
        ("{% include \"front.html\" %}", "template"),
        ("{% extends \"front.html\" %}", "template"),
        ("{% component bomb() %}{{ <bomb/> }}{% endcomponent bomb %}{{ <bomb/> }}", "template"),
        (&format!("{{{{ {}1{} }}}}", "(".repeat(5000), ")".repeat(5000)), "template"),
        (&"{% if true %}".repeat(5000), "template"),
    ] {
        let project = Project::smallest().file("themes/mine/templates/front.html", template);
        project.write("site.toml", &format!("{}theme = \"mine\"\n", project.read("site.toml")));
        let (said, status) = project.says(&["build", "--drafts", "--as-of", DAY]);
        assert_eq!(status, 1, "{said}");
        assert!(said.contains(&format!("[{code}]")), "{said}");
        assert!(!project.path("public").exists());
    }
}

#[test]
fn texts_made_to_keep_a_reader_busy_are_read() {
    for pattern in PATTERNS {
        let words = pathologies::text(pattern, BUSY);
        assert_eq!(Target::Site.run(&pathologies::site("en.md", words)), Ok(()), "{}", pattern.0);
    }
    for pattern in TOML_PATTERNS {
        let records = pathologies::text(pattern, BUSY);
        assert_eq!(Target::Records.run(&pathologies::site("x.toml", records)), Ok(()), "{}", pattern.0);
    }
}

#[test]
fn texts_and_tables_without_end_are_refused() {
    let project = Project::smallest();
    project.write("content/torch/2026-01-01/en.md", &"* x\n".repeat(100_001));
    let definitions: Vec<String> = (0..=2000).map(|number| format!("[{number}]: https://torch.example/\n")).collect();
    project.write("content/torch/2/en.md", &definitions.concat());
    let records: Vec<String> = (0..=5000).map(|number| format!("[features.f{number}]\nname = \"F\"\n")).collect();
    let items = "\"device.os\", ".repeat(10_000);
    project.write("content/torch/2/features.toml", &records.concat());
    project.write("content/torch/2/uses.toml", &format!("[uses.crash]\ndata = [{items}]\n"));
    let (said, code) = check(&project);
    assert_eq!(code, 1);
    for (what, place) in [
        ("100000 paragraphs, items and rows", "content/torch/2026-01-01/en.md:100001:1"),
        ("2000 targets of links", "content/torch/2/en.md:2001:1"),
        ("the list `data` has more than 500 items", "content/torch/2/uses.toml:2:6509"),
        ("`features` has more than 5000 records", "content/torch/2/features.toml:10001:11"),
    ] {
        assert!(said.contains(what) && said.contains(place), "{what}: {}", said.lines().take(60).collect::<String>());
    }
}

#[test]
fn the_deepest_text_that_is_allowed_is_built() {
    for (mark, levels) in [("> ", 59), ("1. ", 29)] {
        let project = Project::smallest();
        project.write("content/torch/2026-01-01/en.md", &format!("{}deep\n", mark.repeat(levels)));
        project.build();
        assert!(project.read("public/torch/en/index.html").contains("deep"));
    }
}

#[test]
fn a_fault_that_stands_a_thousand_times_is_told_five_hundred_times() {
    let project = Project::smallest();
    project.write("content/torch/2026-01-01/en.md", &"A line with *more：*words.\n\n".repeat(1000));
    let (said, _) = check(&project);
    assert_eq!(said.matches("warning[visible-markup]").count(), 500);
    assert!(
        said.contains("500 more findings are not shown") && said.contains("1000 warnings"),
        "{}",
        &said[said.len() - 200..]
    );
}
