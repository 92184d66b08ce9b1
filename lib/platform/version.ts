import { readFileSync } from "node:fs";
import path from "node:path";

let known: string | undefined;

/** This version of Heed, as package.json says. */
export function heedVersion(): string {
  known ??= String((JSON.parse(readFileSync(path.resolve("package.json"), "utf8")) as { version: unknown }).version);
  return known;
}
