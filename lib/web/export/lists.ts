import type { Actor } from "@/lib/domain/actor";
import type { BothClocks, ExportList } from "./list";
import { decisions } from "./lists/decisions";
import { evidence } from "./lists/evidence";
import { matrix } from "./lists/matrix";
import { milestones } from "./lists/milestones";
import { parties } from "./lists/parties";
import { recommendations } from "./lists/recommendations";
import { responses } from "./lists/responses";
import { sources } from "./lists/sources";

/** Every list that can be exported. */
export const EXPORT_LISTS = { recommendations, matrix, milestones, responses, evidence, sources, parties, decisions };
export type ExportListName = keyof typeof EXPORT_LISTS;

/** What a list is narrowed by, as its own query takes it. */
export type FiltersOf<Name extends ExportListName> = Name extends unknown
  ? (typeof EXPORT_LISTS)[Name] extends ExportList<infer Filters, infer _Item>
    ? Filters
    : never
  : never;

/** Whether a text names a list. */
export function isExportList(text: string): text is ExportListName {
  return Object.hasOwn(EXPORT_LISTS, text);
}

/** Opens a list by its name, whatever its items are. */
export async function openList<Name extends ExportListName>(
  actor: Actor,
  name: Name,
  filters: FiltersOf<Name> & BothClocks,
) {
  const list = EXPORT_LISTS[name] as unknown as ExportList<FiltersOf<Name>, unknown>;
  return { ...(await list.open(actor, filters)), present: list.present };
}
