import type { LogEvidence } from "@/lib/domain/evidence";
import type { NewSource } from "@/lib/use-cases/source/describe-source";

/** A source as logging names it, by id or by description, and the field that names it ("" for the primary one). */
export interface NamedSource {
  at: string;
  sourceId?: string;
  source?: NewSource;
}

/** The sources that evidence is said to come from, the primary one first. */
export function namedSources(input: LogEvidence): NamedSource[] {
  return [
    { at: "", sourceId: input.sourceId, source: input.source },
    ...(input.furtherSources ?? []).map((each, position) => ({ at: `furtherSources.${position}.`, ...each })),
  ];
}
