import type { SourceDetail, SourceGradingShown, SourceItem } from "@/lib/use-cases/source/queries";
import type { AnswerOf } from "../contract";
import type { getSource, listSources } from "../contracts/source";

/** A source in a list. */
export function presentSourceItem(item: SourceItem): AnswerOf<typeof listSources>["items"][number] {
  return {
    id: item.id,
    version: item.version,
    name: item.name,
    kind: item.kind,
    country: item.country,
    languages: item.languages,
    party: item.party,
    relation: item.relation,
    evidence: item.evidence,
    gradings: item.gradings.map(presentGrading),
  };
}

/** One source with everything that was ever said of it. */
export function presentSource(detail: SourceDetail): AnswerOf<typeof getSource> {
  return {
    ...presentSourceItem(detail),
    history: detail.history.map(({ version, name, kind, party, recordedAt, recordedBy }) => ({
      version,
      name,
      kind,
      party,
      recordedAt: recordedAt.toISOString(),
      recordedBy,
    })),
    gradingHistory: detail.gradingHistory.map(presentGrading),
  };
}

/** A source as the body of a revision would name it. */
export function contentOfSource(detail: SourceDetail): { version: number; content: object } {
  const { version, name, kind, country, languages, party, relation } = detail;
  return { version, content: { name, kind, country, languages, party: party?.key ?? null, relation } };
}

function presentGrading({ reliability, rationale, theme, grader, recordedAt }: SourceGradingShown) {
  return { reliability, rationale, theme, grader, recordedAt: recordedAt.toISOString() };
}
