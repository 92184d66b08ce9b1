import { type CslItem, type CslName, dateParts, isRussian } from "./csl";
import {
  closed,
  editionOf,
  initialsFirst,
  isArticle,
  isPart,
  linkOf,
  makersOf,
  monthName,
  pagesOf,
  sentences,
  withInitials,
  yearOf,
} from "./parts";

/** A reference in the style of the American Psychological Association (7th edition), as plain text. */
export function apa(item: CslItem): string {
  const russian = isRussian(item);
  const { names, editors } = makersOf(item);
  const role = editors ? (russian ? " (ред.)" : names.length > 1 ? " (Eds.)" : " (Ed.)") : "";
  const who = names.length > 0 ? `${listOf(names, (name) => withInitials(name, ", "))}${role}` : null;
  const when = `(${dateOf(item)})`;
  const title = `${item.title ?? ""}${bracketed(item)}`;
  // Without makers the title stands first.
  const head = who ? [`${closed(who)} ${when}`, title] : [`${closed(title)} ${when}`];
  const place = isPart(item) ? containerOf(item, russian) : ownPlace(item);
  const link = linkOf(item);
  const text = closed(sentences([...head, place]));
  return link ? `${text} ${link}` : text;
}

function listOf(names: readonly CslName[], write: (name: CslName) => string): string {
  const written = names.map(write);
  // From the twenty-first on all but the last are left out.
  if (written.length > 20) return `${written.slice(0, 19).join(", ")}, … ${written.at(-1)}`;
  return written.length < 2 ? (written[0] ?? "") : `${written.slice(0, -1).join(", ")}, & ${written.at(-1)}`;
}

function dateOf(item: CslItem): string {
  const parts = dateParts(item.issued);
  const russian = isRussian(item);
  if (!parts) return yearOf(item) ?? (russian ? "б. г." : "n.d.");
  // Days are told only where they tell issues apart.
  const daily = ["article-newspaper", "article-magazine", "webpage", "post", "post-weblog", "speech"].includes(
    item.type,
  );
  if (!daily || parts.month === null) return String(parts.year);
  const month = monthName(parts.month, russian ? "ru" : "en");
  if (russian) return parts.day ? `${parts.year}, ${parts.day} ${month}` : String(parts.year);
  return `${parts.year}, ${month}${parts.day ? ` ${parts.day}` : ""}`;
}

/** What stands in brackets after the title of a work of its own: edition, volume, kind of thesis, number of a report. */
function bracketed(item: CslItem): string {
  if (isPart(item)) return "";
  const russian = isRussian(item);
  const volume = item.volume ? `${russian ? "Т." : "Vol."} ${item.volume}` : null;
  const number = item.type === "report" && item.number ? `No. ${item.number}` : null;
  const round = [editionOf(item), volume, number].filter(Boolean).join(", ");
  const square = item.type === "thesis" ? (THESES[item.genre ?? ""] ?? item.genre ?? "Thesis") : null;
  return `${round ? ` (${round})` : ""}${square ? ` [${square}]` : ""}`;
}

const THESES: Record<string, string> = {
  phdautoref: "автореф. дис.",
  phdthesis: "Doctoral dissertation",
  mathesis: "Master’s thesis",
};

function containerOf(item: CslItem, russian: boolean): string {
  const pages = pagesOf(item);
  if (isArticle(item)) {
    const issue = item.issue ?? item.number;
    const volume = item.volume ? `${item.volume}${issue ? `(${issue})` : ""}` : issue ? `(${issue})` : null;
    return [item["container-title"], volume, pages].filter(Boolean).join(", ");
  }
  const editors = (item.author ?? []).length > 0 ? ((item.editor ?? []) as CslName[]) : [];
  const by =
    editors.length > 0
      ? `${listOf(editors, initialsFirst)} (${russian ? "ред." : editors.length > 1 ? "Eds." : "Ed."}), `
      : "";
  const round = [
    editionOf(item),
    item.volume && `${russian ? "Т." : "Vol."} ${item.volume}`,
    pages && `${russian ? "с." : "pp."} ${pages}`,
  ];
  const more = round.filter(Boolean).join(", ");
  return sentences([
    `${russian ? "В" : "In"} ${by}${item["container-title"]}${more ? ` (${more})` : ""}`,
    item.publisher,
  ]);
}

function ownPlace(item: CslItem): string | null {
  // A publisher that is the author is not named twice.
  const [first] = makersOf(item).names;
  const site = item.type === "webpage" ? item["container-title"] : null;
  const publisher = item.publisher && item.publisher !== first?.literal ? item.publisher : null;
  return [site, publisher].filter(Boolean).join(". ") || null;
}
