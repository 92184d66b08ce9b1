-- What the overview counts stands in columns of the projections, and what a month gone by said is kept.
-- The intervals are computed anew by the next reader.
DELETE FROM "standing_interval";
ALTER TABLE "standing_interval" ADD COLUMN "open_since" BIGINT,
ADD COLUMN "judged_as" "Implementation"[],
ADD COLUMN "judged_parties" UUID[];

-- An older row's columns are filled when standings are renewed at the start, before anything is served.
ALTER TABLE "standing" ADD COLUMN "open_since" BIGINT,
ADD COLUMN "judged_as" "Implementation"[],
ADD COLUMN "judged_parties" UUID[];

DROP INDEX "standing_open_proposals_idx";
CREATE INDEX "standing_open_since_idx" ON "standing" ("open_since", "recommendation_id") INCLUDE ("open_proposals") WHERE "open_proposals" > 0;

-- What was put in a month is found by it.
CREATE INDEX "assessment_submitted_at_idx" ON "assessment"("submitted_at");

-- CreateTable
CREATE TABLE "evidence_interval" (
    "evidence_id" UUID NOT NULL,
    "known_from" BIGINT NOT NULL,
    "known_to" BIGINT NOT NULL,
    "true_on" DATE NOT NULL,
    "language" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "official" BOOLEAN NOT NULL,
    "independent" BOOLEAN NOT NULL,
    "neither" BOOLEAN NOT NULL,
    "issued" BOOLEAN NOT NULL,
    "shared_from" DATE,

    CONSTRAINT "evidence_interval_pkey" PRIMARY KEY ("evidence_id","known_from")
);

-- CreateTable
CREATE TABLE "evidence_tally" (
    "period" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "official" BOOLEAN NOT NULL,
    "independent" BOOLEAN NOT NULL,
    "neither" BOOLEAN NOT NULL,
    "issued" BOOLEAN NOT NULL,
    "shared" BOOLEAN NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "evidence_tally_pkey" PRIMARY KEY ("period","language","kind","official","independent","neither","issued","shared")
);

-- CreateTable
CREATE TABLE "closed_figure" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "closed_figure_pkey" PRIMARY KEY ("key")
);

-- AddForeignKey
ALTER TABLE "evidence_interval" ADD CONSTRAINT "evidence_interval_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A rectangle of both clocks. Ends are open: half a unit is taken off, for boxes that touch contain each other's edge.
CREATE FUNCTION heed_span(p_as_of_from date, p_as_of_to date, p_known_from bigint, p_known_to bigint) RETURNS box
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT box(point(p_known_from::double precision, (p_as_of_from - date '2000-01-01')::double precision),
    point(p_known_to::double precision - 0.5, (p_as_of_to - date '2000-01-01')::double precision - 0.5)) $$;
-- From one pair of clocks to another, both ends included.
CREATE FUNCTION heed_clocks(p_as_of_from date, p_as_of_to date, p_known_at bigint) RETURNS box
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT box(point(p_known_at::double precision, (p_as_of_from - date '2000-01-01')::double precision),
    point(p_known_at::double precision, (p_as_of_to - date '2000-01-01')::double precision)) $$;
CREATE INDEX "standing_interval_span_idx" ON "standing_interval" USING GIST (heed_span("as_of_from", "as_of_to", "known_from", "known_to"));
