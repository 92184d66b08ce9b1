import type { AddresseeVoice, SourceVoice } from "@/components/recommendation/voices";
import type { RecommendationPageData } from "@/lib/use-cases/recommendation/get-recommendation";

type Data = Pick<RecommendationPageData, "addressees" | "responses" | "standing" | "links" | "reliabilities">;
type Affiliation = "OFFICIAL" | "INDEPENDENT" | "NEITHER";

const SHAPE = { OFFICIAL: "s", INDEPENDENT: "c", NEITHER: "d" } as const;

/** What addressees, sources and we say, and where they disagree: all that is shown of it. */
export function voicesOf(data: Data) {
  const { standing } = data;
  return {
    addressees: addresseeVoices(data),
    ...sourceVoices(data),
    judgement: {
      implementation: standing.implementation,
      confidence: standing.confidence,
      asOn: standing.judgement?.asOn ?? null,
    },
    disagreements: standing.disagreements,
  };
}

/** Whom a recommendation addresses, each with the answer that counts; then states that answered for "member states". */
function addresseeVoices({ addressees, responses, standing }: Data): AddresseeVoice[] {
  const counting = new Set(standing.responses.map((response) => response.id));
  const answers = responses.filter((response) => counting.has(response.id));
  const named = addressees.map(({ key, shortName }) => ({
    party: key,
    name: shortName,
    answer: answers.find((answer) => answer.party === key) ?? null,
  }));
  const others = answers
    .filter((answer) => !addressees.some((addressee) => addressee.key === answer.party))
    .map((answer) => ({ party: answer.party, name: answer.shortName, answer }));
  return [...named, ...others];
}

/** What each primary source says through evidence in force; the addressees' own outlets count among the official ones. */
function sourceVoices(data: Data): { independent: SourceVoice[]; others: SourceVoice[] } {
  const voices = new Map<string, SourceVoice & { affiliation: Affiliation; items: SourceVoice["items"][number][] }>();
  for (const link of data.links) {
    if (!link.inForce) continue;
    const [source] = link.sources;
    const affiliation = link.affiliation ?? "NEITHER";
    const voice = voices.get(source?.id ?? "") ?? {
      id: source?.id ?? null,
      name: source?.name ?? "–",
      kind: source?.kind ?? null,
      reliability: (source && data.reliabilities.get(source.id)) ?? null,
      shape: SHAPE[affiliation],
      affiliation,
      items: [],
    };
    voices.set(source?.id ?? "", voice);
    const item = voice.items.find((each) => each.number === link.number && each.stance === link.stance);
    if (item) {
      if ((link.credibility ?? 7) < (item.credibility ?? 7)) item.credibility = link.credibility;
      continue;
    }
    voice.items.push({
      number: link.number,
      stance: link.stance,
      credibility: link.credibility,
      answered: link.answered,
      from: link.eventFrom ?? link.publishedOn,
      to: link.eventTo ?? link.eventFrom ?? link.publishedOn,
      trueOn: link.trueOn,
    });
  }
  const all = [...voices.values()];
  return {
    independent: all.filter((voice) => voice.affiliation === "INDEPENDENT"),
    others: all.filter((voice) => voice.affiliation !== "INDEPENDENT"),
  };
}
