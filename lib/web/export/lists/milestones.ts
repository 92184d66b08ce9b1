import { evidenceReference } from "@/lib/domain/evidence";
import { listMilestonesOf } from "@/lib/use-cases/milestone/queries";
import { eachFamily } from "@/lib/use-cases/recommendation/all-recommendations";
import type { RecommendationFilters } from "@/lib/use-cases/recommendation/list-item";
import { presentMilestone } from "../../api/presenters/voices";
import { column, localizedColumns } from "../columns";
import { exportList } from "../list";

type Item = Awaited<ReturnType<typeof listMilestonesOf>>[number];

/** The milestones of the recommendations that a list’s filters find, and of their components. */
export const milestones = exportList<RecommendationFilters, Item>({
  columns: [
    column("recommendation", (item) => item.reference, { width: 16 }),
    ...localizedColumns<Item>("milestone", (item) => item.title, 60),
    column("indicator", (item) => item.indicator, { width: 40 }),
    column("dueOn", (item) => item.dueOn, { type: "day" }),
    column("reachedOn", (item) => item.reachedOn, { type: "day" }),
    column("schedule", (item) => item.schedule, { words: "schedule" }),
    column("supported", (item) => item.supported),
    column("evidence", (item) => item.evidence.map(({ number }) => evidenceReference(number)), { width: 20 }),
    column("id", (item) => item.id, { only: "programs" }),
  ],
  read: async function* (actor, filters) {
    for await (const ids of eachFamily(actor, filters)) yield await listMilestonesOf(actor, ids, filters);
  },
  present: presentMilestone,
});
