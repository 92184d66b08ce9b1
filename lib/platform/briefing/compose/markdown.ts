import MarkdownIt from "markdown-it";
import type { Block, Run } from "../document";

type Token = ReturnType<InstanceType<typeof MarkdownIt>["parse"]>[number];

/** Notes are read as the site reads them (components/note/markdown.ts): no raw HTML, images or headings. */
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable(["image", "heading", "lheading"]);
/** A file leads to the web or to a mailbox alone: what is inside the site has no place outside. */
markdown.validateLink = (address) => /^(https?:\/\/|mailto:)/i.test(address.trim());

/** Where one stands while going through a text: how deep, in which lists, and whether in a quotation. */
interface Place {
  lists: { next: number | null }[];
  quotes: number;
  /** What the next paragraph begins with: the sign of a list's item. */
  sign: string | null;
}

/**
 * A note's Markdown as blocks: paragraphs, quotations, items of lists with their signs, code; within them emphasis, links
 * and code as looks.
 * @param indent how deep the note itself stands, in steps
 */
export function markdownBlocks(body: string, indent: number): Block[] {
  const place: Place = { lists: [], quotes: 0, sign: null };
  return markdown.parse(body, {}).flatMap((token) => {
    move(place, token);
    const runs = runsIn(token);
    if (runs.length === 0) return [];
    const sign = place.sign;
    place.sign = null;
    const depth = indent + place.lists.length + place.quotes;
    return [
      {
        kind: "text" as const,
        style: place.quotes > 0 ? ("quote" as const) : ("body" as const),
        indent: depth,
        runs: sign === null ? runs : [{ text: `${sign} ` }, ...runs],
      },
    ];
  });
}

function move(place: Place, token: Token): void {
  const { type } = token;
  if (type === "bullet_list_open") place.lists.push({ next: null });
  else if (type === "ordered_list_open") place.lists.push({ next: Number(token.attrGet("start") ?? 1) });
  else if (type === "bullet_list_close" || type === "ordered_list_close") place.lists.pop();
  else if (type === "blockquote_open") place.quotes += 1;
  else if (type === "blockquote_close") place.quotes -= 1;
  else if (type === "list_item_open") {
    const list = place.lists.at(-1);
    place.sign = list?.next == null ? "•" : `${list.next}.`;
    if (list?.next != null) list.next += 1;
  }
}

function runsIn({ type, content, children }: Token): Run[] {
  if (type === "fence" || type === "code_block") return [{ text: content.replace(/\n$/, ""), mono: true }];
  if (type === "hr") return [{ text: "* * *", soft: true }];
  if (type !== "inline") return [];
  return inlineRuns(children ?? []);
}

/** The looks that are open while one goes through a line. */
function inlineRuns(tokens: readonly Token[]): Run[] {
  const look = { strong: 0, italic: 0, hrefs: [] as string[] };
  return tokens.flatMap((token): Run[] => {
    const href = look.hrefs.at(-1);
    const run = (text: string, mono = false): Run[] => [
      {
        text,
        ...(look.strong > 0 && { strong: true }),
        ...(look.italic > 0 && { italic: true }),
        ...(mono && { mono }),
        ...(href && { href }),
      },
    ];
    switch (token.type) {
      case "strong_open":
      case "strong_close":
        look.strong += token.nesting;
        return [];
      case "em_open":
      case "em_close":
        look.italic += token.nesting;
        return [];
      case "link_open":
        look.hrefs.push(String(token.attrGet("href") ?? ""));
        return [];
      case "link_close":
        look.hrefs.pop();
        return [];
      case "code_inline":
        return run(token.content, true);
      case "softbreak":
      case "hardbreak":
        return run("\n");
      default:
        return token.content === "" ? [] : run(token.content);
    }
  });
}
