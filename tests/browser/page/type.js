// How text is set. Body text is what people read and not only glance at: a block (paragraph, item, cell …) in `main` with a
// sentence, which is at least 60 letters or 25 Chinese characters of its own. Everything else, terms of lists too, is a label.

bench.SMALLEST = { body: 16, label: 12 };
/** On paper: 10 and 8 points. */
bench.SMALLEST_PRINTED = { body: 13.33, label: 10.66 };
bench.LEADING = 1.5;
/** Labels inside blocks of body text. */
bench.LABELS = "sup, sub, code, dt, .tag, .side-label, .kinds";

/** The blocks of text, each with its text nodes. */
bench.blocks = () => {
  const blocks = new Map();
  for (const node of bench.texts()) {
    if (!bench.isSeen(node.parentElement)) continue;
    let block = node.parentElement;
    while (getComputedStyle(block).display.startsWith("inline") && block !== document.body) block = block.parentElement;
    blocks.set(block, [...(blocks.get(block) ?? []), node]);
  }
  return blocks;
};

bench.isBody = (block, nodes) => {
  if (!block.closest("main") || block.closest("nav, caption, summary, pre, h1, h2, h3, h4, h5, h6")) return false;
  const text = nodes.map((node) => node.data).join("");
  const wide = (text.match(/\p{Script=Han}/gu) ?? []).length;
  const letters = (text.match(/\p{L}/gu) ?? []).length - wide;
  return wide * 2.4 + letters >= 60;
};

bench.always.type = () => {
  const least = matchMedia("print").matches ? bench.SMALLEST_PRINTED : bench.SMALLEST;
  const findings = [];
  for (const [block, nodes] of bench.blocks()) {
    const isBody = bench.isBody(block, nodes);
    for (const node of nodes) {
      const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
      const isMark = node.parentElement.closest(bench.LABELS);
      const wanted = isBody && !isMark ? least.body : least.label;
      if (size < wanted - 0.01) findings.push(bench.finding("small-text", node.parentElement, `${size.toFixed(1)} px: ${node.data.trim().slice(0, 30)}`));
    }
    const style = getComputedStyle(block);
    const leading = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
    if (isBody && !(leading >= bench.LEADING - 0.005)) findings.push(bench.finding("line-height", block, `${leading.toFixed(2)}: ${bench.excerpt(block)}`));
  }
  return findings;
};
