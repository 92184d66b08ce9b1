import { Prisma } from "@/lib/db/generated/client";
import { standingAt } from "@/lib/db/standing-history";
import type { Day } from "@/lib/domain/dates";
import type { Instant } from "@/lib/domain/record";

/** Which state of the record figures are of. */
export interface At {
  asOf: Day;
  /** null: all that is known. */
  knownAt: Instant | null;
  /** How everything stood then: the projection, or a part of its history with the same columns. */
  standing: Prisma.Sql;
}

/** Now: all that is known, over the projection itself. Call catchUpHistory before: what was closed is kept beside it. */
export function atNow(today: Day): At {
  return { asOf: today, knownAt: null, standing: Prisma.sql`standing` };
}

/** At the two clocks. Call catchUpHistory before anything is read. */
export function atClocks(asOf: Day, knownAt: Instant | null): At {
  return { asOf, knownAt, standing: standingAt({ asOf, knownAt }, "all") };
}
