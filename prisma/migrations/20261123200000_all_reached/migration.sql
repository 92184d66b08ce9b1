-- A schedule of which every milestone is reached is told apart from one that nobody has set. Older rows are filled when
-- standings are renewed at the start, and intervals by the next reader.
ALTER TABLE "standing" ADD COLUMN "all_reached" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "standing_interval" ADD COLUMN "all_reached" BOOLEAN NOT NULL DEFAULT false;
