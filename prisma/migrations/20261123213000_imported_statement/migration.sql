-- What a dossier brought along that people elsewhere said beside their judgements: answers to contradictions, outcomes of
-- reviews, notes for the public. A record of the other installation, never a statement of this one.
CREATE TABLE "imported_statement" (
    "id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "recommendation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "statement" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "imported_statement_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "imported_statement_recommendation_id_idx" ON "imported_statement"("recommendation_id");
ALTER TABLE "imported_statement" ADD CONSTRAINT "imported_statement_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "dossier_import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "imported_statement" ADD CONSTRAINT "imported_statement_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['imported_statement'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION heed_refuse_change()', t || '_insert_only', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION heed_refuse_change()', t || '_no_truncate', t);
  END LOOP;
END $$;
