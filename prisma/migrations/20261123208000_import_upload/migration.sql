-- Files that somebody is about to import: what they hold, how they are to be read, and how far it is. Nothing that counts.

-- CreateTable
CREATE TABLE "import_upload" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "publication" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "map" JSONB NOT NULL,
    "report" JSONB,
    "problem" TEXT,
    "state" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_upload_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "import_upload_user_id_created_at_idx" ON "import_upload"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "import_upload_state_idx" ON "import_upload"("state");

-- AddForeignKey
ALTER TABLE "import_upload" ADD CONSTRAINT "import_upload_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
