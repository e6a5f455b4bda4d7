//! The preview in a real browser.

use std::thread::sleep;
use std::time::Duration;

use serde_json::json;

use crate::devtools::Browser;
use crate::preview::Preview;
use crate::project::DAY;
use crate::project::Project;

const EN: &str = "content/torch/2026-01-01/en.md";
const TOML: &str = "content/torch/2026-01-01/policy.toml";

/// The page in the frame.
const PAGE: &str = "document.querySelector('.page:not(.coming)').contentDocument";

/// A policy of many clauses.
fn long(extra: &str) -> String {
    let clause =
        |number: usize| format!("## Clause {number} {{#clause-{number}}}\n\n{}\n\n", "Some words. ".repeat(40));
    let head = format!("This policy covers {{{{ app.name }}}}.\n\n## Contact {{#contact}}\n\nWrite to us.\n\n{extra}");
    (1..=40).map(clause).fold(head, |text, clause| text + &clause)
}

fn in_page(expression: &str) -> String {
    expression.replace("PAGE", PAGE)
}

#[test]
fn a_save_is_seen_at_the_same_place_in_every_tab() {
    let project = Project::smallest();
    project.write(EN, &long(""));
    let preview = Preview::start(&project.path(""), &["--as-of", DAY]);
    let mut browser = Browser::start();
    let tabs: Vec<_> = (0..8).map(|_| browser.open(&preview.url("/_preview/"))).collect();
    for tab in &tabs {
        browser.wait(tab, &in_page("PAGE.getElementById('clause-40')"));
    }
    let first = &tabs[0];
    // The newest draft is shown first, as it is to be published.
    let shown =
        "location.hash === '#/torch/v/2026-01-01/en/' && document.getElementById('release').value === '2026-01-01'";
    browser.wait(first, shown);
    let top = in_page("PAGE.getElementById('clause-30').getBoundingClientRect().top");
    browser.value(first, &in_page("PAGE.getElementById('clause-30').scrollIntoView()"));
    browser.value(first, &in_page("PAGE.defaultView.scrollBy(0, 37)"));
    browser.value(first, &in_page("PAGE.querySelector('main details').open = true"));
    let before = browser.value(first, &top).as_f64().unwrap();
    project.write(EN, &long(&format!("## A new clause {{#new}}\n\n{}\n\n", "New words. ".repeat(500))));
    for tab in &tabs {
        browser.wait(tab, &in_page("PAGE.getElementById('new')"));
    }
    let after = browser.value(first, &top).as_f64().unwrap();
    assert!((before - after).abs() < 2.0, "the clause stood at {before} and stands at {after}");
    assert_eq!(browser.value(first, "document.querySelectorAll('.page').length"), json!(1));
    assert_eq!(browser.value(first, &in_page("PAGE.querySelector('main details').open")), json!(true));
    // Where the clause itself is gone, the nearest that is left keeps its place.
    let near = in_page("PAGE.getElementById('clause-31').getBoundingClientRect().top");
    let before = browser.value(first, &near).as_f64().unwrap();
    let gone = long("").replace("## Clause 30 {#clause-30}\n", "");
    project.write(EN, &gone);
    browser.wait(first, &in_page("!PAGE.getElementById('clause-30')"));
    let after = browser.value(first, &near).as_f64().unwrap();
    assert!((before - after).abs() < 800.0, "the next clause stood at {before} and stands at {after}");
}

#[test]
fn what_is_wrong_is_shown_as_text_and_goes_when_it_is_mended() {
    let project = Project::smallest();
    let good = project.read(TOML);
    let preview = Preview::start(&project.path(""), &["--as-of", DAY]);
    let mut browser = Browser::start();
    let tab = browser.open(&preview.url("/_preview/#/torch/en/"));
    browser.wait(&tab, &in_page("PAGE.querySelector('h1')"));
    let hidden = "document.getElementById('panel').hidden && document.getElementById('notice').hidden";
    assert_eq!(browser.value(&tab, hidden), json!(true));
    let evil = "<img src=x onerror=document.title=1>";
    project.write(TOML, &good.replace("\"P90D\"", &format!("\"{evil}\"")).replace("purpose   =", "purpse ="));
    let errors = "document.querySelectorAll('#problems .problem.error').length >= 2 && !document.getElementById('notice').hidden";
    browser.wait(&tab, errors);
    let list = browser.value(&tab, "document.getElementById('problems').textContent");
    for part in [evil, "content/torch/2026-01-01/policy.toml:", "purpse", "purpose", "unknown-key"] {
        assert!(list.as_str().unwrap().contains(part), "{part} is not in {list}");
    }
    let images = in_page("document.querySelectorAll('img').length + PAGE.querySelectorAll('img').length");
    assert_eq!(browser.value(&tab, &images), json!(0));
    // The last good page stays.
    assert_eq!(
        browser.value(&tab, &in_page("PAGE.querySelector('h1').textContent.trim()")),
        json!("Torch privacy policy")
    );
    assert_eq!(preview.get("/torch/en/").status, 200);
    browser.value(&tab, "document.getElementById('tongue').click()");
    browser.wait(&tab, "document.querySelector('#problems .severity').textContent === '错误'");
    project.write(TOML, &good);
    browser.wait(&tab, hidden);
}

#[test]
fn a_site_that_is_broken_from_the_start_is_shown_once_it_is_mended() {
    let project = Project::smallest();
    let good = project.read(TOML);
    project.write(TOML, "title = ");
    let preview = Preview::spawn(&project.path(""), &["--port", "0", "--no-open", "--as-of", DAY]);
    preview.says("the pages stay as they were");
    assert_eq!(preview.get("/").status, 503);
    let mut browser = Browser::start();
    let tab = browser.open(&preview.url("/_preview/"));
    browser
        .wait(&tab, "document.querySelectorAll('#problems .error').length && !document.getElementById('empty').hidden");
    project.write(TOML, &good);
    browser.wait(&tab, &in_page("PAGE.querySelector('h1') && document.getElementById('panel').hidden"));
}

#[test]
fn the_page_comes_back_after_a_restart() {
    let project = Project::smallest();
    project.write(EN, &long(""));
    let preview = Preview::start(&project.path(""), &["--as-of", DAY]);
    let port = preview.port.to_string();
    let mut browser = Browser::start();
    let tab = browser.open(&preview.url("/_preview/#/torch/en/"));
    browser.wait(&tab, &in_page("PAGE.getElementById('clause-20')"));
    browser.value(&tab, &in_page("PAGE.getElementById('clause-20').scrollIntoView()"));
    let top = in_page("PAGE.getElementById('clause-20').getBoundingClientRect().top");
    let before = browser.value(&tab, &top).as_f64().unwrap();
    browser.value(&tab, "window.old = true");
    drop(preview);
    browser.wait(&tab, "document.getElementById('notice').dataset.says === 'ended'");
    project.write(EN, &long("## A new clause {#new}\n\nNew words.\n\n"));
    let _again = Preview::start(&project.path(""), &["--as-of", DAY, "--port", &port]);
    browser.wait(&tab, &in_page("!window.old && PAGE.getElementById('new')"));
    browser.wait(&tab, "document.getElementById('notice').hidden");
    let after = browser.value(&tab, &top).as_f64().unwrap();
    assert!((before - after).abs() < 2.0, "the clause stood at {before} and stands at {after}");
}

#[test]
fn switches_change_the_view_and_not_the_page() {
    let project = Project::smallest();
    project.write(EN, &long(""));
    let preview = Preview::start(&project.path(""), &["--as-of", DAY]);
    let mut browser = Browser::start();
    let tab = browser.open(&preview.url("/_preview/#/torch/en/"));
    browser.wait(&tab, &in_page("PAGE.getElementById('clause-20')"));
    let served = preview.get("/torch/en/").body;
    let choose = |value: &str| format!("document.querySelector('[value=\"{value}\"]').click()");
    for (width, wanted) in [("320", 320.0), ("390", 390.0), ("768", 768.0), ("paper", 658.0), ("full", 1280.0)] {
        browser.value(&tab, &choose(width));
        let found = browser.value(&tab, &in_page("PAGE.defaultView.innerWidth")).as_f64().unwrap();
        assert!((found - wanted).abs() <= 16.0, "{width}: {found}");
    }
    let ground = in_page("PAGE.defaultView.getComputedStyle(PAGE.documentElement).backgroundColor");
    browser.value(&tab, &choose("light"));
    let light = browser.value(&tab, &ground);
    browser.value(&tab, &choose("dark"));
    let dark = browser.value(&tab, &ground);
    assert_ne!(light, dark);
    browser.value(&tab, &choose("paper"));
    assert_eq!(browser.value(&tab, &ground), json!("rgb(255, 255, 255)"));
    let menu = in_page("PAGE.defaultView.getComputedStyle(PAGE.querySelector('.pages')).display");
    assert_eq!(browser.value(&tab, &menu), json!("none"), "navigation is not printed");
    browser.value(&tab, &choose("full"));
    assert_eq!(browser.value(&tab, &ground), dark);
    assert_eq!(preview.get("/torch/en/").body, served);
    // The list of problems makes the page narrower, and what is read stays in view.
    let top = in_page("PAGE.getElementById('clause-30').getBoundingClientRect().top");
    browser.value(&tab, &in_page("PAGE.getElementById('clause-30').scrollIntoView()"));
    for open in ["true", "false"] {
        let before = browser.value(&tab, &top).as_f64().unwrap();
        browser.value(&tab, "document.getElementById('count').click()");
        browser.wait(&tab, &format!("document.getElementById('count').getAttribute('aria-expanded') === '{open}'"));
        let after = browser.value(&tab, &top).as_f64().unwrap();
        assert!((before - after).abs() < 2.0, "the clause stood at {before} and stands at {after}");
    }
    // Another page of the same release, and back by the browser's own button.
    browser.value(&tab, "(p => { p.value = 'summary/'; p.dispatchEvent(new Event('change', {bubbles: true})) })(document.getElementById('page'))");
    browser.wait(
        &tab,
        &in_page("PAGE.location.pathname === '/torch/en/summary/' && location.hash === '#/torch/en/summary/'"),
    );
    assert_eq!(browser.value(&tab, &in_page("PAGE.defaultView.scrollY")), json!(0), "it begins at its top");
    browser.value(&tab, "history.back()");
    browser.wait(&tab, &in_page("PAGE.location.pathname === '/torch/en/'"));
}

#[test]
fn where_a_page_is_gone_the_nearest_is_shown() {
    let project = Project::smallest();
    project.write("content/torch/2026-06-01/policy.toml", &project.read(TOML).replace("2026-01-01", "2026-06-01"));
    project.write("content/torch/2026-06-01/en.md", &project.read(EN));
    let preview = Preview::start(&project.path(""), &["--as-of", DAY]);
    let mut browser = Browser::start();
    let tab = browser.open(&preview.url("/_preview/#/torch/v/2026-06-01/en/collected/"));
    browser.wait(&tab, &in_page("PAGE.location.pathname === '/torch/v/2026-06-01/en/collected/'"));
    std::fs::rename(project.path("content/torch/2026-06-01"), project.path("content/torch/2026-07-01")).unwrap();
    browser.wait(&tab, &in_page("PAGE.location.pathname === '/torch/v/2026-07-01/en/collected/'"));
    let notice = browser.value(&tab, "document.getElementById('notice-text').textContent");
    assert!(notice.as_str().unwrap().contains("/torch/v/2026-06-01/en/collected/"), "{notice}");
    sleep(Duration::from_millis(200));
    assert_eq!(browser.value(&tab, "document.querySelectorAll('.page').length"), json!(1));
}
