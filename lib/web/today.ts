import { today } from "@/lib/db/today";
import type { Day } from "@/lib/domain/dates";

/** The installation's day, for pages: what a date field starts with, and what "since" counts to. */
export function currentDay(): Day {
  return today();
}
