-- Briefings that somebody asked for: what is asked, how far it is, and the file when it is made. Nothing that counts.

-- CreateTable
CREATE TABLE "briefing_job" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "asked" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "problem" JSONB,
    "title" TEXT,
    "file_name" TEXT,
    "content" BYTEA,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "briefing_job_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "briefing_job_user_id_created_at_idx" ON "briefing_job"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "briefing_job_state_idx" ON "briefing_job"("state");

-- AddForeignKey
ALTER TABLE "briefing_job" ADD CONSTRAINT "briefing_job_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
