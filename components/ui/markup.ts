/** Markup that is known to be safe, because `html` made it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

type Value = string | number | Markup | readonly Markup[] | null | false;

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A text made safe for element content and for quoted attributes. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign) : text;
}

/**
 * Markup as a template: every value is escaped, but for markup that this tag made itself. Values stand in element content
 * or inside quoted attributes, nowhere else; addresses are built by us and begin with "/". Why rows are not React
 * elements: docs/decisions/0007-list-rows-as-markup.md.
 */
export function html(parts: TemplateStringsArray, ...values: Value[]): Markup {
  let text = parts[0] ?? "";
  for (let index = 0; index < values.length; index++) {
    text += safe(values[index] ?? null) + (parts[index + 1] ?? "");
  }
  return new Markup(text);
}

function safe(value: Value): string {
  if (value === null || value === false) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? escapeHtml(value) : value.map((each) => safe(each)).join("");
}
