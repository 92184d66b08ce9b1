-- CreateTable
CREATE TABLE "link_capture" (
    "id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "final_url" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "headers" JSONB NOT NULL,
    "title" TEXT,
    "sha256" TEXT NOT NULL,
    "text_sha256" TEXT,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "link_capture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_finding" (
    "id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "problem" TEXT,
    "status" INTEGER,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_watch" (
    "evidence_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "state" TEXT,
    "problem" TEXT,
    "status" INTEGER,
    "since" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "asked_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "capture_asked_at" TIMESTAMPTZ(3),
    "capture_asked_by_id" UUID,
    "capture_claimed_at" TIMESTAMPTZ(3),
    "capture_failed_at" TIMESTAMPTZ(3),
    "capture_problem" TEXT,
    "capture_status" INTEGER,

    CONSTRAINT "link_watch_pkey" PRIMARY KEY ("evidence_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "link_capture_evidence_id_version_key" ON "link_capture"("evidence_id", "version");

-- CreateIndex
CREATE INDEX "link_capture_sha256_idx" ON "link_capture"("sha256");

-- CreateIndex
CREATE INDEX "link_capture_text_sha256_idx" ON "link_capture"("text_sha256");

-- CreateIndex
CREATE INDEX "link_finding_evidence_id_recorded_at_idx" ON "link_finding"("evidence_id", "recorded_at");

-- CreateIndex
CREATE INDEX "link_watch_due_at_idx" ON "link_watch"("due_at");

-- CreateIndex
CREATE INDEX "link_watch_state_idx" ON "link_watch"("state");

-- CreateIndex
CREATE INDEX "link_watch_capture_asked_at_idx" ON "link_watch"("capture_asked_at");

-- AddForeignKey
ALTER TABLE "link_capture" ADD CONSTRAINT "link_capture_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_capture" ADD CONSTRAINT "link_capture_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "stored_file"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_capture" ADD CONSTRAINT "link_capture_text_sha256_fkey" FOREIGN KEY ("text_sha256") REFERENCES "stored_file"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_finding" ADD CONSTRAINT "link_finding_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_watch" ADD CONSTRAINT "link_watch_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was fetched, and when an address was found dead or alive, is part of the record.
DO $$
DECLARE t TEXT;
BEGIN
  FOREACH t IN ARRAY ARRAY['link_capture', 'link_finding'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION heed_refuse_change()', t || '_insert_only', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION heed_refuse_change()', t || '_no_truncate', t);
  END LOOP;
END $$;

ALTER TABLE "link_finding" ADD CONSTRAINT "link_finding_state" CHECK ("state" IN ('ALIVE', 'FAILING', 'DEAD', 'UNCLEAR'));
