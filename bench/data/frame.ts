import { SOURCE_KINDS } from "@/lib/domain/source";
import { add, type Collection, instant, type Person } from "./collection";
import { title } from "./prose";

/** What recommendations and evidence refer to. */
export interface Frame {
  analysts: Person[];
  reviewers: Person[];
  themes: string[];
  parties: string[];
  publications: { id: string; reference: string }[];
  sources: { id: string; name: string }[];
}

/** People, themes, parties, publications, and sources with their gradings. */
export function addFrame(collection: Collection, sources: number): Frame {
  const people = addPeople(collection);
  const by = people[0];
  if (!by) throw new Error("Somebody must be there.");
  return {
    analysts: people.slice(0, 24),
    reviewers: people.slice(24),
    themes: addThemes(collection),
    parties: addParties(collection, by),
    publications: addPublications(collection, by),
    sources: addSources(collection, by, sources),
  };
}

function addPeople(collection: Collection): Person[] {
  return Array.from({ length: 32 }, (_, index) => {
    const person = { id: collection.random.uuid(), name: `Person ${index + 1}` };
    add(collection, "app_user", {
      ...person,
      email: `person${index + 1}@bench.example.org`,
      role: index < 24 ? "ANALYST" : "REVIEWER",
      is_system: false,
      locale: "en",
      session_version: 1,
      version: 1,
      created_at: instant(0),
    });
    return person;
  });
}

function addThemes(collection: Collection): string[] {
  return Array.from({ length: 8 }, (_, position) => {
    const id = collection.random.uuid();
    add(collection, "theme", {
      id,
      key: `theme-${position + 1}`,
      name: { en: `Theme ${position + 1}`, ru: `Тема ${position + 1}` },
      position,
    });
    return id;
  });
}

function addParties(collection: Collection, by: Person): string[] {
  return Array.from({ length: 30 }, (_, index) => {
    const { id, revisionId } = addIdentity(collection, "party", by, { key: `party-${index + 1}` });
    add(collection, "party_revision", {
      ...firstRevision(revisionId, by),
      party_id: id,
      kind: index < 6 ? "STATE" : index < 24 ? "BODY" : "ORGANISATION",
      name: title(collection.random, `Party ${index + 1}`, 3),
      short_name: { en: `P${index + 1}`, ru: `С${index + 1}` },
      member_state: index < 6,
      collective: index === 6,
      retired: false,
    });
    return id;
  });
}

function addPublications(collection: Collection, by: Person) {
  return Array.from({ length: 20 }, (_, index) => {
    const reference = `PUB-${index + 1}`;
    const { id, revisionId } = addIdentity(collection, "publication", by, { reference });
    add(collection, "publication_revision", {
      ...firstRevision(revisionId, by),
      publication_id: id,
      title: title(collection.random, `Publication ${index + 1}`),
      authors: ["A. Author", "B. Author"],
      year: 2021,
      language: "en",
      retired: false,
    });
    // One stands on public pages.
    if (index === 0) {
      const { recorded_at, recorded_by_id } = firstRevision(revisionId, by);
      add(collection, "publishing", { publication_id: id, version: 1, published: true, recorded_at, recorded_by_id });
    }
    return { id, reference };
  });
}

function addSources(collection: Collection, by: Person, count: number) {
  const { random } = collection;
  return Array.from({ length: count }, (_, index) => {
    const name = `Source ${index + 1}`;
    const { id, revisionId } = addIdentity(collection, "source", by, {});
    add(collection, "source_revision", {
      ...firstRevision(revisionId, by),
      source_id: id,
      name,
      kind: random.pick(SOURCE_KINDS),
      country: random.pick(["RU", "KZ", "AM", "BY", "KG", "TJ", "DE"]),
      languages: [random.pick(["en", "ru"])],
    });
    const gradings = 1 + random.below(3);
    for (let each = 0; each < gradings; each++) {
      add(collection, "source_grading", {
        id: random.uuid(),
        source_id: id,
        reliability: random.pick(["A", "B", "C", "D", "E", "F"]),
        rationale: "Graded by its record.",
        grader_id: by.id,
        recorded_at: instant(random.next()),
      });
    }
    return { id, name };
  });
}

/** An identity row that points at its current revision; the reference is checked at the commit only. */
export function addIdentity(
  collection: Collection,
  table: string,
  by: Person,
  columns: Record<string, unknown>,
  { at = instant(0), version = 1 } = {},
) {
  const id = collection.random.uuid();
  const revisionId = collection.random.uuid();
  add(collection, table, {
    id,
    version,
    current_revision_id: revisionId,
    created_at: at,
    created_by_id: by.id,
    ...columns,
  });
  return { id, revisionId };
}

function firstRevision(id: string, by: Person) {
  return { id, version: 1, recorded_at: instant(0), recorded_by_id: by.id };
}
