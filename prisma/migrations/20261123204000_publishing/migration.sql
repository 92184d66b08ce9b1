-- CreateTable
CREATE TABLE "publishing" (
    "publication_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "published" BOOLEAN NOT NULL,
    "reason" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "publishing_pkey" PRIMARY KEY ("publication_id","version")
);

-- AddForeignKey
ALTER TABLE "publishing" ADD CONSTRAINT "publishing_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was public when is part of the record: taking back is a row of its own.
CREATE TRIGGER "publishing_insert_only" BEFORE UPDATE OR DELETE ON "publishing" FOR EACH ROW EXECUTE FUNCTION heed_refuse_change();
CREATE TRIGGER "publishing_no_truncate" BEFORE TRUNCATE ON "publishing" FOR EACH STATEMENT EXECUTE FUNCTION heed_refuse_change();
