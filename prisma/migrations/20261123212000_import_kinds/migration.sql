-- Evidence and histories of assessments that were imported, row by row as they came. What somebody elsewhere judged is kept
-- as that: it decides nothing here, and where something was proposed because of it, the row says what.
ALTER TABLE "import_upload" ADD COLUMN "kind" TEXT;

-- CreateTable
CREATE TABLE "import_evidence_row" (
    "run_id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "evidence_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "cells" JSONB NOT NULL,
    "fields" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_evidence_row_pkey" PRIMARY KEY ("run_id","key")
);

-- CreateTable
CREATE TABLE "import_assessment_row" (
    "run_id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "recommendation_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "axis" TEXT NOT NULL,
    "mapped" TEXT,
    "lossy" BOOLEAN NOT NULL,
    "said_on" TEXT,
    "assessor" TEXT,
    "decider" TEXT,
    "note" TEXT,
    "party_id" UUID,
    "assessment_id" UUID,
    "digest" TEXT NOT NULL,
    "cells" JSONB NOT NULL,
    "fields" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_assessment_row_pkey" PRIMARY KEY ("run_id","key")
);

-- CreateIndex
CREATE INDEX "import_evidence_row_publication_id_key_recorded_at_idx" ON "import_evidence_row"("publication_id", "key", "recorded_at");

-- CreateIndex
CREATE INDEX "import_evidence_row_evidence_id_idx" ON "import_evidence_row"("evidence_id");

-- CreateIndex
CREATE INDEX "import_assessment_row_publication_id_key_recorded_at_idx" ON "import_assessment_row"("publication_id", "key", "recorded_at");

-- CreateIndex
CREATE INDEX "import_assessment_row_recommendation_id_idx" ON "import_assessment_row"("recommendation_id");

-- AddForeignKey
ALTER TABLE "import_evidence_row" ADD CONSTRAINT "import_evidence_row_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "import_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_evidence_row" ADD CONSTRAINT "import_evidence_row_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_assessment_row" ADD CONSTRAINT "import_assessment_row_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "import_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_assessment_row" ADD CONSTRAINT "import_assessment_row_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_assessment_row" ADD CONSTRAINT "import_assessment_row_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_assessment_row" ADD CONSTRAINT "import_assessment_row_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Guards ────────────────────────────────────────────────────────────────────────────────────────────────────────────
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['import_evidence_row', 'import_assessment_row'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION heed_refuse_change()', t || '_insert_only', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION heed_refuse_change()', t || '_no_truncate', t);
  END LOOP;
END $$;
