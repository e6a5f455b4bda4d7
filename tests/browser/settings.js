// How each page is looked at.

const PHONE = 320;
const TABLET = 768;
const DESK = 1280;
/** The text area of an A4 sheet with margins of 2 cm, in CSS pixels. */
const SHEET = 643;

/** What continuous integration looks at. */
const SOME = [
  { name: "320 light", width: PHONE, scheme: "light" },
  { name: "1280 dark", width: DESK, scheme: "dark" },
  { name: "print", width: SHEET, scheme: "light", print: true },
];

/** What else there is. */
const MORE = [
  { name: "320 dark", width: PHONE, scheme: "dark" },
  { name: "768 light", width: TABLET, scheme: "light" },
  { name: "768 dark", width: TABLET, scheme: "dark" },
  { name: "1280 light", width: DESK, scheme: "light" },
  { name: "320 text 200 %", width: PHONE, scheme: "light", text: 32 },
  { name: "1280 text 200 %", width: DESK, scheme: "dark", text: 32 },
  { name: "320 forced colors", width: PHONE, scheme: "dark", forced: true },
  { name: "1280 forced colors", width: DESK, scheme: "light", forced: true },
];

/** How a file is looked at that an app shows, from a server and from the device. */
const APP = [
  { name: "320 light", width: PHONE, scheme: "light" },
  { name: "320 dark", width: PHONE, scheme: "dark" },
  { name: "320 text 200 %", width: PHONE, scheme: "light", text: 32 },
];

/** The settings of a file that an app shows. */
export function appSettings() {
  return APP;
}

/** The settings of a run. */
export function settings(all) {
  return all ? [...SOME, ...MORE] : SOME;
}

/** Puts a tab into a setting, by its DevTools session. */
export async function enter(session, { width, scheme, print, text, forced }) {
  await session.send("Emulation.setDeviceMetricsOverride", { width, height: 800, deviceScaleFactor: 1, mobile: false });
  await session.send("Page.setFontSizes", { fontSizes: { standard: text ?? 16, fixed: 13 } });
  const features = [
    { name: "prefers-color-scheme", value: scheme },
    { name: "forced-colors", value: forced ? "active" : "none" },
    { name: "prefers-reduced-motion", value: "reduce" },
  ];
  await session.send("Emulation.setEmulatedMedia", { media: print ? "print" : "", features });
}
