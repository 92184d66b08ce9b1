import type { SavedView } from "@/lib/use-cases/view/queries";
import type { AnswerOf } from "../contract";
import type { listViews } from "../contracts/view";

/** A saved view with its owner's name. */
export function presentView(view: SavedView): AnswerOf<typeof listViews>["items"][number] {
  const { id, version, name, path, query, shared, owner, createdAt } = view;
  return { id, version, name, path, query, shared, owner, createdAt: createdAt.toISOString() };
}
