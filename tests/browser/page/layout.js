// Nothing is wider than the screen but what scrolls by itself, and that can be reached and named.

bench.always.overflow = () => {
  const root = document.documentElement;
  const over = root.scrollWidth - root.clientWidth;
  if (over <= 0) return [];
  const scrolls = (element) => getComputedStyle(element).overflowX !== "visible";
  const sticks = [...document.body.querySelectorAll("*")].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    if (width === 0 || (right <= root.clientWidth + 0.5 && left >= -0.5)) return false;
    for (let above = element.parentElement; above !== document.body; above = above.parentElement) if (scrolls(above)) return false;
    return true;
  });
  return [bench.finding("overflow", sticks.at(-1) ?? root, `${over} px too wide`)];
};

bench.always.regions = () => {
  const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1;
  const isNamed = (element) => element.matches("[role=region][tabindex='0'], [role=group][tabindex='0']") && (element.ariaLabel || document.getElementById(element.getAttribute("aria-labelledby")));
  const regions = [...document.querySelectorAll("main *")].filter((element) => element.tagName !== "PRE" && scrolls(element));
  return matchMedia("print").matches ? [] : regions.filter((element) => !isNamed(element)).map((element) => bench.finding("scroll-region", element));
};
