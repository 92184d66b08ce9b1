import type { AuditSubject } from "./audit";
import { eventTypeOf, MOST_NAMED, type WebhookEvent, type WebhookVisibility, wantsEvent } from "./webhook";

/** An entry of the chain with what decides who may be told of it. */
export interface ToldEntry {
  sequence: bigint;
  hash: string;
  at: Date;
  action: string;
  subject: { type: AuditSubject; id: string };
  /** The recommendations and components that it is about. */
  about: readonly { reference: string; publicationId: string | null }[];
  /** The publication that it is about as such. */
  publicationId: string | null;
  /** Whether the public may know the subject: evidence or a note that is public, a judgement that is published. */
  isPublic: boolean;
}

/** Of an endpoint, what decides what it is told. */
export interface Listening {
  events: readonly string[];
  visibility: WebhookVisibility;
  publicationId: string | null;
  afterSequence: bigint;
}

/**
 * What an endpoint is told of an entry; null when it is told nothing. One for a publication hears of its recommendations
 * and of itself; one for the public of published publications alone, and only what their pages show.
 * @param published references of the publications that are public, by id
 * @param base where the links begin
 */
export function eventFor(
  endpoint: Listening,
  entry: ToldEntry,
  published: ReadonlyMap<string, string>,
  base: string,
): WebhookEvent | null {
  const type = eventTypeOf(entry.action);
  if (entry.sequence <= endpoint.afterSequence || !wantsEvent(endpoint, type)) return null;
  const isOutward = endpoint.visibility === "PUBLIC";
  const about = entry.about.filter(({ publicationId }) => {
    if (endpoint.publicationId !== null && publicationId !== endpoint.publicationId) return false;
    return !isOutward || (publicationId !== null && published.has(publicationId));
  });
  const isItself =
    entry.publicationId !== null && (endpoint.publicationId === null || endpoint.publicationId === entry.publicationId);
  if (about.length === 0 && !isItself && (isOutward || endpoint.publicationId !== null)) return null;
  if (isOutward && !entry.isPublic) return null;
  const place = isOutward ? placeForPublic(entry, about, published) : placeForTeam;
  const first = about[0]?.reference;
  const { type: subjectType, id } = entry.subject;
  const url = place(subjectType, id) ?? (first === undefined ? null : place("recommendation", first));
  return {
    type,
    timestamp: entry.at.toISOString(),
    data: {
      entry: { sequence: Number(entry.sequence), hash: entry.hash },
      subject: { type: subjectType, id, url: url === null ? null : base + url },
      recommendations: about
        .slice(0, MOST_NAMED)
        .map(({ reference }) => ({ reference, url: base + (place("recommendation", reference) ?? "") })),
      total: about.length,
    },
  };
}

const PAGES: Partial<Record<AuditSubject, string>> = {
  assessment: "/assessments",
  audit: "/audit",
  contradiction: "/contradictions",
  evidence: "/evidence",
  party: "/parties",
  publication: "/publications",
  recommendation: "/recommendations",
  review: "/reviews",
  source: "/sources",
};

function placeForTeam(type: AuditSubject, id: string): string | null {
  const page = PAGES[type];
  return page === undefined ? null : `${page}/${encodeURIComponent(id)}`;
}

/** Public pages stand below their publication; a judgement is shown with its recommendation. */
function placeForPublic(entry: ToldEntry, about: ToldEntry["about"], published: ReadonlyMap<string, string>) {
  const publicationOf = (id: string | null | undefined) => (id ? published.get(id) : undefined);
  return (type: AuditSubject, id: string): string | null => {
    if (type === "publication") return `/public/${encodeURIComponent(id)}`;
    if (type !== "recommendation" && type !== "evidence") return null;
    const within = about.find(({ reference }) => type === "evidence" || reference === id) ?? about[0];
    const publication = publicationOf(within?.publicationId) ?? publicationOf(entry.publicationId);
    if (publication === undefined) return null;
    const page = type === "evidence" ? "evidence" : "recommendations";
    return `/public/${encodeURIComponent(publication)}/${page}/${encodeURIComponent(id)}`;
  };
}
