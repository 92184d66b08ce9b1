import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/db/audit";
import { type LockedRecommendation, lockReferences, type Turn } from "@/lib/db/family-lock";
import { askForCapture } from "@/lib/db/link-watch";
import { lockOpenRequest, moveRequestOn } from "@/lib/db/request-lock";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { type Tx, transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { type FieldProblems, Invalid } from "@/lib/domain/errors";
import { assertAcceptsEvidence, evidenceReference, type LogEvidence, urlKey } from "@/lib/domain/evidence";
import { assertDatesPossible } from "@/lib/domain/evidence-dates";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { ReceivedFile } from "@/lib/platform/files/file-store";
import { CAPTURE_WORK, wakeWork } from "@/lib/platform/jobs/asked-work";
import { archiving } from "@/lib/platform/outbound/archiving";
import { sourceTurn, takeSourceTurn } from "@/lib/use-cases/source/describe-source";
import { chooseSources } from "./choose-sources";
import { assertNoDuplicate } from "./duplicates";
import { contentColumns } from "./evidence-content";
import { fileRows } from "./file-rows";
import { findStates } from "./find-states";
import { insertEvidenceRows } from "./insert-rows";
import { loadLoggingContext } from "./logging-context";
import { namedSources } from "./named-sources";

/** What logging gave: the evidence's id and number, and its links. */
export interface LoggedEvidence {
  id: string;
  number: number;
  links: { id: string; reference: string }[];
}

/**
 * Logs evidence with its links to recommendations, its sources (equal ones are reused) and its files, and projects the
 * figures anew; where it was asked for, it fills the request. Analysts and above.
 * @throws Invalid for unknown references, sources or parties, impossible dates, and — asked once, answered by
 * `duplicate` — an address or file that is known already; Conflict for a retired recommendation or a request that is not open; Forbidden
 */
export async function logEvidence(
  actor: Actor,
  input: LogEvidence & { files?: ReceivedFile[] },
): Promise<LoggedEvidence> {
  const files = input.files ?? [];
  const key = input.url === undefined ? null : urlKey(input.url);
  const captured = input.capture === true && archiving().capture !== "off" ? input.url : undefined;
  const logged = await transact(async (tx, at) => {
    assertMaySee(actor);
    authorize(actor, "evidence.log");
    const day = today(at);
    const capturedOn = input.capturedAt === undefined ? undefined : today(new Date(input.capturedAt));
    assertDatesPossible({ ...input, capturedOn }, day);

    const sha256s = files.map((file) => file.sha256);
    const named = namedSources(input);
    const turns: Turn[] = [
      ...(key === null ? [] : [{ key: `url:${key}` }]),
      ...sha256s.map((sha256) => ({ key: `file:${sha256}` })),
      ...named.flatMap((each) => (each.source ? sourceTurn(each.source) : [])),
    ];
    const references = input.links.map((link) => link.reference);
    const asking = input.request === undefined ? null : await askingOf(tx, input.request);
    const locked = await lockReferences(tx, asking === null ? references : [...references, asking], turns);
    const targets = resolveTargets(references, locked);
    const request = input.request === undefined ? null : await lockOpenRequest(tx, actor, input.request, undefined);
    if (request) {
      authorize(actor, "request.edit");
      const family = rootOf(locked.get(request.reference.toLowerCase()));
      if (!targets.some((target) => rootOf(target) === family)) {
        throw new Invalid({ request: { code: "evidenceNotLinked" } });
      }
    }
    const asked = { recommendationIds: targets.map((target) => target.id), urlKey: key, sha256s, sources: named };
    let context = await loadLoggingContext(tx, asked);
    for (const target of targets) {
      assertAcceptsEvidence({ reference: target.reference, retired: context.retired.includes(target.id) });
    }
    if (context.redacted.length > 0) throw new Invalid({ file: { code: "fileRedacted" } });
    const states = await findStates(
      tx,
      input.links.map(({ states }, position) => ({ recommendationId: targets[position]?.id ?? "", states })),
      (position) => `links.${position}.states`,
    );
    const by = actorId(actor);
    let sources = chooseSources(named, context, { userId: by, at });
    if (sources.rows.source.length > 0 && targets.every((target) => target.turns < turns.length)) {
      // A source that was there when the turns were taken may have been renamed since: take the turn that it spared.
      for (const each of named) if (each.source) await takeSourceTurn(tx, each.source.name);
      context = await loadLoggingContext(tx, asked);
      sources = chooseSources(named, context, { userId: by, at });
    }
    if (input.duplicate === undefined) assertNoDuplicate(actor, context.duplicates);

    const id = randomUUID();
    const revisionId = randomUUID();
    const older = input.duplicate === "SAME_ORIGIN" ? context.duplicates[0] : undefined;
    const groupId = older && (older.groupId ?? older.id);
    const links = targets.map((target) => ({
      id: randomUUID(),
      recommendationId: target.id,
      reference: target.reference,
    }));
    const member = (evidenceId: string) => ({
      id: randomUUID(),
      evidence_id: evidenceId,
      group_id: groupId,
      recorded_at: at,
      recorded_by_id: by,
    });
    const [number] = await insertEvidenceRows(tx, {
      ...sources.rows,
      evidence: [{ id, version: 1, current_revision_id: revisionId, created_at: at, created_by_id: by }],
      evidence_revision: [
        {
          id: revisionId,
          evidence_id: id,
          version: 1,
          state: "LOGGED",
          ...contentColumns(input, day),
          recorded_at: at,
          recorded_by_id: by,
        },
      ],
      evidence_source: sources.chosen.map((source, position) => ({
        revision_id: revisionId,
        source_id: source.id,
        position,
      })),
      evidence_link: links.map((link) => ({
        id: link.id,
        evidence_id: id,
        recommendation_id: link.recommendationId,
        created_at: at,
        created_by_id: by,
      })),
      link_grading: input.links.map((link, position) => ({
        id: randomUUID(),
        link_id: links[position]?.id,
        version: 1,
        stance: link.stance,
        credibility: link.credibility ?? null,
        passage: link.passage || null,
        note: link.note || null,
        states: states[position] ?? [],
        removed: false,
        grader_id: by,
        recorded_at: at,
      })),
      ...fileRows(files, { evidenceId: id, version: 1, at, by }),
      origin_membership: older ? [...(older.groupId === null ? [member(older.id)] : []), member(id)] : [],
    });
    if (number === undefined) throw new Error("The database gave no evidence number.");

    if (captured !== undefined) await askForCapture(tx, { evidenceId: id, url: captured }, { at, by });
    if (request) await moveRequestOn(tx, request, { state: "FILLED", evidenceId: id }, { at, by });
    const about = [...targets.map((target) => target.id), ...(request ? [request.recommendationId] : [])];
    await refreshStanding(tx, about, at, day);
    await recordAudit(tx, {
      actor,
      action: "evidence.logged",
      subjectType: "evidence",
      subjectId: evidenceReference(number),
      touches: about,
      payload: {
        id,
        ...input,
        source: sources.chosen[0],
        ...(sources.chosen.length > 1 ? { furtherSources: sources.chosen.slice(1) } : {}),
        links: input.links.map((link, position) => ({ ...link, ...links[position] })),
        files: files.map(({ sha256, size, mediaType }) => ({ sha256, size, mediaType })),
        ...(context.duplicates.length > 0
          ? { knownAs: context.duplicates.map((row) => evidenceReference(row.number)), originGroup: groupId ?? null }
          : {}),
      },
    });
    return { id, number, links: links.map((link) => ({ id: link.id, reference: link.reference })) };
  });
  if (captured !== undefined) wakeWork(CAPTURE_WORK);
  return logged;
}

/** The reference of the recommendation that a request is about, to be locked with the others. @throws Invalid at `request` */
async function askingOf(tx: Tx, id: string): Promise<string> {
  const found = await tx.evidenceRequest.findUnique({
    where: { id },
    select: { recommendation: { select: { reference: true } } },
  });
  if (!found) throw new Invalid({ request: { code: "unknownId" } });
  return found.recommendation.reference;
}

function rootOf(found: LockedRecommendation | undefined): string | undefined {
  return found?.parentId ?? found?.id;
}

function resolveTargets(
  references: readonly string[],
  found: ReadonlyMap<string, LockedRecommendation>,
): LockedRecommendation[] {
  const unknown: FieldProblems = {};
  const targets = references.flatMap((reference, position) => {
    const target = found.get(reference.toLowerCase());
    if (!target) unknown[`links.${position}.reference`] = { code: "unknownReference", params: { reference } };
    return target ?? [];
  });
  if (Object.keys(unknown).length > 0) throw new Invalid(unknown);
  return targets;
}
