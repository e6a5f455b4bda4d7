// A file of a test site that remembers which of its lines hold which payload, so that a finding of the program can be held
// against it. A payload that was refused gives way to harmless words on as many lines: the others keep their places.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A text that nobody would refuse. */
export const PLAIN = "Plain words.";

export class Draft {
  constructor(path) {
    this.path = path;
    this.parts = [];
    this.length = 0;
  }

  /** Lines that hold no payload. */
  add(text) {
    return this.#put({ text });
  }

  /** A payload in its place: `sink` names the place, `text` is what stands in the file, `instead` what takes its place. */
  try(sink, payload, text, instead = "") {
    return this.#put({ sink, payload, text, instead });
  }

  #put(part) {
    const lines = part.text.split("\n").length;
    this.parts.push({ ...part, first: this.length + 1, lines });
    this.length += lines;
    return this;
  }

  /** The payloads. */
  get cases() {
    return this.parts.filter(({ payload }) => payload);
  }

  /** The payload on a line, refused or not. */
  at(line) {
    return this.cases.find(({ first, lines }) => line >= first && line < first + lines);
  }

  write(folder) {
    const text = ({ text, instead, lines, refused }) => (refused ? instead + "\n".repeat(Math.max(0, lines - instead.split("\n").length)) : text);
    const file = join(folder, this.path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, this.parts.map(text).join("\n") + "\n");
  }
}

/** A text as TOML: its own signs are escaped as in JSON, but for DEL. */
export function toml(text) {
  return JSON.stringify(text).replaceAll("\u007f", "\\u007f");
}
