import { type CslItem, type CslName, dateParts, isRussian } from "./csl";
import {
  closed,
  dottedDate,
  editionOf,
  initialsFirst,
  isArticle,
  isPart,
  makersOf,
  pagesOf,
  withInitials,
  yearOf,
} from "./parts";

/**
 * A reference by GOST R 7.0.5-2008 (a list of references after the text), as plain text: areas are parted by a full stop
 * (which that standard allows instead of the dash), an article from what it stands in by two strokes.
 */
export function gost(item: CslItem): string {
  const russian = isRussian(item);
  const { names, editors } = makersOf(item);
  // Up to three stand before the title; of four and more, and of editors, the names follow it.
  const before = !editors && names.length > 0 && names.length <= 3 ? names.map((name) => withInitials(name, " ")) : [];
  const title = `${item.title ?? ""}${responsible(item, names, editors, russian)}`;
  const head = [before.join(", "), title].filter(Boolean).join(" ");
  const body = isPart(item) ? `${stripped(head)} // ${container(item, russian)}` : areas([head, ...own(item, russian)]);
  return closed(areas([body, ...electronic(item, russian)]));
}

function responsible(item: CslItem, names: readonly CslName[], editors: boolean, russian: boolean): string {
  const edited = isPart(item) ? [] : ((item.editor ?? []) as CslName[]);
  const byAuthors = editors || names.length <= 3 ? null : shortened(names, russian);
  const byEditors = edited.length > 0 ? `${russian ? "под ред." : "ed. by"} ${shortened(edited, russian)}` : null;
  const said = [byAuthors, byEditors].filter(Boolean).join(" ; ");
  return said ? ` / ${said}` : "";
}

/** All of up to three, else the first and "[и др.]". */
function shortened(names: readonly CslName[], russian: boolean): string {
  const [first] = names;
  if (names.length > 3 && first) return `${initialsFirst(first)} [${russian ? "и др." : "et al."}]`;
  return names.map(initialsFirst).join(", ");
}

function container(item: CslItem, russian: boolean): string {
  const pages = pagesOf(item);
  const page = pages && `${russian ? "С." : "P."} ${pages}`;
  const volume = item.volume && `${russian ? "Т." : "Vol."} ${item.volume}`;
  if (isArticle(item)) {
    const issue = item.issue ?? item.number;
    const numbered = [volume, issue && `${russian ? "№" : "N"} ${issue}`].filter(Boolean).join(", ");
    return areas([item["container-title"], dayAndYear(item, russian), numbered, page]);
  }
  const editors = (item.editor ?? []) as CslName[];
  const by = editors.length > 0 && (item.author ?? []).length > 0;
  const said = by ? ` / ${russian ? "под ред." : "ed. by"} ${shortened(editors, russian)}` : "";
  return areas([`${item["container-title"]}${said}`, ...imprint(item), volume, page]);
}

/** A newspaper's day: "2009. 1 июля". */
function dayAndYear(item: CslItem, russian: boolean): string | null {
  const parts = dateParts(item.issued);
  if (item.type !== "article-newspaper" || !parts?.month || !parts.day) return yearOf(item);
  const month = (russian ? RU : EN)[parts.month - 1];
  return `${parts.year}. ${parts.day} ${month}`;
}

const RU = "янв. февр. марта апр. мая июня июля авг. сент. окт. нояб. дек.".split(" ");
const EN = "Jan. Febr. March Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(" ");

function own(item: CslItem, russian: boolean): (string | null | undefined | false | "")[] {
  const { "number-of-pages": count, volume, number } = item;
  return [
    editionOf(item),
    item.type === "webpage" ? item["container-title"] : null,
    ...imprint(item),
    volume && `${russian ? "Т." : "Vol."} ${volume}`,
    number && item.type !== "webpage" && `${russian ? "№" : "N"} ${number}`,
    count && (/^\d+$/.test(count) ? `${count} ${russian ? "с" : "p"}.` : count),
  ];
}

/** Place: publisher, year. */
function imprint(item: CslItem): (string | null)[] {
  const where = [item["publisher-place"], item.publisher].filter(Boolean).join(": ");
  return [[where, yearOf(item)].filter(Boolean).join(", ") || null];
}

function electronic(item: CslItem, russian: boolean): (string | null)[] {
  if (item.URL) {
    const on = item.accessed ? dottedDate(item.accessed) : null;
    const accessed = on ? ` (${russian ? "дата обращения" : "accessed"}: ${on})` : "";
    return [`URL: ${item.URL}${accessed}`];
  }
  return [item.DOI ? `DOI: ${item.DOI}` : null];
}

/** Areas with a full stop between. */
function areas(pieces: readonly (string | null | undefined | false)[]): string {
  const kept = pieces.filter((piece): piece is string => Boolean(piece));
  return kept.map((piece, at) => (at === kept.length - 1 ? piece : closed(piece))).join(" ");
}

function stripped(text: string): string {
  return text.replace(/\.$/, "");
}
