import { type Implementation, SHOWN_IMPLEMENTATIONS, type ShownImplementation } from "@/lib/domain/implementation";
import type { Localized } from "@/lib/domain/localized";
import { SOURCE_KINDS, type SourceKind } from "@/lib/domain/source";
import { TRIANGULATIONS, type Triangulation } from "@/lib/domain/triangulation";

/** References are named in the figures' cells up to this many recommendations; beyond it a cell is a number with a link. */
export const NAMED_UP_TO = 60;

/** One group of recommendations that agree in every dimension, as counted by the database or made of single ones. */
export interface Group {
  implementation: ShownImplementation;
  proposed: Implementation | null;
  triangulation: Triangulation;
  theme: string;
  count: number;
  contradicted: number;
  alarm: number;
  withEvidence: number;
  references: string[];
}

export interface Cell {
  count: number;
  references: string[];
}

export type ByStatus = Record<ShownImplementation, Cell>;

/** A row of a table by status: a theme or an addressee. */
export interface StatusRow {
  key: string;
  name: Localized;
  total: number;
  cells: ByStatus;
}

/** The figures of the top-level recommendations in force. */
export interface Figures {
  total: number;
  /** Approved judgements; NOT_ASSESSED is their absence. */
  implementation: ByStatus;
  /** The newest open proposal of each recommendation. */
  proposed: ByStatus;
  /** Where all would stand if the newest open proposal of each passed. */
  ifPassed: Record<ShownImplementation, number>;
  triangulation: Record<Triangulation, Cell>;
  contradicted: number;
  alarms: number;
  coverage: { withEvidence: number; withoutEvidence: number; contradicted: number };
}

/** Folds groups into the figures that hold no names. */
export function foldFigures(groups: readonly Group[]): Figures {
  const figures: Figures = {
    total: 0,
    implementation: emptyStatus(),
    proposed: emptyStatus(),
    ifPassed: Object.fromEntries(SHOWN_IMPLEMENTATIONS.map((value) => [value, 0])) as Figures["ifPassed"],
    triangulation: Object.fromEntries(
      TRIANGULATIONS.map((value) => [value, { count: 0, references: [] }]),
    ) as unknown as Record<Triangulation, Cell>,
    contradicted: 0,
    alarms: 0,
    coverage: { withEvidence: 0, withoutEvidence: 0, contradicted: 0 },
  };
  for (const group of groups) {
    figures.total += group.count;
    add(figures.implementation[group.implementation], group);
    if (group.proposed) add(figures.proposed[group.proposed], group);
    figures.ifPassed[group.proposed ?? group.implementation] += group.count;
    add(figures.triangulation[group.triangulation], group);
    figures.contradicted += group.contradicted;
    figures.alarms += group.alarm;
    figures.coverage.withEvidence += group.withEvidence;
    figures.coverage.withoutEvidence += group.count - group.withEvidence;
    figures.coverage.contradicted += group.contradicted;
  }
  return figures;
}

/** A table by status: one row for each name, in the names' order. */
export function foldRows(
  names: readonly { key: string; name: Localized }[],
  counted: readonly { key: string; implementation: ShownImplementation; count: number; references: string[] | null }[],
): StatusRow[] {
  const rows = new Map(names.map(({ key, name }) => [key, { key, name, total: 0, cells: emptyStatus() }]));
  for (const each of counted) {
    const row = rows.get(each.key);
    if (!row) continue;
    row.total += each.count;
    add(row.cells[each.implementation], each);
  }
  return [...rows.values()];
}

/** How many items of live evidence come from each kind of source. */
export function foldMix(counted: readonly { kind: SourceKind | ""; count: number }[]): Record<SourceKind, number> {
  const mix = Object.fromEntries(SOURCE_KINDS.map((kind) => [kind, 0])) as Record<SourceKind, number>;
  for (const { kind, count } of counted) if (kind !== "") mix[kind] += count;
  return mix;
}

function add(cell: Cell, group: { count: number; references: string[] | null }): void {
  cell.count += group.count;
  cell.references.push(...(group.references ?? []));
  cell.references.sort();
}

function emptyStatus(): ByStatus {
  return Object.fromEntries(
    SHOWN_IMPLEMENTATIONS.map((value) => [value, { count: 0, references: [] }]),
  ) as unknown as ByStatus;
}
