// Runs the guide's ArkTS, without its types, on the cases that the reference client decided. node check.js CASES SITE DECISION
const fs = require("fs");
const path = require("path");
const assert = require("assert");

// What JavaScript lacks: interfaces, types of names and results, and what `as` says.
function withoutTypes(text) {
  const type = String.raw`(?:string|number|boolean|[A-Z]\w*(?:<(?:[^<>]|<[^<>]*>)*>)?)(?:\[\])?(?: \| undefined)?`;
  return text
    .replace(/^export interface [^]*?^}\n/gm, "")
    .replace(/^(\s+\w+): \w+;$/gm, "$1;")
    .replace(new RegExp(String.raw`([\w)]): ${type}(?=[,)=;{ ])`, "g"), "$1")
    .replace(/ as [A-Z]\w*/g, "")
    .replace(/^export /gm, "");
}

const [casesPath, site, decisionPath] = process.argv.slice(2);
const names = ["read", "decide", "chooseLanguage", "place"];
const code = withoutTypes(fs.readFileSync(decisionPath, "utf8"));
const { read, decide, chooseLanguage, place } = new Function(`${code}; return { ${names.join(", ")} };`)();
const json = (file) => JSON.parse(fs.readFileSync(file, "utf8"));
const cases = json(casesPath);
let checks = 0;
function same(found, expected, what) {
  assert.deepStrictEqual(found, expected, `${what}: ${JSON.stringify(found)}`);
  checks += 1;
}
cases.decisions.forEach((one, index) => {
  let latest;
  try {
    latest = read(one.file, one.seen);
  } catch {
    same(["refused"], one.expected, `case ${index}`);
    return;
  }
  const advice = decide(latest, one.accepted, one.alone, one.region, one.day);
  same(advice.map((a) => `${a.step}|${a.subject}|${a.day}|${a.since}`), one.expected, `case ${index}`);
});
const latest = json(path.join(site, "latest.json"));
for (const one of cases.languages) {
  same(chooseLanguage(one.wanted, latest.languages, latest.aliases, latest.other_scripts), one.expected, one.wanted);
}
const anchors = json(path.join(site, "v", cases.version, "anchors.json"));
for (const one of cases.places) {
  same(place(anchors, one.id), one.expected, one.id);
}
console.log(checks);
