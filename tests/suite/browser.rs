//! Comparisons in a real browser, word for word; how pages look is in `tests/browser/`. `tests/run` installs Chromium;
//! `CHROMIUM` names another program.

use std::process::Command;

use crate::project::Project;

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
const OTHERS = "section.clause, li[id], .number, .elsewhere, .records, .facts, .parts, .table-note, dl, .away, hr, pre";
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
