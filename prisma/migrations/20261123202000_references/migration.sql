-- CreateTable
CREATE TABLE "bibliography_entry" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "csl" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "bibliography_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_token" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "feed_token_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "bibliography_entry_key_version_key" ON "bibliography_entry"("key", "version");
CREATE UNIQUE INDEX "feed_token_token_hash_key" ON "feed_token"("token_hash");
CREATE INDEX "feed_token_user_id_idx" ON "feed_token"("user_id");

-- AddForeignKey
ALTER TABLE "feed_token" ADD CONSTRAINT "feed_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is cited by is part of the record: a changed reference is a further version.
CREATE TRIGGER "bibliography_entry_insert_only" BEFORE UPDATE OR DELETE ON "bibliography_entry" FOR EACH ROW EXECUTE FUNCTION heed_refuse_change();
CREATE TRIGGER "bibliography_entry_no_truncate" BEFORE TRUNCATE ON "bibliography_entry" FOR EACH STATEMENT EXECUTE FUNCTION heed_refuse_change();
-- A closed address stays known as closed.
CREATE TRIGGER "feed_token_no_delete" BEFORE DELETE ON "feed_token" FOR EACH ROW EXECUTE FUNCTION heed_refuse_change();
CREATE TRIGGER "feed_token_no_truncate" BEFORE TRUNCATE ON "feed_token" FOR EACH STATEMENT EXECUTE FUNCTION heed_refuse_change();
