import type { LaneItem } from "@/components/charts/lanes";
import type { Contradiction, EvidenceLine } from "@/components/recommendation/evidence-columns";
import type { RecommendationPageData } from "@/lib/use-cases/recommendation/get-recommendation";

type Link = RecommendationPageData["links"][number];

/** The links of a page as lines, one for each item and stance; what is in force first. */
export function evidenceLines(data: Pick<RecommendationPageData, "links" | "reference">): EvidenceLine[] {
  const lines = new Map<string, EvidenceLine & { bearsOn: string[]; contradictions: Contradiction[] }>();
  for (const link of data.links) {
    const key = `${link.evidenceId} ${link.stance}`;
    const line = lines.get(key) ?? { ...link, bearsOn: [], contradictions: [] };
    if (link.reference !== data.reference) line.bearsOn.push(link.reference);
    if (link.stance === "CONTRADICTS" && link.inForce) {
      const { linkId, answered, answers } = link;
      line.contradictions.push({ linkId, answered, waiting: answered ? 0 : answers.length });
      line.answered = line.contradictions.every((each) => each.answered);
    }
    if ((link.credibility ?? 7) < (line.credibility ?? 7)) line.credibility = link.credibility;
    lines.set(key, line);
  }
  return [...lines.values()].sort((a, b) => Number(b.inForce) - Number(a.inForce) || a.number - b.number);
}

const SHAPE = { OFFICIAL: "s", INDEPENDENT: "c", NEITHER: "d" } as const;

/** The items in force as the lanes draw them. */
export function laneItems(links: readonly Link[]): LaneItem[] {
  const items = new Map<string, LaneItem>();
  for (const link of links) {
    if (!link.inForce) continue;
    items.set(`${link.evidenceId} ${link.stance}`, {
      number: link.number,
      stance: link.stance,
      kind: link.sources[0]?.kind ?? null,
      addressee: link.addressee,
      shape: SHAPE[link.affiliation ?? "NEITHER"],
      from: link.eventFrom ?? link.publishedOn,
      to: link.eventTo ?? link.eventFrom ?? link.publishedOn,
      trueOn: link.trueOn,
    });
  }
  return [...items.values()];
}
