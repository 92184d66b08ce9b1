-- CreateEnum
CREATE TYPE "RulingKind" AS ENUM ('ACCEPTED', 'REJECTED', 'REPLACED', 'REOPENED');

-- CreateTable
CREATE TABLE "publication_document" (
    "id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "text_sha256" TEXT NOT NULL,
    "pages" JSONB NOT NULL,
    "headings" JSONB NOT NULL,
    "sections" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "publication_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_passage" (
    "document_id" UUID NOT NULL,
    "recommendation_id" UUID NOT NULL,
    "locator_sha256" TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "page" INTEGER,
    "quotation" TEXT,
    "moved" BOOLEAN NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_passage_pkey" PRIMARY KEY ("document_id","recommendation_id","locator_sha256")
);

-- CreateTable
CREATE TABLE "document_candidate" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "label" TEXT,
    "text" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "page" INTEGER,
    "section" TEXT,
    "components" JSONB NOT NULL,
    "addressee" TEXT,
    "theme" TEXT,
    "score" DOUBLE PRECISION NOT NULL,
    "reasons" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "document_candidate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "candidate_ruling" (
    "candidate_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" "RulingKind" NOT NULL,
    "recommendation_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "candidate_ruling_pkey" PRIMARY KEY ("candidate_id","version")
);

-- CreateIndex
CREATE UNIQUE INDEX "publication_document_publication_id_version_key" ON "publication_document"("publication_id", "version");

-- CreateIndex
CREATE INDEX "publication_document_sha256_idx" ON "publication_document"("sha256");

-- CreateIndex
CREATE INDEX "document_passage_recommendation_id_idx" ON "document_passage"("recommendation_id");

-- CreateIndex
CREATE INDEX "document_candidate_document_id_start_idx" ON "document_candidate"("document_id", "start");

-- CreateIndex
CREATE INDEX "candidate_ruling_recommendation_id_idx" ON "candidate_ruling"("recommendation_id");

-- AddForeignKey
ALTER TABLE "publication_document" ADD CONSTRAINT "publication_document_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_document" ADD CONSTRAINT "publication_document_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "stored_file"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_passage" ADD CONSTRAINT "document_passage_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "publication_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_passage" ADD CONSTRAINT "document_passage_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_candidate" ADD CONSTRAINT "document_candidate_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "publication_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "candidate_ruling" ADD CONSTRAINT "candidate_ruling_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "document_candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "candidate_ruling" ADD CONSTRAINT "candidate_ruling_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a document said, and what became of what it proposes, is part of the record.
DO $$
DECLARE t TEXT;
BEGIN
  FOREACH t IN ARRAY ARRAY['publication_document', 'document_passage', 'document_candidate', 'candidate_ruling'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION heed_refuse_change()', t || '_insert_only', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION heed_refuse_change()', t || '_no_truncate', t);
  END LOOP;
END $$;

ALTER TABLE "candidate_ruling" ADD CONSTRAINT "candidate_ruling_names_recommendation" CHECK (("kind" = 'ACCEPTED') = ("recommendation_id" IS NOT NULL));
