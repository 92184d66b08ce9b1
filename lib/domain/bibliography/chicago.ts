import { type CslItem, type CslName, dateParts, isRussian } from "./csl";
import {
  closed,
  editionOf,
  familyOf,
  inParts,
  isArticle,
  isPart,
  linkOf,
  makersOf,
  monthName,
  pagesOf,
  sentences,
  yearOf,
} from "./parts";

/** A reference in the Chicago style (author-date, 17th edition), as plain text. */
export function chicago(item: CslItem): string {
  const russian = isRussian(item);
  const { names, editors } = makersOf(item);
  const role = editors ? (russian ? ", ред" : names.length > 1 ? ", eds" : ", ed") : "";
  const who = names.length > 0 ? `${namesOf(names, russian)}${role}` : null;
  const year = yearOf(item) ?? (russian ? "б. г." : "n.d.");
  const own = !isPart(item);
  const title = own ? item.title : russian ? `«${item.title ?? ""}».` : `“${closed(item.title ?? "")}”`;
  const rest = own ? ownPlace(item) : containerOf(item, russian);
  const head = who ? [who, year, own ? title : null] : [own ? title : item.title, year];
  const first = sentences(head);
  const middle = own ? first : `${closed(first)}${who ? ` ${title}` : ""}`;
  const text = rest ? `${own ? closed(middle) : middle} ${closed(rest)}` : closed(middle);
  const link = linkOf(item);
  return link ? `${text} ${link}.` : text;
}

/** The first name is turned round, the others are not. */
function namesOf(names: readonly CslName[], russian: boolean): string {
  const written = names.map((name, at) => {
    if (!name.given || !inParts(name)) return familyOf(name);
    return at === 0 ? `${familyOf(name)}, ${name.given}` : `${name.given} ${familyOf(name)}`;
  });
  const and = russian ? "и" : "and";
  // From the eleventh on only the first seven are named.
  if (written.length > 10) return `${written.slice(0, 7).join(", ")}, ${russian ? "и др" : "et al"}`;
  if (written.length < 2) return written[0] ?? "";
  return `${written.slice(0, -1).join(", ")}${russian && written.length === 2 ? "" : ","} ${and} ${written.at(-1)}`;
}

function containerOf(item: CslItem, russian: boolean): string {
  const pages = pagesOf(item);
  if (isArticle(item)) {
    const issue = item.issue ?? item.number;
    const day = dateParts(item.issued);
    const dated = day?.month && ["article-newspaper", "article-magazine"].includes(item.type);
    const on = dated ? `, ${dayOf(day, russian)}` : "";
    const volume = [item.volume, issue && (item.volume ? `(${issue})` : `${russian ? "№" : "no."} ${issue}`)];
    const where = [item["container-title"], volume.filter(Boolean).join(" ")].filter(Boolean);
    return `${where.join(item.volume ? " " : ", ")}${on}${pages ? `: ${pages}` : ""}`;
  }
  const editors = (item.author ?? []).length > 0 ? ((item.editor ?? []) as CslName[]) : [];
  const by = editors.length > 0 && `${russian ? "под ред." : "edited by"} ${straight(editors, russian)}`;
  const into = [
    `${russian ? "В" : "In"} ${item["container-title"]}`,
    item.volume && `${russian ? "т." : "vol."} ${item.volume}`,
    by,
    pages,
  ];
  return sentences([into.filter(Boolean).join(", "), publisherOf(item)]);
}

function straight(names: readonly CslName[], russian: boolean): string {
  const written = names.map((name) =>
    inParts(name) ? [name.given, familyOf(name)].filter(Boolean).join(" ") : familyOf(name),
  );
  if (written.length < 2) return written[0] ?? "";
  return `${written.slice(0, -1).join(", ")} ${russian ? "и" : "and"} ${written.at(-1)}`;
}

function dayOf({ month, day }: { month: number | null; day: number | null }, russian: boolean): string {
  const name = month === null ? "" : monthName(month, russian ? "ru" : "en");
  if (day === null) return name;
  return russian ? `${day} ${name}` : `${name} ${day}`;
}

function ownPlace(item: CslItem): string | null {
  const thesis = item.type === "thesis" && item.genre ? (THESES[item.genre] ?? item.genre) : null;
  const volume = item.volume ? `${isRussian(item) ? "Т." : "Vol."} ${item.volume}` : null;
  const series = item["collection-title"];
  const site = item.type === "webpage" ? item["container-title"] : null;
  return sentences([editionOf(item), volume, series, site, thesis, publisherOf(item)]) || null;
}

const THESES: Record<string, string> = {
  phdautoref: "автореф. дис.",
  phdthesis: "PhD diss.",
  mathesis: "Master’s thesis",
};

function publisherOf(item: CslItem): string | null {
  return [item["publisher-place"], item.publisher].filter(Boolean).join(": ") || null;
}
