import { evidenceReference } from "@/lib/domain/evidence";
import { eachFamily } from "@/lib/use-cases/recommendation/all-recommendations";
import type { RecommendationFilters } from "@/lib/use-cases/recommendation/list-item";
import { listResponsesOf } from "@/lib/use-cases/response/queries";
import { presentResponse } from "../../api/presenters/voices";
import { column, localizedColumns } from "../columns";
import { exportList } from "../list";

type Item = Awaited<ReturnType<typeof listResponsesOf>>[number];

/** What addressees said of the recommendations that a list's filters find: every record, not only the last one. */
export const responses = exportList<RecommendationFilters, Item>({
  columns: [
    column("recommendation", (item) => item.reference, { width: 16 }),
    column("party", (item) => item.party, { only: "programs" }),
    ...localizedColumns<Item>("party.shortName", (item) => item.shortName, 24),
    column("answer", (item) => item.answer, { words: "recommendation.answer", width: 22 }),
    column("basis", (item) => item.basis, { words: "recommendation.answerBasis" }),
    column("claimsAlreadyDone", (item) => item.claimsDone),
    column("statement", (item) => item.statement, { width: 60 }),
    column("respondedOn", (item) => item.respondedOn, { type: "day" }),
    column("evidence", (item) => item.evidence && evidenceReference(item.evidence.number)),
    column("recordedAt", (item) => item.recordedAt.toISOString(), { type: "instant", width: 20 }),
    column("recordedBy", (item) => item.recordedBy.name, { width: 22 }),
    column("id", (item) => item.id, { only: "programs" }),
  ],
  read: async function* (actor, filters) {
    for await (const ids of eachFamily(actor, filters)) yield await listResponsesOf(actor, ids, filters);
  },
  present: presentResponse,
});
