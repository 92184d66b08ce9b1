-- Sums of how recommendations stand, by what they have in common; the intervals are computed anew by the next reader, and
-- summed up as they are.
DELETE FROM "standing_interval";

-- CreateTable
CREATE TABLE "standing_tally" (
    "grain" TEXT NOT NULL,
    "period" DATE NOT NULL,
    "facet" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "contradicted" INTEGER NOT NULL,
    "alarm" INTEGER NOT NULL,
    "evidenced" INTEGER NOT NULL,
    "disagreement" INTEGER NOT NULL,

    CONSTRAINT "standing_tally_pkey" PRIMARY KEY ("grain","period","facet","key")
);

-- The short lists of the overview at a past date: longest silent, never heard of, overdue.
CREATE INDEX "standing_interval_silent_idx" ON "standing_interval"
  ((coalesce("silent_since", '0001-01-01'::date)), "reference" COLLATE "C", "as_of_from")
  INCLUDE ("as_of_to", "recommendation_id") WHERE "top_level" AND NOT "retired" AND "known_to" = 9007199254740991;
CREATE INDEX "standing_interval_due_idx" ON "standing_interval" ("due_on", "reference" COLLATE "C")
  INCLUDE ("as_of_from", "as_of_to", "recommendation_id")
  WHERE "top_level" AND NOT "retired" AND "known_to" = 9007199254740991 AND "due_on" IS NOT NULL;
