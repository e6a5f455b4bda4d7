//! `policysite build` on real sites.

use std::fs;

use crate::project::DAY;
use crate::project::Project;
use crate::project::tree;
use crate::project::visible_text;

#[test]
fn the_smallest_policy_shows_its_facts() {
    let project = Project::smallest();
    project.build();
    let text = visible_text(&project.read("public/torch/en/index.html"));
    let shown = [
        "Torch Ltd",
        "Controller",
        "privacy@torch.example",
        "1 January 2026",
        "Find and fix crashes",
        "90 days",
        "Crash log",
        "Camera",
        "Switch the lamp on; no picture is taken",
    ];
    for words in shown {
        assert!(text.contains(words), "`{words}` is not in: {text}");
    }
}

#[test]
fn the_demo_builds_without_an_error_and_only_with_known_warnings() {
    let project = Project::demo();
    let (said, code) = project.says(&["build", "--as-of", DAY]);
    assert_eq!(code, 0, "{said}");
    let explained = fs::read_to_string(crate::project::root().join("content/README.md")).unwrap();
    for line in said.lines().filter_map(|line| line.strip_prefix("warning[")) {
        let code = line.split(']').next().unwrap();
        assert!(explained.contains(&format!("`{code}`")), "content/README.md does not explain {code}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_everywhere() {
    let (first, second) = (Project::demo(), Project::demo());
    first
        .command(&["build", "--drafts", "--as-of", DAY])
        .env("TZ", "Pacific/Auckland")
        .env("LANG", "zh_CN.UTF-8")
        .assert()
        .success();
    let other = second.path("deep/er/site");
    let mut command = second.command(&["build", "--drafts", "--as-of", DAY, "--out", other.to_str().unwrap()]);
    command.env("TZ", "America/Los_Angeles").env("LC_ALL", "C").env("RAYON_NUM_THREADS", "1").assert().success();
    assert_eq!(tree(&first.path("public")), tree(&other));
}

#[test]
fn the_day_decides_which_text_is_in_force() {
    let project = Project::demo();
    project.command(&["build", "--as-of", "2023-09-01"]).assert().success();
    let text = project.read("public/e-mobile-7/en/index.html");
    let release = project.read("public/e-mobile-7/v/2022-08-04/en/index.html");
    let main = |html: &str| visible_text(html.split_once("<main").unwrap().1);
    assert!(main(&release).contains("2022-08-04"));
    assert!(visible_text(&text).contains("4 August 2022"), "the 2022 text is in force");
    let versions = project.read("public/e-mobile-7/versions.json");
    assert!(versions.contains("\"in_force\": \"2022-08-04\""), "{versions}");
    assert!(versions.contains("\"next_change\": \"2026-09-01\""), "{versions}");
}

#[test]
fn a_draft_before_any_release_does_not_send_its_reader_to_itself() {
    let project = Project::smallest();
    project.build();
    let page = project.read("public/torch/v/2026-01-01/en/index.html");
    assert!(!page.contains("release-line"), "there is no text in force: {page}");
}

#[test]
fn a_draft_is_built_only_when_asked_for() {
    let project = Project::smallest();
    project.release("torch", "2026-01-01", DAY);
    let project = project.file("content/torch/2027-01-01/policy.toml", crate::project::SMALLEST[1].1);
    let project = project.file("content/torch/2027-01-01/en.md", "Text.\n");
    project.build_on(DAY, &[]);
    assert!(!project.path("public/torch/v/2027-01-01").exists());
    project.build();
    let page = project.read("public/torch/v/2027-01-01/en/index.html");
    assert!(page.contains("noindex") && page.contains("data-draft=\"Draft\""), "{page}");
    let current = project.read("public/torch/en/index.html");
    assert!(!current.contains("data-draft"), "a draft is never the text in force");
}

#[test]
fn a_failed_build_leaves_the_last_good_site() {
    let project = Project::smallest();
    project.build();
    let before = tree(&project.path("public"));
    project.write("content/torch/2026-01-01/en.md", "A [broken](javascript:alert(1)) link.\n");
    project.command(&["build", "--drafts", "--as-of", DAY]).assert().code(1);
    assert_eq!(before, tree(&project.path("public")));
}

#[test]
fn strict_lets_warnings_fail() {
    let project = Project::smallest().file("content/torch/2026-01-01/sdks.toml", "[sdks.x]\n");
    project.build();
    project.command(&["build", "--drafts", "--as-of", DAY, "--strict"]).assert().code(1);
}

#[test]
fn a_folder_with_files_of_somebody_else_is_refused() {
    let project = Project::smallest().file("public/thesis.txt", "ten years of work");
    let (said, code) = project.says(&["build", "--drafts", "--as-of", DAY]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("thesis.txt"), "{said}");
    assert_eq!(project.read("public/thesis.txt"), "ten years of work");
}

#[test]
fn files_of_static_are_copied_and_may_not_take_the_place_of_a_page() {
    let project = Project::smallest().file("static/.well-known/security.txt", "Contact: mailto:a@b.example\n");
    project.build();
    assert!(project.read("public/.well-known/security.txt").starts_with("Contact"));
    project.write("static/torch/en/index.html", "mine");
    let (said, code) = project.says(&["build", "--drafts", "--as-of", DAY]);
    assert_eq!(code, 1);
    assert!(said.contains("output-conflict") && said.contains("a page") && said.contains("`static/`"), "{said}");
}

#[test]
fn a_user_theme_replaces_single_files_and_is_escaped() {
    let site = format!("{}theme = \"mine\"\n", crate::project::SMALLEST[0].1);
    let project = Project::smallest()
        .file("site.toml", &site)
        .file("themes/mine/templates/front.html", "<!doctype html>\n<html lang=\"en\" dir=\"ltr\"><head><title>{{ title }}</title></head><body><p>{{ policies[0].app }}</p></body></html>\n")
        .file("themes/mine/locales/en.ftl", "page-history = All versions of this text\n");
    let policy = crate::project::SMALLEST[1].1.replace("app.name  = \"Torch\"", "app.name  = \"<Torch> & \\\"Co\\\"\"");
    project.write("content/torch/2026-01-01/policy.toml", &policy);
    project.build();
    let front = project.read("public/index.html");
    assert!(front.contains("<p>&lt;Torch&gt; &amp; &quot;Co&quot;</p>"), "{front}");
    assert!(project.read("public/torch/en/history/index.html").contains("All versions of this text"));
}

#[test]
fn a_theme_with_script_is_not_published() {
    let site = format!("{}theme = \"mine\"\n", crate::project::SMALLEST[0].1);
    let page = "<!doctype html>\n<html lang=\"en\" dir=\"ltr\"><head><title>x</title></head><body><p onclick=\"x()\">x</p><script>x()</script></body></html>\n";
    let project = Project::smallest().file("site.toml", &site).file("themes/mine/templates/front.html", page);
    let (said, code) = project.says(&["build", "--drafts", "--as-of", DAY]);
    assert_eq!(code, 1);
    assert!(said.contains("forbidden-html") && said.contains("onclick") && said.contains("script"), "{said}");
    assert!(!project.path("public").exists());
}

#[test]
fn templates_are_escaped_whatever_their_name() {
    let site = format!("{}theme = \"mine\"\n", crate::project::SMALLEST[0].1);
    let front = "<!doctype html>\n<html lang=\"en\" dir=\"ltr\"><head><title>x</title></head><body><p>{% include \"part.txt\" %}</p></body></html>\n";
    let project = Project::smallest()
        .file("site.toml", &site)
        .file("themes/mine/templates/front.html", front)
        .file("themes/mine/templates/part.txt", "{{ policies[0].app }}");
    let policy = crate::project::SMALLEST[1].1.replace("app.name  = \"Torch\"", "app.name  = \"<b>Torch\"");
    project.write("content/torch/2026-01-01/policy.toml", &policy);
    project.build();
    assert!(project.read("public/index.html").contains("<p>&lt;b&gt;Torch</p>"));
}

#[test]
fn before_the_first_release_its_text_stands_at_the_address() {
    let earlier = crate::project::SMALLEST[1].1.replace("published = 2026-01-01", "published = 2025-12-01");
    let project = Project::smallest().file("content/torch/2026-01-01/policy.toml", &earlier);
    project.release("torch", "2026-01-01", "2025-12-01").build_on("2025-12-15", &[]);
    let text = visible_text(&project.read("public/torch/en/index.html"));
    assert!(text.contains("1 January 2026"), "the dates say when it begins: {text}");
    assert!(project.read("public/torch/versions.json").contains("\"in_force\": null"));
    assert!(visible_text(&project.read("public/torch/en/upcoming/index.html")).contains("2026-01-01"));
}

#[test]
fn a_version_that_is_not_modelled_still_has_a_page_of_what_changed_since() {
    let project = Project::demo();
    project.build();
    let page = visible_text(&project.read("public/e-mobile-7/zh-CN/since/2020-01-01/index.html"));
    assert!(page.contains("2026-10-01"), "{page}");
    assert!(project.path("public/e-mobile-7/en/since/2026-10-01/index.html").exists());
}

#[test]
fn the_taxonomy_can_be_extended_for_a_site_and_for_a_policy() {
    let site = format!(
        "{}[taxonomy.groups.vehicle]\nlabel = {{ en = \"Vehicle\" }}\n[taxonomy.data.\"vehicle.vin\"]\nlabel = {{ en = \"Chassis number\" }}\n",
        crate::project::SMALLEST[0].1
    );
    let project = Project::smallest().file("site.toml", &site).file(
        "content/torch/2026-01-01/data.toml",
        "[data.\"voice.print\"]\nlabel = \"Sound of the voice\"\nparent = \"biometric.voiceprint\"\n[uses.car]\n\
         data = [\"vehicle.vin\", \"voice.print\"]\npurpose = \"Unlock the car\"\n",
    );
    project.build();
    let page = project.read("public/torch/en/collected/index.html");
    let text = visible_text(&page);
    for words in ["Vehicle", "Chassis number", "Sound of the voice", "Unlock the car", "Biometric"] {
        assert!(text.contains(words), "`{words}` is not in: {text}");
    }
}

#[test]
fn a_broken_draft_does_not_keep_the_site_from_being_built() {
    let draft = crate::project::SMALLEST[1].1.replace("published = 2026-01-01\n", "data = 7\n");
    let project = Project::smallest();
    project.release("torch", "2026-01-01", DAY);
    let project = project.file("content/torch/next/policy.toml", &draft);
    let project = project.file("content/torch/next/en.md", "From {{ published }} and {{ nonsense.\u{7}\n");
    project.build_on(DAY, &[]);
    let (said, code) = project.says(&["check", "--as-of", DAY]);
    assert!(code == 1 && said.contains("content/torch/next"), "{said}");
}

#[test]
fn the_output_folder_may_be_a_link_but_not_inside_the_inputs() {
    let project = Project::smallest();
    fs::create_dir(project.path("real")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("real", project.path("public")).unwrap();
    project.build();
    assert!(project.path("real/torch/en/index.html").exists() && project.path("public").is_symlink());
    let (said, code) = project.says(&["build", "--drafts", "--as-of", DAY, "--out", "static/site"]);
    assert!(code == 2 && said.contains("inside static/"), "{said}");
    assert!(!project.path("static").exists());
}

#[test]
fn a_changed_footnote_is_seen_in_the_comparison() {
    let later = crate::project::SMALLEST[1].1.replace("2026-01-01", "2026-02-01");
    let project = Project::smallest()
        .file("content/torch/2026-01-01/en.md", "Text[^1].\n\n[^1]: old note\n    - with a list\n")
        .file("content/torch/2026-02-01/policy.toml", &later)
        .file("content/torch/2026-02-01/en.md", "Text[^1].\n\n[^1]: new note\n    - with a list\n");
    project.build();
    let page = visible_text(&project.read("public/torch/v/2026-02-01/en/changes/index.html"));
    assert!(page.contains("old note") && page.contains("new note"), "{page}");
}

/// The files of the demonstration when some outputs are switched off.
fn files_without(outputs: &str) -> (Vec<String>, String) {
    let project = Project::demo();
    let site = project.read("site.toml");
    project.write("site.toml", &site.replace("pairs = \"all\"", &format!("pairs = \"all\"\n{outputs}")));
    let (said, code) = project.says(&["build", "--as-of", DAY]);
    let errors: String = said.lines().filter(|line| line.starts_with("error[")).collect();
    let files = if code == 0 { tree(&project.path("public")).into_keys().collect() } else { Vec::new() };
    (files, errors)
}

#[test]
fn outputs_that_are_switched_off_are_not_there_and_nothing_leads_to_them() {
    let (all, _) = files_without("");
    let switched = [
        ("changes = false", &["/changes/", "/since/", "/compare/", "changes.json"][..]),
        ("webview = false", &["/embed/", "/paste/", "bundle", "dialog"]),
        (
            "data = false\nwebview = false",
            &["/embed/", "/paste/", "bundle", "dialog", "/text/", "policy.json", "anchors"],
        ),
    ];
    for (outputs, gone) in switched {
        let (files, errors) = files_without(outputs);
        assert_eq!(errors, "", "{outputs}");
        let is_page_of_app = |path: &str| path.contains("/embed/");
        for part in gone {
            assert!(all.iter().any(|path| path.contains(part)), "{part} is never there");
            let left = files.iter().find(|path| path.contains(part) && !is_page_of_app(path));
            assert_eq!(left, None, "{outputs}");
        }
        let stays = |path: &&String| gone.iter().all(|part| !path.contains(part));
        assert!(all.iter().filter(stays).all(|path| files.contains(path)), "{outputs} takes more away");
    }
}

#[test]
fn a_text_that_links_to_a_list_needs_the_lists() {
    let (_, errors) = files_without("lists = false");
    assert!(errors.contains("collected/"), "{errors}");
    let project = Project::smallest();
    let site = project.read("site.toml");
    project.write("site.toml", &format!("{site}\n[outputs]\nlists = false\n"));
    project.build();
    let files = tree(&project.path("public"));
    assert!(files.contains_key("torch/en/index.html") && !files.contains_key("torch/en/collected/index.html"));
    assert!(files.contains_key("torch/embed/en/collected.html"), "the files for apps are whole");
}

#[test]
fn the_times_of_a_build_are_told_phase_by_phase() {
    let project = Project::smallest();
    let output =
        project.command(&["build", "--drafts", "--as-of", DAY, "--timings"]).assert().success().get_output().clone();
    let said = String::from_utf8(output.stdout).unwrap();
    let phases = [
        "reading files",
        "reading policies",
        "comparing releases",
        "rendering",
        "checking",
        "links",
        "writing",
        "in all",
    ];
    let places: Vec<Option<usize>> = phases.iter().map(|phase| said.find(phase)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{said}");
}
