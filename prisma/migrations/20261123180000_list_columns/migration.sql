-- What lists filter and sort by stands beside the figures, so that one index answers and nothing is joined to be left out.
DELETE FROM "standing_interval";
ALTER TABLE "standing_interval" ADD COLUMN "addressees" UUID[],
ADD COLUMN "basis" "Basis" NOT NULL,
ADD COLUMN "levels" "Level"[],
ADD COLUMN "owner_id" UUID,
ADD COLUMN "parent_id" UUID,
ADD COLUMN "publication_id" UUID NOT NULL,
ADD COLUMN "reference" TEXT NOT NULL,
ADD COLUMN "theme_id" UUID NOT NULL;

ALTER TABLE "standing" ADD COLUMN "addressees" UUID[],
ADD COLUMN "basis" "Basis",
ADD COLUMN "levels" "Level"[],
ADD COLUMN "owner_id" UUID,
ADD COLUMN "parent_id" UUID,
ADD COLUMN "publication_id" UUID,
ADD COLUMN "reference" TEXT,
ADD COLUMN "revision_id" UUID,
ADD COLUMN "theme_id" UUID;

UPDATE "standing" s SET "reference" = r."reference", "parent_id" = r."parent_id", "publication_id" = r."publication_id",
  "revision_id" = v."id", "theme_id" = v."theme_id", "levels" = v."levels", "basis" = v."basis", "owner_id" = v."owner_id",
  "addressees" = ARRAY(SELECT p."party_id" FROM "recommendation_party" p WHERE p."revision_id" = v."id" AND p."role" = 'ADDRESSEE' ORDER BY p."position")
FROM "recommendation" r JOIN "recommendation_revision" v ON v."id" = r."current_revision_id" WHERE r."id" = s."recommendation_id";

ALTER TABLE "standing" ALTER COLUMN "basis" SET NOT NULL, ALTER COLUMN "publication_id" SET NOT NULL,
ALTER COLUMN "reference" SET NOT NULL, ALTER COLUMN "revision_id" SET NOT NULL, ALTER COLUMN "theme_id" SET NOT NULL;

CREATE UNIQUE INDEX "standing_revision_id_key" ON "standing"("revision_id");

DROP INDEX "standing_top_level_retired_implementation_idx";
DROP INDEX "standing_top_level_retired_moved_at_idx";
DROP INDEX "standing_top_level_retired_triangulation_idx";

-- The orders and filters of lists of what is in force at the top level.
CREATE INDEX "standing_list_reference_idx" ON "standing" ("reference" COLLATE "C") WHERE "top_level" AND NOT "retired";
CREATE INDEX "standing_list_status_idx" ON "standing" ("implementation", "reference" COLLATE "C") WHERE "top_level" AND NOT "retired";
CREATE INDEX "standing_list_triangulation_idx" ON "standing" ("triangulation", "reference" COLLATE "C") WHERE "top_level" AND NOT "retired";
CREATE INDEX "standing_list_theme_idx" ON "standing" ("theme_id", "reference" COLLATE "C") WHERE "top_level" AND NOT "retired";
CREATE INDEX "standing_list_moved_idx" ON "standing" ("moved_at", "reference" COLLATE "C") WHERE "top_level" AND NOT "retired";
CREATE INDEX "standing_list_silent_idx" ON "standing" ((coalesce("silent_since", '0001-01-01'::date)), "reference" COLLATE "C") WHERE "top_level" AND NOT "retired";
CREATE INDEX "standing_list_proposed_idx" ON "standing" ("reference" COLLATE "C") WHERE "proposals" > 0;
-- Who waits for a decision is few: found without asking every assessment ever made.
ALTER TABLE "standing" ADD COLUMN "open_proposals" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "standing_interval" ADD COLUMN "open_proposals" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "standing_open_proposals_idx" ON "standing" ("recommendation_id") WHERE "open_proposals" > 0;
CREATE INDEX "standing_addressees_idx" ON "standing" USING GIN ("addressees");
CREATE INDEX "standing_owner_idx" ON "standing" ("owner_id") WHERE "owner_id" IS NOT NULL;
CREATE INDEX "standing_interval_list_idx" ON "standing_interval" ("reference" COLLATE "C", "as_of_from")
  INCLUDE ("as_of_to", "retired", "implementation", "triangulation", "theme_id") WHERE "top_level" AND "known_to" = 9007199254740991;
