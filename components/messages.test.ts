import { readdirSync, readFileSync } from "node:fs";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import en from "@/messages/en.json";
import ru from "@/messages/ru.json";

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, prefix = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") found.set(prefix + key, value);
    else for (const [inner, text] of leaves(value, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}

const english = leaves(en);
const russian = leaves(ru);

/** The names that a message shows, in whichever branch; a number that only makes a verb agree is not shown. */
function placeholders(text: string): string[] {
  const names = new Set<string>();
  const walk = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      const agrees =
        element.type === TYPE.plural &&
        !Object.values(element.options).some((option) => option.value.some((inner) => inner.type === TYPE.pound));
      if (element.type !== TYPE.literal && element.type !== TYPE.pound && !agrees) names.add(element.value);
      if (element.type === TYPE.plural || element.type === TYPE.select) {
        for (const option of Object.values(element.options)) walk(option.value);
      }
      if (element.type === TYPE.tag) walk(element.children);
    }
  };
  walk(parse(text));
  return [...names].sort();
}

function sources(...folders: string[]): { file: string; text: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith("db/generated"))
      .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(`${folder}/${file}`, "utf8") })),
  );
}

describe("the message files", () => {
  it("hold the same keys in every language, none of them empty", () => {
    expect([...russian.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of [...english, ...russian]) expect(text.trim(), key).not.toBe("");
  });

  it("fill in the same figures in every language", () => {
    for (const [key, text] of english) expect(placeholders(russian.get(key) ?? ""), key).toEqual(placeholders(text));
  });

  it("write Russian in Cyrillic", () => {
    const latin = [...russian].filter(
      ([, text]) => /[A-Za-z]{4,}/.test(text.replace(/\{[^{}]*\}|<[^>]*>/g, "")) && !/[а-яё]/i.test(text),
    );
    const names = ["app.name", "preferences.en", "public.siteName"];
    expect(latin.map(([key]) => key).filter((key) => !names.includes(key))).toEqual([]);
  });

  it("hold every key that a page or component names", () => {
    const missing: string[] = [];
    for (const { file, text } of sources("app", "components", "lib/web")) {
      for (const match of text.matchAll(/\b(?:t|words|say)\(\s*"([\w.]+\.[\w.-]+)"/g)) {
        const key = match[1] ?? "";
        if (!english.has(key)) missing.push(`${file}: ${key}`);
      }
      for (const match of text.matchAll(/\b(?:t|words|say)\(\s*`([\w.]+\.)\$\{/g)) {
        const prefix = match[1] ?? "";
        if (![...english.keys()].some((key) => key.startsWith(prefix))) missing.push(`${file}: ${prefix}…`);
      }
    }
    expect(missing).toEqual([]);
  });

  it("explain every problem that the code can raise", () => {
    const missing: string[] = [];
    for (const { file, text } of sources("lib")) {
      for (const match of text.matchAll(
        /new (?:Conflict|Forbidden|NotFound|Unauthenticated|BadRequest|Stale|TooLarge|TooMany|PreconditionRequired|UnsupportedMedia|Unavailable)\(\s*(?:\{\s*code: )?"([\w.]+)"/g,
      )) {
        if (!english.has(`errors.${match[1]}`)) missing.push(`${file}: ${match[1]}`);
      }
      // What is said of a row of an imported file has words of its own.
      const tables = /import|tables/.test(file) ? ["errors", "import.problem", "import.unreadable"] : ["errors"];
      for (const match of text.matchAll(/\bcode: "([\w.]+)"/g)) {
        // "custom" is zod's own, and what "changed" says depends on the columns.
        if (file.startsWith("lib/testing") || match[1] === "custom" || match[1] === "changed") continue;
        if (!tables.some((words) => english.has(`${words}.${match[1]}`))) missing.push(`${file}: ${match[1]}`);
      }
    }
    expect(missing).toEqual([]);
  });
});
