import type { PublicStatus } from "@/lib/domain/publishing";

/** The app's palette in its light theme (app/styles/tokens.css), on white paper. Each pair holds in greyscale as well. */
export const INK = {
  ink: "#1a1c1e",
  soft: "#464b50",
  faint: "#60656a",
  rule: "#c4bfb4",
  hairline: "#dedad1",
  sunk: "#f2f0ea",
  attention: "#ab3217",
  for: "#1f5f85",
  against: "#ab3217",
} as const;

/** A status's colour, what is written on it, whether its square is filled, and a sign for forms that cannot draw. */
export const STATUS_LOOK: Record<PublicStatus, { colour: string; on: string; filled: boolean; sign: string }> = {
  IMPLEMENTED: { colour: "#0a324c", on: "#ffffff", filled: true, sign: "●" },
  PARTLY_IMPLEMENTED: { colour: "#1b5678", on: "#ffffff", filled: true, sign: "◕" },
  UNDERWAY: { colour: "#38779b", on: "#ffffff", filled: true, sign: "◑" },
  PROPOSED: { colour: "#6f94aa", on: "#10181d", filled: true, sign: "◉" },
  NOT_STARTED: { colour: "#686d70", on: "#1a1c1e", filled: false, sign: "○" },
  NO_EVIDENCE_FOUND: { colour: "#686d70", on: "#1a1c1e", filled: false, sign: "⌕" },
  STALLED: { colour: "#8f6200", on: "#ffffff", filled: true, sign: "□" },
  REVERSED: { colour: "#86205b", on: "#ffffff", filled: true, sign: "■" },
  SUPERSEDED: { colour: "#7a7f82", on: "#1a1c1e", filled: false, sign: "⊘" },
  NOT_PUBLISHED: { colour: "#7a7f82", on: "#1a1c1e", filled: false, sign: "▫" },
  NOT_ASSESSED: { colour: "#8a8f92", on: "#1a1c1e", filled: false, sign: "◌" },
};

/** Text as it can stand in a document: without the signs that XML and fonts have no place for. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, "")
    .toWellFormed();
}
