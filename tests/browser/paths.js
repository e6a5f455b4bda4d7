// Where things are, and the packages that `tests/browser/run` has put below `target/browser/`.

import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** This folder. */
export const HERE = dirname(fileURLToPath(import.meta.url));
/** The repository. */
export const ROOT = join(HERE, "../..");
/** Where everything that the bench makes goes. */
export const WORK = join(ROOT, "target/browser");
/** Loads an installed package. */
export const load = createRequire(join(WORK, "package.json"));
