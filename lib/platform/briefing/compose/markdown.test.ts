import { expect, it } from "vitest";
import { readDocument } from "@/lib/platform/documents/read-document";
import type { BriefingDocument } from "../document";
import { setBriefing } from "../set-briefing";
import { markdownBlocks } from "./markdown";

const NOTE = `Seen **with our own** eyes, *twice*: \`HB-7\`, <b>not markup</b>,
[the log](https://example.org/log) and [our list](/recommendations) or https://example.org/plain.

- The lamp
  - its wick
- The stairs

3. Third
4. Fourth

> They said *nothing*.

# A heading stays a line
`;

const plain = (body: string, indent = 0) =>
  markdownBlocks(body, indent).map((block) =>
    block.kind === "text" ? `${block.indent} ${block.style}: ${block.runs.map(({ text }) => text).join("")}` : "",
  );

it("sets paragraphs, lists with their signs, and quotations, each as deep as it stands", () => {
  expect(plain(NOTE, 1)).toEqual([
    "1 body: Seen with our own eyes, twice: HB-7, <b>not markup</b>,\nthe log and [our list](/recommendations) or https://example.org/plain.",
    "2 body: • The lamp",
    "3 body: • its wick",
    "2 body: • The stairs",
    "2 body: 3. Third",
    "2 body: 4. Fourth",
    "2 quote: They said nothing.",
    "1 body: # A heading stays a line",
  ]);
});

it("gives emphasis, code and links their looks; only the web and mailboxes are led to", () => {
  const [first] = markdownBlocks(NOTE, 0);
  const runs = first?.kind === "text" ? first.runs : [];
  expect(runs).toContainEqual({ text: "with our own", strong: true });
  expect(runs).toContainEqual({ text: "twice", italic: true });
  expect(runs).toContainEqual({ text: "HB-7", mono: true });
  expect(runs.filter(({ href }) => href).map(({ href }) => href)).toEqual([
    "https://example.org/log",
    "https://example.org/plain",
  ]);
  expect(markdownBlocks("[x](javascript:alert(1))", 0)).toEqual([
    { kind: "text", style: "body", indent: 0, runs: [{ text: "[x](javascript:alert(1))" }] },
  ]);
});

it("leaves no sign of Markdown in either form of a briefing", async () => {
  const document: BriefingDocument = {
    ...{ language: "en", title: "Lights", subject: "", author: "", madeAt: "2026-01-01T00:00:00.000Z" },
    running: { left: "", right: "" },
    cover: {
      kicker: "",
      title: [{ text: "Lights" }],
      lines: [],
      facts: [{ label: "Made", runs: [{ text: "today" }] }],
      notice: "",
    },
    blocks: markdownBlocks("Seen **with our own** eyes.\n\n- The lamp", 0),
  };
  for (const [format, type] of [
    ["pdf", "application/pdf"],
    ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ] as const) {
    const { text } = await readDocument(await setBriefing(document, format), type);
    expect(text, format).toContain("with our own");
    expect(text, format).toContain("• The lamp");
    expect(text, format).not.toContain("**");
  }
});
