import { LEVELS } from "@/lib/domain/recommendation";
import { add, type Collection, instant, type Person } from "./collection";
import { addIdentity, type Frame } from "./frame";
import { summary, title } from "./prose";

/** A recommendation or component that evidence can be linked to. */
export interface Subject {
  id: string;
  reference: string;
  topLevel: boolean;
}

/** Recommendations; every tenth has three components, every fifth has been revised. */
export function addRecommendations(collection: Collection, frame: Frame, count: number): Subject[] {
  const digits = String(count).length;
  return Array.from({ length: count }, (_, index) => {
    const publication = collection.random.pick(frame.publications);
    const reference = `REC-${String(index + 1).padStart(digits, "0")}`;
    const parent = addOne(collection, frame, { reference, publicationId: publication.id, position: index });
    if (index % 10 !== 0) return [parent];
    const components = ["a", "b", "c"].map((letter, position) =>
      addOne(collection, frame, {
        reference: `${reference}${letter}`,
        publicationId: publication.id,
        position,
        parentId: parent.id,
      }),
    );
    return [parent, ...components];
  }).flat();
}

function addOne(
  collection: Collection,
  frame: Frame,
  one: { reference: string; publicationId: string; position: number; parentId?: string },
): Subject {
  const { random } = collection;
  const by = random.pick(frame.analysts);
  const versions = random.chance(0.2) ? 2 : 1;
  const { id, revisionId } = addIdentity(
    collection,
    "recommendation",
    by,
    {
      reference: one.reference,
      publication_id: one.publicationId,
      parent_id: one.parentId ?? null,
      position: one.position,
    },
    { at: instant(0.01), version: versions },
  );
  const themeId = random.pick(frame.themes, 1.5);
  const addressees = one.parentId ? [] : pickParties(collection, frame);
  for (let version = 1; version <= versions; version++) {
    const at = instant(version === 1 ? 0.01 : 0.01 + random.next() * 0.9);
    const revision = version === versions ? revisionId : random.uuid();
    addRevision(collection, { id: revision, recommendationId: id, version, at, by, themeId, frame, addressees });
    collection.happenings.push({
      at,
      actor: by,
      action: version === 1 ? "recommendation.created" : "recommendation.revised",
      subjectType: "recommendation",
      subjectId: one.reference,
      payload: { id, version },
    });
  }
  return { id, reference: one.reference, topLevel: one.parentId === undefined };
}

function pickParties(collection: Collection, frame: Frame): string[] {
  const count = 1 + collection.random.below(3);
  return [...new Set(Array.from({ length: count }, () => collection.random.pick(frame.parties, 1.3)))];
}

function addRevision(
  collection: Collection,
  revision: {
    id: string;
    recommendationId: string;
    version: number;
    at: Date;
    by: Person;
    themeId: string;
    frame: Frame;
    addressees: string[];
  },
): void {
  const { random } = collection;
  add(collection, "recommendation_revision", {
    id: revision.id,
    recommendation_id: revision.recommendationId,
    version: revision.version,
    title: title(random, "Recommendation"),
    summary: summary(random),
    basis: random.chance(0.7) ? "EXPLICIT" : "IMPLIED",
    derived: false,
    theme_id: revision.themeId,
    levels: [random.pick(LEVELS)],
    priority: random.pick(["P1", "P2", "P3", null]),
    owner_id: random.chance(0.5) ? random.pick(revision.frame.analysts).id : null,
    retired: false,
    reason: revision.version === 1 ? null : "Made more precise.",
    recorded_at: revision.at,
    recorded_by_id: revision.by.id,
  });
  revision.addressees.forEach((partyId, position) => {
    add(collection, "recommendation_party", {
      revision_id: revision.id,
      party_id: partyId,
      role: "ADDRESSEE",
      position,
    });
  });
}
