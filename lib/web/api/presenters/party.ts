import type { PartyItem, getParty as readParty } from "@/lib/use-cases/party/queries";
import type { AnswerOf } from "../contract";
import type { getParty, listParties } from "../contracts/party";

type PartyDetail = Awaited<ReturnType<typeof readParty>>;

/** A party in a list. */
export function presentPartyItem(item: PartyItem): AnswerOf<typeof listParties>["items"][number] {
  return {
    id: item.id,
    key: item.key,
    version: item.version,
    kind: item.kind,
    name: item.name,
    shortName: item.shortName,
    country: item.country,
    memberState: item.memberState,
    collective: item.collective,
    retired: item.retired,
    addressed: item.addressed,
    partnered: item.partnered,
    sources: item.sources,
  };
}

/** One party with what names it. */
export function presentParty(detail: PartyDetail): AnswerOf<typeof getParty> {
  return {
    ...presentPartyItem(detail),
    recommendations: detail.recommendations.map(({ reference, title, role, implementation }) => ({
      reference,
      title,
      role,
      implementation,
    })),
    sourceList: detail.sourceList.flatMap(({ id, name, kind, relation }) =>
      name === undefined || kind === undefined ? [] : [{ id, name, kind, relation: relation ?? null }],
    ),
    revisions: detail.revisions.map(({ version, name, retired, reason, at }) => ({
      version,
      name,
      retired,
      reason,
      at: at.toISOString(),
    })),
  };
}

/** A party as the body of a revision would name it. */
export function contentOfParty({ version, kind, name, shortName, country, memberState }: PartyDetail) {
  return { version, content: { kind, name, shortName, country, memberState } };
}
