import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync("app/styles/tokens.css", "utf8");

function tokens(block: RegExp): Record<string, string> {
  const text = block.exec(css)?.[1] ?? "";
  return Object.fromEntries([...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1], match[2]]));
}

const themes = {
  light: tokens(/:root,\s*\[data-theme=light\]\s*\{([\s\S]*?)\}/),
  dark: tokens(/\n\[data-theme=dark\]\s*\{([\s\S]*?)\}/),
  "dark by device": tokens(/:not\(\[data-theme=dark\]\)\s*\{([\s\S]*?)\}/),
};

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a = "", b = ""): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const grounds = ["paper", "surface", "sunk", "select"];
const texts = [
  ...grounds.flatMap((ground) => ["ink", "ink-2", "ink-3"].map((ink) => [ink, ground])),
  ...["attn", "ink", "ink-2"].map((ink) => [ink, "attn-bg"]),
  ["attn", "paper"],
  ["attn", "surface"],
  ["for", "paper"],
  ["paper", "ink"],
  ["on-plan", "st-plan"],
  ...["under", "partly", "impl", "nef"].map((status) => ["on-dark", `st-${status}`]),
];
const shapes = [
  ["control", "paper"],
  ["control", "surface"],
  ["focus", "paper"],
  ["focus", "select"],
  ...["na", "nef", "not", "plan", "under", "partly", "impl", "stall", "rev", "super"].flatMap((status) =>
    ["paper", "surface"].map((ground) => [`st-${status}`, ground]),
  ),
];

describe.each(Object.entries(themes))("the %s colours", (_, theme) => {
  it.each(texts)("text %s on %s reaches 4.5", (ink = "", ground = "") => {
    expect(contrast(theme[ink], theme[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapes)("shape %s on %s reaches 3", (ink = "", ground = "") => {
    expect(contrast(theme[ink], theme[ground])).toBeGreaterThanOrEqual(3);
  });
});
