import { parseXml } from "./parse-xml";

interface Level {
  format: string;
  text: string;
  start: number;
}

/** The counters of a DOCX's lists: what is printed before each of their paragraphs stands nowhere in its text. */
export class Numbering {
  /** The levels of each list, by its id. */
  private readonly lists = new Map<string, Map<number, Level>>();
  private readonly counters = new Map<string, number[]>();

  constructor(xml: string) {
    const templates = new Map<string, Map<number, Level>>();
    let levels = new Map<number, Level>();
    let level: Level | null = null;
    let list = "";
    parseXml(xml, {
      open: (name, attributes) => {
        const value = attributes["w:val"] ?? "";
        if (name === "w:abstractNum") {
          levels = new Map();
          templates.set(attributes["w:abstractNumId"] ?? "", levels);
        } else if (name === "w:lvl" && list === "") {
          level = { format: "decimal", text: "", start: 1 };
          levels.set(Number(attributes["w:ilvl"] ?? 0), level);
        } else if (name === "w:num") list = attributes["w:numId"] ?? "";
        else if (name === "w:abstractNumId") this.lists.set(list, templates.get(value) ?? new Map());
        else if (level && name === "w:start") level.start = Number(value) || 1;
        else if (level && name === "w:numFmt") level.format = value;
        else if (level && name === "w:lvlText") level.text = value;
      },
      close: (name) => {
        if (name === "w:lvl") level = null;
        if (name === "w:num") list = "";
      },
    });
  }

  /** Counts on and gives what is printed before the list's next paragraph, with a space behind; null for no list. */
  next(id: string, at: number): string | null {
    const levels = this.lists.get(id);
    const level = levels?.get(at);
    if (!levels || !level) return null;
    const counters = this.counters.get(id) ?? [];
    this.counters.set(id, counters);
    counters.length = Math.min(counters.length, at + 1);
    for (let each = 0; each <= at; each += 1) counters[each] ??= (levels.get(each)?.start ?? 1) - (each === at ? 1 : 0);
    counters[at] = (counters[at] ?? 0) + 1;
    if (level.format === "bullet") return "• ";
    if (level.format === "none" || level.text === "") return null;
    const text = level.text.replace(/%(\d)/g, (_all, digit: string) => {
      const index = Number(digit) - 1;
      return printed(counters[index] ?? 1, levels.get(index)?.format ?? "decimal");
    });
    return `${text} `;
  }
}

function printed(number: number, format: string): string {
  if (format === "lowerLetter") return String.fromCharCode(97 + ((number - 1) % 26));
  if (format === "upperLetter") return String.fromCharCode(65 + ((number - 1) % 26));
  if (format === "russianLower") return "абвгдежзиклмнопрстуфхцчшщэюя"[(number - 1) % 28] ?? "";
  if (format === "lowerRoman") return roman(number);
  if (format === "upperRoman") return roman(number).toUpperCase();
  return String(number);
}

function roman(number: number): string {
  const steps: [number, string][] = [
    [100, "c"],
    [90, "xc"],
    [50, "l"],
    [40, "xl"],
    [10, "x"],
    [9, "ix"],
    [5, "v"],
    [4, "iv"],
    [1, "i"],
  ];
  let left = Math.min(number, 399);
  let text = "";
  for (const [value, sign] of steps) {
    while (left >= value) {
      text += sign;
      left -= value;
    }
  }
  return text;
}
