import type { AuditAction, AuditSubject } from "@/lib/domain/audit";
import type { Random } from "./random";

export type Row = Record<string, unknown>;

/** One change, as the audit chain will tell it. */
export interface Happening {
  at: Date;
  actor: Person;
  action: AuditAction;
  subjectType: AuditSubject;
  subjectId: string;
  payload: Record<string, unknown>;
  /** Told the entry's number once the changes are in order. */
  numbered?: (sequence: number) => void;
}

export interface Person {
  id: string;
  name: string;
}

/** Everything that is made before it is written: rows by table in the order of insertion, and what happened. */
export interface Collection {
  random: Random;
  rows: Map<string, Row[]>;
  happenings: Happening[];
}

/** Adds a row; its columns are named as in the database, and those left out become null. */
export function add(collection: Collection, table: string, row: Row): void {
  const rows = collection.rows.get(table);
  if (rows) rows.push(row);
  else collection.rows.set(table, [row]);
}

const FIRST = Date.UTC(2021, 0, 4, 8);
const DAY = 86_400_000;
/** The days that the made-up history takes; it ends before the benchmark was written, whenever it runs. */
export const DAYS = 1780;

/** An instant within the history, by its share of the whole. */
export function instant(share: number): Date {
  return new Date(FIRST + Math.floor(share * DAYS * DAY));
}

/** The day of an instant. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
