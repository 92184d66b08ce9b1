import type { SourceKind } from "@/lib/domain/source";
import { listSources, type SourceItem } from "@/lib/use-cases/source/queries";
import { presentSourceItem } from "../../api/presenters/source";
import { column, localizedColumns } from "../columns";
import { exportList } from "../list";

/** The list of sources, with the gradings in force: in general and by theme. */
export const sources = exportList<{ q?: string; kind?: SourceKind }, SourceItem>({
  columns: [
    column("name", (item) => item.name, { width: 40 }),
    column("kind", (item) => item.kind, { words: "sourceKind", width: 22 }),
    column("country", (item) => item.country),
    column("languages", (item) => item.languages),
    column("party.key", (item) => item.party?.key ?? null, { only: "programs" }),
    ...localizedColumns<SourceItem>("party.name", (item) => item.party?.name ?? {}, 30),
    column("relation", (item) => item.relation, { words: "source.relation", width: 20 }),
    column("reliability", (item) => item.gradings.find((grading) => grading.theme === null)?.reliability ?? null),
    column(
      "reliability.byTheme",
      (item) => item.gradings.flatMap(({ theme, reliability }) => (theme ? [`${theme.key} ${reliability}`] : [])),
      { width: 30 },
    ),
    column("evidence", (item) => item.evidence),
    column("id", (item) => item.id, { only: "programs" }),
  ],
  read: async function* (actor, filters) {
    yield await listSources(actor, filters);
  },
  present: presentSourceItem,
});
