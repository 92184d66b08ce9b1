import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import { getAuditHead } from "@/lib/db/figures-memo";
import { readNames } from "@/lib/db/people";
import { readPublished } from "@/lib/db/public-record";
import { today } from "@/lib/db/today";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { citeEvidence, citePublication, type Reference } from "@/lib/domain/bibliography/reference";
import { formatReference, sortReferences } from "@/lib/domain/bibliography/styles";
import type {
  Briefing,
  BriefingPublication,
  BriefingReview,
  BriefingSection,
  BriefingSubject,
} from "@/lib/domain/briefing/briefing";
import { type BriefingAsked, MOST_SECTIONS } from "@/lib/domain/briefing/request";
import type { Day } from "@/lib/domain/dates";
import { Invalid, NotFound } from "@/lib/domain/errors";
import { evidenceNumber } from "@/lib/domain/evidence";
import { counted, type Published } from "@/lib/domain/published";
import { listNotes } from "../note/queries";
import { getPublished } from "../publishing/published";
import { eachRecommendation } from "../recommendation/all-recommendations";
import { readRecommendation } from "../recommendation/get-recommendation";
import type { RecommendationFilters } from "../recommendation/list-item";
import { listReferences } from "../reference/queries";
import { getReview } from "../review/queries";
import { publicSection } from "./public-section";
import { notesAt, teamSection } from "./team-section";

/** What is asked of a briefing, its filter and clocks read by the door. */
export interface BriefingWanted extends Omit<BriefingAsked, "filter" | "asOf" | "knownAt"> {
  filters: RecommendationFilters;
  /** The same as the address says them. */
  stated: Readonly<Record<string, readonly string[]>>;
  asOf?: Day;
  knownAt?: number;
  origin: string | null;
  madeBy: string;
}

interface Clocks {
  asOf: Day;
  knownAt: number;
}

/**
 * Gathers all that a briefing says, for whoever asks: what their pages show them or, for the public, what the public pages
 * show. Both clocks are always set, so that what is recorded meanwhile does not come in.
 * @param onSection is told after each recommendation how many are read, and of how many
 * @throws NotFound, Invalid where there are too many, Unauthenticated
 */
export async function collectBriefing(
  actor: Actor,
  wanted: BriefingWanted,
  onSection: (done: number, total: number) => Promise<void> = async () => undefined,
): Promise<Briefing> {
  assertMaySee(actor);
  const started = now();
  const review = wanted.review === undefined ? null : await getReview(actor, wanted.review);
  // A closed review is of the moment at which it was closed.
  const clocks: Clocks = review?.closing
    ? { asOf: wanted.asOf ?? review.periodTo, knownAt: review.closing.at.getTime() }
    : { asOf: wanted.asOf ?? today(), knownAt: wanted.knownAt ?? started.getTime() };
  // Read before what it covers, so that nothing that the briefing says comes after it.
  const head = await getAuditHead(database());
  const published = wanted.audience === "PUBLIC" ? await readAllPublished() : null;
  const references = published
    ? publicReferencesOf(published, wanted)
    : await referencesOf(actor, wanted, clocks, review?.items ?? []);
  const read = published ? publicReader(published) : teamReader(actor, wanted, clocks);
  const sections: BriefingSection[] = [];
  const publications = new Map<string, BriefingPublication>();
  for (const reference of references) {
    const found = await read(reference);
    if (found) {
      sections.push(found.section);
      const { reference: own, title, authors, year } = found.publication;
      publications.set(own, { reference: own, title, authors, year });
    }
    await onSection(sections.length, references.length);
  }
  if (sections.length === 0) throw new NotFound("briefingEmpty");
  const style = wanted.style ?? (wanted.language === "ru" ? "gost" : "apa");
  return {
    language: wanted.language,
    style,
    audience: wanted.audience,
    withNotes: wanted.notes,
    subject: subjectOf(wanted, sections, publications, review && reviewOf(review)),
    filters: wanted.stated,
    clocks: { asOf: clocks.asOf, knownAt: new Date(clocks.knownAt).toISOString() },
    madeAt: started.toISOString(),
    madeBy: wanted.audience === "PUBLIC" ? null : wanted.madeBy,
    head: published?.[0] ? headOf(published[0]) : { sequence: Number(head.sequence), hash: head.hash },
    origin: wanted.origin,
    publications: [...publications.values()],
    sections: wanted.notes ? sections : sections.map((section) => ({ ...section, notes: [] })),
    bibliography: sortReferences(
      wanted.audience === "PUBLIC"
        ? publicReferences(sections, publications)
        : await listReferences(actor, { among: citedBy(sections, publications) }),
      style,
    ).map(({ csl, reference }) => ({ reference, text: formatReference(csl, style) })),
  };
}

function citedBy(sections: readonly BriefingSection[], publications: ReadonlyMap<string, unknown>) {
  const evidence = sections.flatMap((section) =>
    section.evidence.flatMap(({ reference }) => evidenceNumber(reference) ?? []),
  );
  return { publications: [...publications.keys()], evidence };
}

/** Made of what was published alone: the library of references is the team's. */
function publicReferences(
  sections: readonly BriefingSection[],
  publications: ReadonlyMap<string, BriefingPublication>,
): Pick<Reference, "csl" | "reference">[] {
  const items = new Map(sections.flatMap(({ evidence }) => evidence.map((item) => [item.reference, item] as const)));
  return [
    ...[...publications.values()].map(({ reference, title, authors, year }) => ({
      reference,
      csl: citePublication({ reference, title, authors, year: year ?? 0, language: "en", url: null, citation: null }),
    })),
    ...[...items.values()].map((item) => ({
      reference: item.reference,
      csl: citeEvidence({ ...item, capturedAt: null, source: item.sources[0]?.name ?? null }),
    })),
  ];
}

async function referencesOf(
  actor: Actor,
  wanted: BriefingWanted,
  clocks: Clocks,
  items: readonly { reference: string }[],
): Promise<string[]> {
  if (wanted.recommendation !== undefined) return [wanted.recommendation];
  if (wanted.review !== undefined) return items.map((item) => item.reference);
  const references: string[] = [];
  for await (const page of eachRecommendation(actor, { ...wanted.filters, ...clocks })) {
    references.push(...page.map((item) => item.reference));
    if (references.length > MOST_SECTIONS) {
      throw new Invalid({ filter: { code: "briefingTooLong", params: { most: MOST_SECTIONS } } });
    }
  }
  return references;
}

type ReadSection = (
  reference: string,
) => Promise<{ section: BriefingSection; publication: BriefingPublication } | null>;

function teamReader(actor: Actor, wanted: BriefingWanted, clocks: Clocks): ReadSection {
  return async (reference) => {
    const data = await readRecommendation(actor, reference, clocks);
    const notes = wanted.notes ? notesAt(await listNotes(actor, data.reference), clocks.knownAt) : [];
    const people = data.links.flatMap((link) =>
      link.answers.flatMap(({ authorId, acceptedById }) => [authorId, acceptedById]),
    );
    return { section: teamSection(data, notes, await readNames(database(), people)), publication: data.publication };
  };
}

function headOf({ head: { sequence, hash } }: Published): Briefing["head"] {
  return { sequence, hash };
}

async function readAllPublished(): Promise<Published[]> {
  const all: Published[] = [];
  for (const { reference } of await readPublished(database())) all.push(await getPublished(reference));
  return all;
}

/** Those that the filters find among what was published, which alone is looked at. */
function publicReferencesOf(all: readonly Published[], { recommendation, filters }: BriefingWanted): string[] {
  if (recommendation !== undefined) return [recommendation];
  const among = (values: readonly string[] | undefined, own: readonly string[]) =>
    values === undefined || values.length === 0 || own.some((value) => values.includes(value));
  return all
    .filter(({ reference }) => filters.publication === undefined || filters.publication.toUpperCase() === reference)
    .flatMap(counted)
    .filter(
      (row) =>
        among(filters.theme, [row.theme.key]) &&
        among(filters.level, row.levels) &&
        among(filters.basis, [row.basis]) &&
        among(filters.reference, [row.reference]),
    )
    .map(({ reference }) => reference)
    .slice(0, MOST_SECTIONS);
}

/** Reads from what was published and from nothing else; what is not published is left out. */
function publicReader(all: readonly Published[]): ReadSection {
  return async (reference) => {
    for (const published of all) {
      const row = published.recommendations.find((each) => each.reference.toLowerCase() === reference.toLowerCase());
      if (row) return { section: publicSection(published, row), publication: published };
    }
    return null;
  };
}

function subjectOf(
  wanted: BriefingWanted,
  sections: readonly BriefingSection[],
  publications: ReadonlyMap<string, BriefingPublication>,
  review: BriefingReview | null,
): BriefingSubject {
  const [first] = sections;
  if (review) return { kind: "REVIEW", review };
  if (wanted.recommendation !== undefined && first) {
    return { kind: "RECOMMENDATION", reference: first.reference, title: first.title };
  }
  const [only, ...others] = Object.keys(wanted.stated);
  if (only === undefined) return { kind: "EVERYTHING" };
  if (others.length > 0 || wanted.stated[only]?.length !== 1) return { kind: "LIST" };
  const [publication] = publications.values();
  if (only === "publication" && publication) {
    return { kind: "PUBLICATION", reference: publication.reference, title: publication.title };
  }
  return only === "theme" && first ? { kind: "THEME", name: first.theme.name } : { kind: "LIST" };
}

function reviewOf(review: Awaited<ReturnType<typeof getReview>>): BriefingReview {
  return {
    number: review.number,
    title: review.title,
    question: review.question,
    from: review.periodFrom,
    to: review.periodTo,
    reviewers: review.reviewers.map(({ name }) => name),
    closed: review.closing && { at: review.closing.at.toISOString(), by: review.closing.by.name },
    items: review.items.map(({ reference, state, said }) => ({
      reference,
      state,
      said: said && { what: said.what, by: said.by, reason: said.reason },
    })),
  };
}
