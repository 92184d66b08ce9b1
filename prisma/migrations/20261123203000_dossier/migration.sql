-- Dossiers taken in from other installations, and the judgements that came with them: a record of what was judged there,
-- beside the judgements of this installation and never among them.
CREATE TABLE "dossier_import" (
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "origin" TEXT,
    "subject" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "head_sequence" BIGINT NOT NULL,
    "head_hash" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "dossier_import_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "imported_judgement" (
    "id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "recommendation_id" UUID NOT NULL,
    "judgement" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "imported_judgement_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "dossier_import_sha256_key" ON "dossier_import"("sha256");
CREATE INDEX "imported_judgement_recommendation_id_idx" ON "imported_judgement"("recommendation_id");
ALTER TABLE "imported_judgement" ADD CONSTRAINT "imported_judgement_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "dossier_import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "imported_judgement" ADD CONSTRAINT "imported_judgement_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['dossier_import', 'imported_judgement'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION heed_refuse_change()', t || '_insert_only', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION heed_refuse_change()', t || '_no_truncate', t);
  END LOOP;
END $$;
