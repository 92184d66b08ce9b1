-- What was imported, and each row as it came: what a later file is compared with, and what the words of elsewhere are kept in.

-- CreateTable
CREATE TABLE "import_run" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "publication_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "columns_key" TEXT NOT NULL,
    "map" JSONB NOT NULL,
    "counts" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "run_id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "recommendation_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "cells" JSONB NOT NULL,
    "fields" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("run_id","key")
);

-- CreateIndex
CREATE INDEX "import_run_publication_id_recorded_at_idx" ON "import_run"("publication_id", "recorded_at");

-- CreateIndex
CREATE INDEX "import_run_columns_key_recorded_at_idx" ON "import_run"("columns_key", "recorded_at");

-- CreateIndex
CREATE INDEX "import_row_publication_id_key_recorded_at_idx" ON "import_row"("publication_id", "key", "recorded_at");

-- CreateIndex
CREATE INDEX "import_row_recommendation_id_idx" ON "import_row"("recommendation_id");

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "import_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Guards ────────────────────────────────────────────────────────────────────────────────────────────────────────────
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['import_run', 'import_row'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION heed_refuse_change()', t || '_insert_only', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION heed_refuse_change()', t || '_no_truncate', t);
  END LOOP;
END $$;
