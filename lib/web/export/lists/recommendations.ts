import { eachRecommendation } from "@/lib/use-cases/recommendation/all-recommendations";
import type { RecommendationFilters, RecommendationListItem } from "@/lib/use-cases/recommendation/list-item";
import { presentListItem } from "../../api/presenters/recommendation";
import { column, localizedColumns } from "../columns";
import { exportList } from "../list";

/** What tells a recommendation: the first columns of every list that is about recommendations. */
export const named = [
  column<RecommendationListItem>("reference", (item) => item.reference, { width: 14 }),
  ...localizedColumns<RecommendationListItem>("title", (item) => item.title, 60),
];

/** The list of recommendations, with everything that a line of it knows. */
export const recommendations = exportList<RecommendationFilters, RecommendationListItem>({
  columns: [
    ...named,
    column("parent", (item) => item.parent),
    column("publication", (item) => item.publication),
    column("theme.key", (item) => item.theme.key, { only: "programs" }),
    ...localizedColumns<RecommendationListItem>("theme.name", (item) => item.theme.name, 28),
    column("levels", (item) => item.levels, { words: "level", width: 22 }),
    column("basis", (item) => item.basis, { words: "basis" }),
    column("priority", (item) => item.priority),
    column("owner", (item) => item.owner?.name ?? null, { width: 22 }),
    column("addressees", (item) => item.addressees.map((party) => party.key), { width: 36 }),
    column("implementation", (item) => item.implementation, { words: "implementation", width: 20 }),
    column("confidence", (item) => item.confidence, { words: "confidence" }),
    column("asOn", (item) => item.asOn, { type: "day" }),
    column("proposed", (item) => item.proposed, { words: "implementation", width: 20 }),
    column("proposals", (item) => item.proposals),
    column("triangulation", (item) => item.triangulation, { words: "triangulation", width: 18 }),
    column("contradicted", (item) => item.contradicted),
    column("alarm", (item) => item.alarm),
    column("disagreement", (item) => item.disagreement),
    column("counts.supports", (item) => item.supports),
    column("counts.contradicts", (item) => item.contradicts),
    column("counts.context", (item) => item.context),
    column("searches", (item) => item.searches),
    column("requests", (item) => item.requests),
    column("components", (item) => item.components),
    column("schedule", (item) => item.schedule, { words: "schedule" }),
    column("silentSince", (item) => item.silentSince, { type: "day" }),
    column("movedAt", (item) => item.movedAt?.toISOString() ?? null, { type: "instant", width: 20 }),
    column("retired", (item) => item.retired),
  ],
  read: (actor, filters) => eachRecommendation(actor, filters),
  present: presentListItem,
});
