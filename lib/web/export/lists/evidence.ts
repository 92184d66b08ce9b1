import { type EvidenceFilters, type EvidenceItem, listEvidence } from "@/lib/use-cases/evidence/queries";
import { presentEvidenceItem } from "../../api/presenters/evidence";
import { column, localizedColumns } from "../columns";
import { exportList } from "../list";

const PAGE = 200;

/** The list of evidence. Its links stand in one cell: reference, stance and credibility of each. */
export const evidence = exportList<EvidenceFilters, EvidenceItem>({
  columns: [
    column("reference", (item) => item.reference, { width: 10 }),
    column("type", (item) => item.type, { words: "evidenceType" }),
    ...localizedColumns<EvidenceItem>("title", (item) => item.title, 60),
    column("url", (item) => item.url, { width: 40 }),
    column("link.state", (item) => item.link?.state ?? null, { words: "linkState", width: 14 }),
    column("link.since", (item) => instantOf(item.link?.since), { type: "instant", width: 20 }),
    column("link.askedAt", (item) => instantOf(item.link?.askedAt), { type: "instant", width: 20 }),
    column("captured.at", (item) => instantOf(item.captured?.at), { type: "instant", width: 20 }),
    column("captured.sha256", (item) => item.captured?.sha256 ?? null, { only: "programs" }),
    column("publishedOn", (item) => item.publishedOn, { type: "day" }),
    column("eventFrom", (item) => item.eventFrom, { type: "day" }),
    column("eventTo", (item) => item.eventTo, { type: "day" }),
    column("ongoing", (item) => item.ongoing),
    column("trueOn", (item) => item.trueOn, { type: "day" }),
    column("language", (item) => item.language),
    column("source.name", (item) => item.source?.name ?? null, { width: 30 }),
    column("source.kind", (item) => item.source?.kind ?? null, { words: "sourceKind", width: 20 }),
    column("via", (item) => item.via),
    column("links", (item, audience) =>
      item.links.map(({ reference, stance, credibility }) => {
        const said = audience.for === "people" ? audience.t(`stance.${stance}`) : stance;
        return [reference, said, credibility].filter((part) => part !== null).join(" ");
      }),
    ),
    column("files", (item) => item.files),
    column("visibility", (item) => item.visibility, { words: "visibility" }),
    column("state", (item) => item.state, { only: "programs" }),
    column("recordedAt", (item) => item.recordedAt.toISOString(), { type: "instant", width: 20 }),
    column("id", (item) => item.id, { only: "programs" }),
  ],
  read: async function* (actor, filters) {
    let cursor: string | null = null;
    do {
      const page = await listEvidence(actor, { ...filters, limit: PAGE, ...(cursor ? { cursor } : {}) });
      yield page.items;
      cursor = page.nextCursor;
    } while (cursor !== null);
  },
  present: presentEvidenceItem,
});

function instantOf(text: string | undefined): string | null {
  return text === undefined ? null : new Date(text).toISOString();
}
