//! Pages in a real browser. `tests/run` installs Chromium; `CHROMIUM` names another program.

use std::process::Command;

use crate::project::Project;

/// The kinds of page, in both languages of the demonstration.
const PAGES: [&str; 17] = [
    "index.html",
    "e-mobile-7/index.html",
    "e-mobile-7/zh-CN/index.html",
    "e-mobile-7/en/index.html",
    "e-mobile-7/zh-CN/summary/index.html",
    "e-mobile-7/zh-CN/collected/index.html",
    "e-mobile-7/en/shared/index.html",
    "e-mobile-7/zh-CN/permissions/index.html",
    "e-mobile-7/en/sdks/android/index.html",
    "e-mobile-7/zh-CN/history/index.html",
    "enterprise-security/en/upcoming/index.html",
    "enterprise-security/zh-CN/index.html",
    "enterprise-security/v/2026-12-15/en/index.html",
    "e-mobile-7/v/2026-10-01/zh-CN/changes/index.html",
    "e-mobile-7/v/2026-10-01/zh-CN/changes/table/index.html",
    "enterprise-security/v/2026-12-15/en/changes/table/index.html",
    "enterprise-security/en/since/2026-12-15/index.html",
];

/// The narrowest screen that pages must fit without scrolling sideways (WCAG 1.4.10), in CSS pixels, and a wide one.
const WIDTHS: [u32; 2] = [320, 1280];

/// The smallest type, in CSS pixels.
const SMALLEST_TYPE: f64 = 12.0;

/// A page that holds each page in a frame, measures it, and writes a line for each fault.
const PROBE: &str = r#"<!doctype html><meta charset="utf-8"><pre id="faults">not measured</pre><script>
const jobs = JOBS;
function measure(frame, job) {
  const page = frame.contentDocument, root = page.documentElement, faults = [];
  const over = root.scrollWidth - root.clientWidth;
  if (over > 0) faults.push(`${job.page} at ${job.width}: ${over} px too wide`);
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  let small = null;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (!node.data.trim()) continue;
    const size = parseFloat(frame.contentWindow.getComputedStyle(node.parentElement).fontSize);
    if (size < SMALLEST && !small) small = `${job.page} at ${job.width}: "${node.data.trim().slice(0, 20)}" is ${size} px`;
  }
  if (small) faults.push(small);
  if (page.querySelectorAll("h1").length !== 1) faults.push(`${job.page}: not one h1`);
  return faults;
}
async function run() {
  const faults = [];
  for (const job of jobs) {
    const frame = document.createElement("iframe");
    frame.style.cssText = `width:${job.width}px;height:800px;border:0`;
    frame.src = job.page;
    document.body.append(frame);
    await new Promise(done => frame.onload = done);
    faults.push(...measure(frame, job));
    frame.remove();
  }
  document.getElementById("faults").textContent = faults.length ? faults.join("\n") : "none";
}
run();
</script>"#;

#[test]
fn pages_fit_a_small_screen_and_their_type_can_be_read() {
    let project = Project::demo();
    project.build();
    let jobs: Vec<String> =
        PAGES.iter().flat_map(|page| WIDTHS.map(|width| format!("{{page: \"{page}\", width: {width}}}"))).collect();
    let probe = PROBE.replace("JOBS", &format!("[{}]", jobs.join(","))).replace("SMALLEST", &SMALLEST_TYPE.to_string());
    project.write("public/probe.html", &probe);
    let url = format!("file://{}", project.path("public/probe.html").display());
    let faults = dump(&project, &url);
    assert_eq!(faults, "none");
}

/// A page that holds a comparison with both texts: every clause of the comparison without what was removed is the clause
/// of the text after, every clause before in the amendment table that of the text before, and every mark stands in running
/// text with words of its own.
const ACCEPTED: &str = r##"<!doctype html><meta charset="utf-8"><pre id="faults">not measured</pre><script>
async function load(page) {
  const frame = document.createElement("iframe");
  frame.src = page;
  document.body.append(frame);
  await new Promise(done => frame.onload = done);
  return frame.contentDocument;
}
// Lists made from records are told by the facts, and footnotes stand at the end of the text.
function words(element, gone) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(gone).forEach(part => part.remove());
  return copy.textContent.replace(/\s+/g, "");
}
const OTHERS = "section.clause, li[id], .number, .records, .facts, .parts, .table-note, dl, .away, hr, pre";
async function run() {
  const faults = [], changes = await load("PAGEchanges/index.html"), text = await load("PAGEindex.html");
  for (const mark of changes.querySelectorAll("#Wording ins, #Wording del")) {
    if (mark.querySelector("p, div, table, ul, ol, li, h3")) faults.push(`a block in ${mark.outerHTML}`);
    if (!mark.querySelector(".away") && !mark.closest(".legend")) faults.push(`no words in ${mark.outerHTML}`);
  }
  let compared = 0;
  for (const shown of changes.querySelectorAll("[id^=Clause-]")) {
    const id = shown.id.slice(7), own = text.getElementById(id);
    if (!own) { faults.push(`no ${id}`); continue; }
    const title = shown.querySelector(".title") || shown.querySelector("h3");
    const gone = "del, .away, .tag, .number, .next, .kinds, .remarks, .context, .block, .footnote-text";
    const isItem = own.tagName === "LI" || id === "preamble";
    const found = (isItem ? "" : words(title, gone)) + words(shown, gone + ", h3");
    const wanted = words(own, OTHERS);
    if (found !== wanted) faults.push(`${id}: "${found}" is not "${wanted}"`);
    compared += 1;
  }
  const table = await load("PAGEchanges/table/index.html"), former = await load("BEFOREindex.html");
  for (const cell of table.querySelectorAll("#Wording tr > td:nth-child(2)")) {
    const link = cell.querySelector(".clause-name a");
    if (!link) continue;
    const id = link.hash.slice(1), own = former.getElementById(id);
    if (!own) { faults.push(`no former ${id}`); continue; }
    const found = words(cell, ".away, .clause-name a, .tag, .block, .footnote-text");
    const wanted = words(own, OTHERS);
    if (found !== wanted) faults.push(`former ${id}: "${found}" is not "${wanted}"`);
  }
  if (compared < 50) faults.push(`only ${compared} clauses`);
  document.getElementById("faults").textContent = faults.length ? faults.join("\n") : "none";
}
run();
</script>"##;

#[test]
fn a_comparison_shows_both_texts_word_for_word() {
    let project = Project::demo();
    project.build();
    let pairs = [
        ("e-mobile-7/v/2022-08-04/zh-CN/", "e-mobile-7/v/2026-10-01/zh-CN/"),
        ("enterprise-security/v/2023-08-03/en/", "enterprise-security/v/2026-12-15/en/"),
    ];
    for (former, page) in pairs {
        project.write("public/probe.html", &ACCEPTED.replace("PAGE", page).replace("BEFORE", former));
        let url = format!("file://{}", project.path("public/probe.html").display());
        assert_eq!(dump(&project, &url), "none", "{page}");
    }
}

/// What the probe wrote.
fn dump(project: &Project, url: &str) -> String {
    let program = std::env::var("CHROMIUM").unwrap_or_else(|_| "chromium".to_owned());
    let profile = format!("--user-data-dir={}", project.path("profile").display());
    let mut command = Command::new(&program);
    command.args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]);
    command.args(["--disable-background-networking", "--disable-component-update", "--disable-sync"]);
    command.args(["--allow-file-access-from-files", "--virtual-time-budget=60000", "--dump-dom"]);
    let output = command.arg(profile).arg(url).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}; tests/run installs Chromium"));
    let dom = String::from_utf8_lossy(&output.stdout).into_owned();
    let faults = dom.split_once("<pre id=\"faults\">").and_then(|(_, rest)| rest.split_once("</pre>"));
    faults.map_or(dom.clone(), |(faults, _)| faults.to_owned())
}
