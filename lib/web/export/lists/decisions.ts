import { type DecisionItem, eachDecision } from "@/lib/use-cases/decision/queries";
import { presentDecision } from "../../api/presenters/decision";
import { column, localizedColumns } from "../columns";
import { exportList } from "../list";

/** Every decision on a proposal, newest first. */
export const decisions = exportList<object, DecisionItem>({
  columns: [
    column("decidedAt", (item) => item.decidedAt.toISOString(), { type: "instant", width: 20 }),
    column("decision", (item) => item.verdict, { words: "verdictDone", width: 20 }),
    column("recommendation", (item) => item.recommendation.reference, { width: 16 }),
    ...localizedColumns<DecisionItem>("title", (item) => item.recommendation.title, 60),
    column("party", (item) => item.party?.key ?? null),
    column("implementation", (item) => item.implementation, { words: "implementation", width: 20 }),
    column("confidence", (item) => item.confidence, { words: "confidence" }),
    column("asOn", (item) => item.asOn, { type: "day" }),
    ...localizedColumns<DecisionItem>("rationale", (item) => item.rationale, 60),
    column("note", (item) => item.note, { width: 40 }),
    column("decider", (item) => item.decider.name, { width: 22 }),
    column("author", (item) => item.author.name, { width: 22 }),
    column("submittedAt", (item) => item.submittedAt.toISOString(), { type: "instant", width: 20 }),
    column("sequence", (item) => item.sequence),
    column("assessment", (item) => item.assessmentId, { only: "programs" }),
  ],
  read: (actor, clocks) => eachDecision(actor, clocks),
  present: presentDecision,
});
