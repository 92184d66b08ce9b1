import type { Translate } from "@/components/translate";
import { html, type Markup } from "@/components/ui/markup";

const KEYS = {
  "/": "search",
  j: "next",
  k: "previous",
  e: "evidence",
  p: "propose",
  a: "approve",
  c: "changes",
  x: "reject",
  s: "settle",
  o: "confirm",
  "Ctrl K": "palette",
  "?": "help",
} as const;

/** The list of keys that <Shortcuts> opens. */
export function keysDialog(t: Translate): Markup {
  const rows = Object.entries(KEYS).map(
    ([key, does]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${t(`keys.${does}`)}</dd></div>`,
  );
  return html`<dialog class="keys" aria-label="${t("keys.title")}"><h2>${t("keys.title")}</h2><dl>${rows}</dl><form method="dialog"><button type="submit" class="btn sec sm">${t("keys.close")}</button></form></dialog>`;
}
