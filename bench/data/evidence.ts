import { EVIDENCE_TYPES, evidenceReference } from "@/lib/domain/evidence";
import { add, type Collection, dayOf, instant, type Person } from "./collection";
import { addIdentity, type Frame } from "./frame";
import { paragraph, title } from "./prose";
import type { Subject } from "./recommendations";

/** A link that a judgement can cite. */
export interface Link {
  id: string;
  evidenceId: string;
  at: Date;
}

/**
 * Evidence with links, gradings and sources. One item in twelve has been revised, one in a hundred withdrawn, one in five
 * is a reprint of an earlier one, one link in five has been graded again.
 * @returns the links in force to what stands, by recommendation
 */
export function addEvidence(
  collection: Collection,
  frame: Frame,
  subjects: readonly Subject[],
  count: number,
): Map<string, Link[]> {
  const { random } = collection;
  const links = new Map<string, Link[]>();
  let group: string | null = null;
  for (let number = 1; number <= count; number++) {
    const at = instant(0.02 + (number / count) * 0.9);
    const by = random.pick(frame.analysts);
    const fate = random.next();
    const withdrawn = fate < 0.01;
    const evidenceId = addItem(collection, frame, { number, at, by, withdrawn, versions: fate < 0.08 ? 2 : 1 });
    if (random.chance(0.2)) {
      group ??= random.uuid();
      add(collection, "origin_membership", {
        id: random.uuid(),
        evidence_id: evidenceId,
        group_id: group,
        recorded_at: at,
        recorded_by_id: by.id,
      });
      if (random.chance(0.4)) group = null;
    }
    const about = new Set([random.pick(subjects, 1.4), ...(random.chance(0.3) ? [random.pick(subjects, 1.4)] : [])]);
    for (const subject of about) {
      const { id, removed } = addLink(collection, { evidenceId, recommendationId: subject.id, at, by });
      if (!withdrawn && !removed) links.set(subject.id, [...(links.get(subject.id) ?? []), { id, evidenceId, at }]);
    }
    collection.happenings.push({
      at,
      actor: by,
      action: "evidence.logged",
      subjectType: "evidence",
      subjectId: evidenceReference(number),
      payload: { id: evidenceId, links: [...about].map((subject) => subject.reference) },
    });
  }
  return links;
}

function addItem(
  collection: Collection,
  frame: Frame,
  item: { number: number; at: Date; by: Person; withdrawn: boolean; versions: number },
): string {
  const { random } = collection;
  const { number, at, by, versions } = item;
  const { id, revisionId } = addIdentity(collection, "evidence", by, { number }, { at, version: versions });
  const name = title(random, `Evidence ${number}`);
  const published = dayOf(new Date(at.getTime() - random.below(40) * 86_400_000));
  const url = `news.example.org/${number % 97}/${number}`;
  const quotation = random.chance(0.3) ? paragraph(random) : null;
  const sourceId = random.pick(frame.sources, 1.5).id;
  for (let version = 1; version <= versions; version++) {
    const last = version === versions;
    const revision = last ? revisionId : random.uuid();
    add(collection, "evidence_revision", {
      id: revision,
      evidence_id: id,
      version,
      state: last && item.withdrawn ? "WITHDRAWN" : "LOGGED",
      type: random.pick(EVIDENCE_TYPES),
      title: name,
      url: `https://${url}`,
      url_key: url,
      published_on: published,
      true_on: published,
      ongoing: false,
      language: random.pick(["en", "ru"]),
      quotation,
      visibility: "TEAM",
      reason: version === 1 ? null : "Corrected.",
      recorded_at: new Date(at.getTime() + (version - 1) * 3_600_000),
      recorded_by_id: by.id,
    });
    add(collection, "evidence_source", { revision_id: revision, source_id: sourceId, position: 0 });
  }
  return id;
}

function addLink(
  collection: Collection,
  link: { evidenceId: string; recommendationId: string; at: Date; by: Person },
): { id: string; removed: boolean } {
  const { random } = collection;
  const id = random.uuid();
  add(collection, "evidence_link", {
    id,
    evidence_id: link.evidenceId,
    recommendation_id: link.recommendationId,
    created_at: link.at,
    created_by_id: link.by.id,
  });
  const stance = random.pick(["SUPPORTS", "SUPPORTS", "SUPPORTS", "CONTRADICTS", "CONTEXT"]);
  const versions = random.chance(0.2) ? 2 : 1;
  const taken = versions === 2 && random.chance(0.02);
  for (let version = 1; version <= versions; version++) {
    add(collection, "link_grading", {
      id: random.uuid(),
      link_id: id,
      version,
      stance,
      credibility: random.chance(0.75) ? 1 + random.below(6) : null,
      note: random.chance(0.5) ? paragraph(random, 12) : null,
      removed: version === 2 && taken,
      grader_id: link.by.id,
      recorded_at: new Date(link.at.getTime() + (version - 1) * 7_200_000),
    });
  }
  return { id, removed: taken };
}
