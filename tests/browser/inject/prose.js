// Payloads in Markdown: each in every construct.

import { Draft, PLAIN } from "./draft.js";

/** The constructs, given the payload and its number. */
const CONSTRUCTS = {
  "paragraph": (x) => x,
  "words before and behind": (x) => `${MARK} ${x} ${MARK}`,
  "heading": (x, at) => `## ${x} {#heading-${at}}`,
  "heading without id": (x) => `### ${x}`,
  "item": (x) => `- ${x}`,
  "numbered item": (x) => `1. ${x}`,
  "head of a table": (x) => `| ${x} | b |\n| --- | --- |\n| a | b |`,
  "cell": (x) => `| a | b |\n| --- | --- |\n| a | ${x} |`,
  "code": (x) => `\`\` ${x} \`\``,
  "block of code": (x) => `~~~~~\n${x}\n~~~~~`,
  "info of code": (x) => `~~~~~${x}\nx\n~~~~~`,
  "indented code": (x) => `    ${x}`,
  "strong": (x) => `**${x}**`,
  "quote": (x) => `> ${x}`,
  "item in a quote": (x) => `> - ${x}`,
  "words of a link": (x) => `[${x}](https://a.test/)`,
  "target of a link": (x) => `[x](${x})`,
  "target in brackets": (x) => `[x](<${x}>)`,
  "title of a link": (x) => `[x](https://a.test/ "${x}")`,
  "words of a picture": (x) => `![${x}](x.png)`,
  "target of a picture": (x) => `![x](${x})`,
  "address alone": (x) => `<${x}>`,
  "address that begins right": (x) => `https://a.test/${x}`,
  "footnote": (x, at) => `Words.[^n${at}]\n\n[^n${at}]: ${x}`,
  "name of a footnote": (x) => `Words.[^${x}]\n\n[^${x}]: More.`,
  "target apart": (x, at) => `[x][a${at}]\n\n[a${at}]: ${x}`,
  "title apart": (x, at) => `[x][b${at}]\n\n[b${at}]: https://a.test/ "${x}"`,
  "name of a target": (x) => `[x][${x}]\n\n[${x}]: https://a.test/`,
  "id": (x) => `Words. {#${x}}`,
  "beside an id": (x, at) => `Words. {#beside-${at} ${x}}`,
  "value beside an id": (x, at) => `Words. {#value-${at} only="${x}"}`,
  "fact": (x) => `Words {{ ${x} }}.`,
  "value of a fact": (x) => `Words {{ effective style="${x}" }}.`,
  "block": (x) => `{{ ${x} }}`,
  "value of a block": (x) => `{{ sdks platform="${x}" }}`,
  "note": (x) => `<!-- ${x} -->`,
};

/** Stands before and behind a payload: both must be in the page. */
export const MARK = "quillwort";

/** A Markdown file with each payload in each construct. */
export function proseFile(path, payloads, first = PLAIN) {
  const draft = new Draft(path).add(`## Words {#c}\n\n${first}\n`);
  for (const payload of payloads.filter((payload) => payload)) {
    for (const [name, write] of Object.entries(CONSTRUCTS)) draft.try(`prose: ${name}`, payload, write(payload.text, payload.at), PLAIN).add("");
  }
  return draft;
}
