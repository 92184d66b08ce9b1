import { evidenceReference } from "@/lib/domain/evidence";
import type { MatrixRow, StateColumn } from "@/lib/use-cases/recommendation/matrix";
import type { SavedView } from "@/lib/use-cases/view/queries";
import type { AnswerOf } from "../contract";
import type { getMatrix, listViews } from "../contracts/view";

/** A row of the matrix with its cells, named by the states' keys. */
export function presentMatrixRow(
  { item, requests, cells, spread }: MatrixRow,
  states: readonly StateColumn[],
): AnswerOf<typeof getMatrix>["items"][number] {
  const keyOf = new Map(states.map((state) => [state.id, state.key]));
  return {
    reference: item.reference,
    title: item.title,
    overall: { ...standingOf(item), requests },
    states: cells.map((cell) => ({
      state: keyOf.get(cell.stateId) ?? "",
      ...standingOf(cell),
      requests: cell.requests,
      evidence: cell.evidence.map(evidenceReference),
      gap: cell.gap,
    })),
    spread,
  };
}

type Standing = Pick<MatrixRow["item"], "implementation" | "proposed" | "proposals"> &
  Record<"supports" | "contradicts" | "context", number>;

function standingOf({ implementation, proposed, proposals, supports, contradicts, context }: Standing) {
  return { implementation, proposed, proposals, counts: { supports, contradicts, context } };
}

/** A saved view with its owner's name. */
export function presentView(view: SavedView): AnswerOf<typeof listViews>["items"][number] {
  const { id, version, name, path, query, shared, owner, createdAt } = view;
  return { id, version, name, path, query, shared, owner, createdAt: createdAt.toISOString() };
}
