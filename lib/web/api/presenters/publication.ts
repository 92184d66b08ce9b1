import type {
  getPublication as readPublication,
  listPublications as readPublications,
} from "@/lib/use-cases/publication/queries";
import type { AnswerOf } from "../contract";
import type { getPublication, listPublications } from "../contracts/publication";

type PublicationItem = Awaited<ReturnType<typeof readPublications>>[number];
type PublicationDetail = Awaited<ReturnType<typeof readPublication>>;

/** A publication in a list. */
export function presentPublicationItem(item: PublicationItem): AnswerOf<typeof listPublications>["items"][number] {
  return {
    id: item.id,
    reference: item.reference,
    version: item.version,
    title: item.title,
    authors: item.authors,
    year: item.year,
    language: item.language,
    url: item.url,
    citation: item.citation,
    fileSha256: item.fileSha256,
    states: item.states?.map(({ key }) => key) ?? null,
    retired: item.retired,
    recommendations: item.recommendations,
  };
}

/** One publication with its earlier states. */
export function presentPublication(detail: PublicationDetail): AnswerOf<typeof getPublication> {
  return {
    ...presentPublicationItem(detail),
    revisions: detail.revisions.map(({ version, title, retired, reason, at, by }) => ({
      version,
      title,
      retired,
      reason,
      at: at.toISOString(),
      by,
    })),
  };
}

/** A publication as the body of a revision would name it. */
export function contentOfPublication(detail: PublicationDetail) {
  const { version, title, authors, year, language, url, citation } = detail;
  const { states } = presentPublicationItem(detail);
  return { version, content: { title, authors, year, language, url, citation, states } };
}
