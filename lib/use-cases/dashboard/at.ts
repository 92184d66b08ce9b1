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
  /** The same, to be read by conditions and orders that have indexes. */
  some: Prisma.Sql;
}

/** Now: all that is known, over the projection itself. Call catchUpHistory before: what was closed is kept beside it. */
export function atNow(today: Day): At {
  const standing = Prisma.sql`standing`;
  return { asOf: today, knownAt: null, standing, some: standing };
}

/** At the two clocks. Call catchUpHistory before anything is read. */
export function atClocks(asOf: Day, knownAt: Instant | null): At {
  const clocks = { asOf, knownAt };
  return { ...clocks, standing: standingAt(clocks, "all"), some: standingAt(clocks, "some") };
}
