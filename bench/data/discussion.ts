import { add, type Collection, dayOf, instant } from "./collection";
import type { Frame } from "./frame";
import { paragraph } from "./prose";
import type { Subject } from "./recommendations";

/** Notes (one in eight edited), search logs, responses and milestones, in these shares of the recommendations' number. */
export function addDiscussion(collection: Collection, frame: Frame, subjects: readonly Subject[]): void {
  const topLevel = subjects.filter((subject) => subject.topLevel);
  const times = (share: number, make: (subject: Subject) => void) => {
    for (let index = 0; index < topLevel.length * share; index++) make(collection.random.pick(topLevel));
  };
  times(1.5, (subject) => addNote(collection, frame, subject));
  times(1, (subject) => addSearch(collection, frame, subject));
  times(0.5, (subject) => addResponse(collection, frame, subject));
  times(0.3, (subject) => addMilestone(collection, frame, subject));
}

function addNote(collection: Collection, frame: Frame, subject: Subject): void {
  const { random } = collection;
  const [id, author, at] = [random.uuid(), random.pick(frame.analysts), instant(0.02 + random.next() * 0.95)];
  const versions = random.chance(0.125) ? 2 : 1;
  add(collection, "note", {
    id,
    recommendation_id: subject.id,
    visibility: "TEAM",
    author_id: author.id,
    created_at: at,
    version: versions,
  });
  for (let version = 1; version <= versions; version++) {
    const recorded = new Date(at.getTime() + (version - 1) * 600_000);
    add(collection, "note_revision", { note_id: id, version, body: paragraph(random), recorded_at: recorded });
    collection.happenings.push({
      at: recorded,
      actor: author,
      action: version === 1 ? "note.written" : "note.edited",
      subjectType: "note",
      subjectId: id,
      payload: { reference: subject.reference },
    });
  }
}

function addSearch(collection: Collection, frame: Frame, subject: Subject): void {
  const { random } = collection;
  const [id, by, at] = [random.uuid(), random.pick(frame.analysts), instant(0.02 + random.next() * 0.95)];
  add(collection, "search_log", {
    id,
    recommendation_id: subject.id,
    where: "The organisation's site",
    query: paragraph(random, 4),
    language: random.pick(["en", "ru"]),
    searched_on: dayOf(at),
    recorded_at: at,
    recorded_by_id: by.id,
  });
  collection.happenings.push({
    at,
    actor: by,
    action: "search.logged",
    subjectType: "search",
    subjectId: id,
    payload: { reference: subject.reference },
  });
}

function addResponse(collection: Collection, frame: Frame, subject: Subject): void {
  const { random } = collection;
  add(collection, "response", {
    id: random.uuid(),
    recommendation_id: subject.id,
    party_id: random.pick(frame.parties),
    answer: random.pick(["NONE_FOUND", "ACCEPTED", "NOTED", "REJECTED"]),
    basis: "FORMAL",
    claims_already_done: false,
    recorded_at: instant(0.02 + random.next() * 0.95),
    recorded_by_id: random.pick(frame.analysts).id,
  });
}

function addMilestone(collection: Collection, frame: Frame, subject: Subject): void {
  const { random } = collection;
  const [id, by, at] = [random.uuid(), random.pick(frame.analysts), instant(0.02 + random.next() * 0.95)];
  add(collection, "milestone", {
    id,
    recommendation_id: subject.id,
    created_at: at,
    created_by_id: by.id,
    version: 1,
  });
  add(collection, "milestone_revision", {
    milestone_id: id,
    version: 1,
    title: { en: "The mandate is in force", ru: "Мандат вступил в силу" },
    due_on: dayOf(new Date(at.getTime() + 300 * 86_400_000)),
    evidence: [],
    retired: false,
    recorded_at: at,
    recorded_by_id: by.id,
  });
}
