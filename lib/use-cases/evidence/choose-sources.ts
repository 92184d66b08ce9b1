import { type FieldProblems, Invalid } from "@/lib/domain/errors";
import { type NewSource, newSourceRows } from "@/lib/use-cases/source/describe-source";
import type { LoggingContext } from "./logging-context";
import type { NamedSource } from "./named-sources";

/**
 * The sources meant, in their order, and the rows of those that nobody has named before: an equal one is used again.
 * @throws Invalid for an unknown source or party, a retired party of a new source, and for one source named twice
 */
export function chooseSources(
  named: readonly NamedSource[],
  context: Pick<LoggingContext, "sources" | "parties">,
  by: { userId: string; at: Date },
) {
  const problems: FieldProblems = {};
  const chosen: { id: string; name: string; created: boolean }[] = [];
  const rows = { source: [] as Record<string, unknown>[], source_revision: [] as Record<string, unknown>[] };
  const known = [...context.sources];
  for (const { at, sourceId, source } of named) {
    const party = source && context.parties.find((each) => each.key === source.party);
    if (source?.party !== undefined && !party) {
      problems[`${at}source.party`] = { code: "unknownParty", params: { party: source.party } };
      continue;
    }
    const found = source
      ? known.find((each) => isEqual(each, source, party?.id ?? null))
      : known.find((each) => each.id === sourceId);
    if (!found && !source) {
      problems[`${at}sourceId`] = { code: "unknownId" };
    } else if (found && chosen.some((each) => each.id === found.id)) {
      problems[source ? `${at}source.name` : `${at}sourceId`] = { code: "sourceTwice" };
    } else if (found) {
      chosen.push({ id: found.id, name: found.name, created: false });
    } else if (source && party?.retired) {
      problems[`${at}source.party`] = { code: "partyRetired", params: { party: party.key } };
    } else if (source) {
      const made = newSourceRows(source, party?.id ?? null, by);
      rows.source.push(made.source);
      rows.source_revision.push(made.revision);
      chosen.push({ id: made.id, name: source.name, created: true });
      known.push({ id: made.id, name: source.name, kind: source.kind, partyId: party?.id ?? null });
    }
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  return { chosen, rows };
}

function isEqual(known: LoggingContext["sources"][number], source: NewSource, partyId: string | null): boolean {
  return (
    known.name.toLowerCase() === source.name.toLowerCase() && known.kind === source.kind && known.partyId === partyId
  );
}
