import { type Connection, database } from "@/lib/db/connection";
import { type LogEvidence, logEvidenceSchema } from "@/lib/domain/evidence";

/** What a form or the API would send for evidence on `reference`, parsed; `given` replaces parts of it. */
export function evidenceInput(reference: string, given: Record<string, unknown> = {}): LogEvidence {
  return logEvidenceSchema.parse({
    type: "NEWS",
    title: "A brigade trained in the mountains",
    language: "en",
    source: { name: "Mountain News", kind: "INDEPENDENT_MEDIA" },
    links: [{ reference, stance: "SUPPORTS", credibility: 2 }],
    ...given,
  });
}

/** How many audit entries there are, by action or in all. */
export function countEntries(action?: string): Promise<number> {
  return database().auditEntry.count({ where: action ? { action } : {} });
}

/** The problem codes by field of an error that was caught. */
export function codesOf(error: unknown): Record<string, string> {
  const { fields } = error as { fields?: Record<string, { code: string }> };
  return Object.fromEntries(Object.entries(fields ?? {}).map(([field, problem]) => [field, problem.code]));
}

/** How often a race is run: the embedded database takes its writers one by one anyway. */
export function racers(kind: Connection["kind"]): number {
  return kind === "server" ? 50 : 10;
}
