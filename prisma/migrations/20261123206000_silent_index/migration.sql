-- The end of an interval is asked within the index: rows that ended before the day are passed over without being fetched.
DROP INDEX "standing_interval_silent_idx";
CREATE INDEX "standing_interval_silent_idx" ON "standing_interval"
  ((coalesce("silent_since", '0001-01-01'::date)), "reference" COLLATE "C", "as_of_from", "as_of_to")
  WHERE "top_level" AND NOT "retired" AND "known_to" = 9007199254740991;
