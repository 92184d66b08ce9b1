import { expect } from "vitest";
import { type Fault, verifyExport } from "@/lib/testing/audit-verifier";
import { type Installation, run } from "./installation";
import type { Write } from "./writers";

/** An entry of the export, of which only this much is looked at here. */
export interface Exported {
  sequence: number;
  action: string;
  subjectId: string;
  payload: string | null;
}

/** Exports the whole chain over the API, and verifies it by the documented format alone. */
export async function exportChain(
  url: string,
  token: string,
): Promise<{ items: Exported[]; head: { sequence: number; hash: string }; fault: Fault }> {
  const get = async <Answer>(path: string) => {
    const ask = () => fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
    // Counting keeps this process busy for longer than the server keeps an idle connection: the next one is a new one. A
    // server that is gone refuses that, too.
    const response = await ask().catch(ask);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  };
  const head = await get<{ sequence: number; hash: string }>("/audit/head");
  const items: Exported[] = [];
  for (let after: unknown = 0; after !== null; ) {
    const page = await get<{ items: Exported[]; nextCursor: unknown }>(`/audit?after=${after}&limit=200`);
    items.push(...page.items);
    after = page.nextCursor;
  }
  return { items, head, fault: verifyExport(items, head) };
}

const ENTRIES_OF = { evidence: "evidence.logged", note: "note.written" } as const;

/** How often each write stands in an export of the chain: by its own text in the payload, or by its id. */
export function countEntries(items: readonly Exported[], write: Write): number {
  return items.filter(({ action, subjectId, payload }) => {
    if (action !== ENTRIES_OF[write.kind]) return false;
    return write.kind === "evidence" ? payload?.includes(write.key) : subjectId === write.answer?.id;
  }).length;
}

const HALVES = {
  "evidence without link, grading, content or source": `SELECT e.number FROM evidence e WHERE
      (SELECT count(*) FROM evidence_link l JOIN link_grading g ON g.link_id = l.id WHERE l.evidence_id = e.id) < 1
      OR NOT EXISTS (SELECT FROM evidence_revision r JOIN evidence_source s ON s.revision_id = r.id
        WHERE r.id = e.current_revision_id)`,
  "evidence with one of its two links": `SELECT e.number FROM evidence e JOIN evidence_revision r ON r.id = e.current_revision_id
      WHERE r.title->>'en' LIKE 'evidence under fault%'
      AND (SELECT count(*) FROM evidence_link l JOIN link_grading g ON g.link_id = l.id WHERE l.evidence_id = e.id) <> 2`,
  "evidence whose entries in the chain are not one": `SELECT e.number FROM evidence e
      JOIN evidence_revision r ON r.id = e.current_revision_id WHERE r.title->>'en' LIKE 'evidence under fault%'
      AND (SELECT count(*) FROM audit_entry a WHERE a.action = 'evidence.logged'
        AND a.subject_id = 'E' || lpad(e.number::text, greatest(2, length(e.number::text)), '0')) <> 1`,
  "an entry in the chain without its evidence": `SELECT a.sequence FROM audit_entry a WHERE a.action = 'evidence.logged'
      AND NOT EXISTS (SELECT FROM evidence e
        WHERE a.subject_id = 'E' || lpad(e.number::text, greatest(2, length(e.number::text)), '0'))`,
  "a source that nothing names": `SELECT r.name FROM source_revision r WHERE r.name LIKE 'Source %-%-%-%-%'
      AND NOT EXISTS (SELECT FROM evidence_source s WHERE s.source_id = r.source_id)`,
  "a note without text, or with other than one entry": `SELECT n.id FROM note n
      WHERE NOT EXISTS (SELECT FROM note_revision r WHERE r.note_id = n.id)
      OR n.created_at > (SELECT min(created_at) FROM api_token)
      AND (SELECT count(*) FROM audit_entry a WHERE a.action = 'note.written' AND a.subject_id = n.id::text) <> 1`,
  "an entry in the chain without its note": `SELECT a.sequence FROM audit_entry a WHERE a.action = 'note.written'
      AND NOT EXISTS (SELECT FROM note n WHERE n.id::text = a.subject_id)`,
  "one record twice": `SELECT title->>'en' AS text FROM evidence_revision GROUP BY 1 HAVING count(*) > 1 AND
      title->>'en' LIKE 'evidence under fault%' UNION ALL
      SELECT body FROM note_revision GROUP BY 1 HAVING count(*) > 1 AND body LIKE 'note under fault%'`,
  "a stored answer without its record": `SELECT k.body FROM idempotency_key k WHERE k.status = 201
      AND NOT EXISTS (SELECT FROM evidence e
        WHERE e.id::text = k.body::jsonb->>'id' OR e.number::text = k.body::jsonb->>'number')
      AND NOT EXISTS (SELECT FROM note n WHERE n.id::text = k.body::jsonb->>'id')`,
};

/** Looks for anything half done in a database that nobody is writing to. */
export async function expectNothingHalfDone(installation: Installation): Promise<void> {
  const sql = Object.entries(HALVES)
    .map(
      ([name, each]) =>
        `SELECT '${name}' AS half, json_agg(found)::text AS rows FROM (${each}) AS found HAVING count(*) > 0`,
    )
    .join(" UNION ALL ");
  expect(await installation.query(sql)).toEqual([]);
}

/** Every acknowledged write is there, with the id that it was acknowledged with and the text that was sent. */
export async function expectAllThere(installation: Installation, writes: readonly Write[]): Promise<void> {
  const stored = await installation.query<{ id: string; text: string }>(
    `SELECT e.id, r.title->>'en' AS text FROM evidence e JOIN evidence_revision r ON r.id = e.current_revision_id
     UNION ALL SELECT n.id, r.body FROM note n JOIN note_revision r ON r.note_id = n.id`,
  );
  const texts = new Map(stored.map((row) => [row.id, row.text]));
  const lost = writes.filter(
    (write) => write.answer?.status === 201 && texts.get(write.answer.id ?? "") !== write.text,
  );
  expect(lost).toEqual([]);
}

/** `heed verify` finds nothing. @param head one kept elsewhere */
export async function expectVerified(
  { directory, environment }: Installation,
  head?: { sequence: number; hash: string },
) {
  const kept = head ? ["--head", `${head.sequence}:${head.hash}`] : [];
  const { code, output, errors } = await run(["lib/cli/main.ts", "verify", ...kept], {
    ...environment,
    HEED_DATA_DIR: directory,
  });
  expect(errors).toBe("");
  expect(output).toContain("all as it was recorded");
  expect(code).toBe(0);
}
