-- CreateEnum
CREATE TYPE "RequestState" AS ENUM ('OPEN', 'FILLED', 'DROPPED');

-- CreateEnum
CREATE TYPE "ReviewOutcomeKind" AS ENUM ('CONFIRMED', 'DEFERRED', 'RESUMED');

-- CreateEnum
CREATE TYPE "WatchKind" AS ENUM ('RECOMMENDATION', 'THEME', 'PARTY');

-- CreateEnum
CREATE TYPE "DigestFrequency" AS ENUM ('NONE', 'DAILY', 'WEEKLY');

-- What was never stored goes: a request for evidence is a row of its own. The partial index names the type.
DROP INDEX "evidence_revision_not_logged_idx";
ALTER TYPE "EvidenceState" RENAME TO "EvidenceState_old";
CREATE TYPE "EvidenceState" AS ENUM ('LOGGED', 'WITHDRAWN');
ALTER TABLE "evidence_revision" ALTER COLUMN "state" TYPE "EvidenceState" USING ("state"::text::"EvidenceState");
DROP TYPE "EvidenceState_old";
CREATE INDEX "evidence_revision_not_logged_idx" ON "evidence_revision" ("id") WHERE "state" <> 'LOGGED';

-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "digest" "DigestFrequency" NOT NULL DEFAULT 'NONE';

-- AlterTable
ALTER TABLE "link_grading" ADD COLUMN     "states" UUID[];

-- AlterTable
ALTER TABLE "standing" ADD COLUMN     "disagreement" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "due_on" DATE,
ADD COLUMN     "requests" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "unsupported_due_on" DATE;

-- CreateTable
CREATE TABLE "evidence_request" (
    "id" UUID NOT NULL,
    "recommendation_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "evidence_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_request_revision" (
    "request_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" "RequestState" NOT NULL,
    "wanted" TEXT NOT NULL,
    "owner_id" UUID,
    "due_on" DATE,
    "party_id" UUID,
    "evidence_id" UUID,
    "reason" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "evidence_request_revision_pkey" PRIMARY KEY ("request_id","version")
);

-- CreateTable
CREATE TABLE "judgement_reply" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "statement" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "received_on" DATE NOT NULL,
    "evidence_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "judgement_reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "opened_after" BIGINT NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_revision" (
    "review_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "period_from" DATE NOT NULL,
    "period_to" DATE NOT NULL,
    "scope" TEXT NOT NULL,
    "reviewers" UUID[],
    "due_on" DATE,
    "reason" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "review_revision_pkey" PRIMARY KEY ("review_id","version")
);

-- CreateTable
CREATE TABLE "review_item" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "recommendation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "review_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_outcome" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "kind" "ReviewOutcomeKind" NOT NULL,
    "reason" TEXT NOT NULL,
    "assessment_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "review_outcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_closing" (
    "review_id" UUID NOT NULL,
    "report" TEXT NOT NULL,
    "report_sha256" TEXT NOT NULL,
    "head_sequence" BIGINT NOT NULL,
    "head_hash" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by_id" UUID NOT NULL,

    CONSTRAINT "review_closing_pkey" PRIMARY KEY ("review_id")
);

-- CreateTable
CREATE TABLE "review_presence" (
    "review_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "item_id" UUID,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_presence_pkey" PRIMARY KEY ("review_id","user_id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "watch" (
    "user_id" UUID NOT NULL,
    "kind" "WatchKind" NOT NULL,
    "subject_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "watch_pkey" PRIMARY KEY ("user_id","kind","subject_id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "recommendation_id" UUID,
    "link" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "digest" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "frequency" "DigestFrequency" NOT NULL,
    "period_start" DATE NOT NULL,
    "lines" INTEGER NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "digest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_touch" (
    "sequence" BIGINT NOT NULL,
    "recommendation_id" UUID NOT NULL,

    CONSTRAINT "audit_touch_pkey" PRIMARY KEY ("sequence","recommendation_id")
);

-- CreateIndex
CREATE INDEX "evidence_request_recommendation_id_idx" ON "evidence_request"("recommendation_id");

-- CreateIndex
CREATE INDEX "evidence_request_revision_owner_id_idx" ON "evidence_request_revision"("owner_id");

-- CreateIndex
CREATE INDEX "judgement_reply_assessment_id_idx" ON "judgement_reply"("assessment_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_number_key" ON "review"("number");

-- CreateIndex
CREATE INDEX "review_item_recommendation_id_idx" ON "review_item"("recommendation_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_item_review_id_recommendation_id_key" ON "review_item"("review_id", "recommendation_id");

-- CreateIndex
CREATE INDEX "review_outcome_item_id_recorded_at_idx" ON "review_outcome"("item_id", "recorded_at");

-- CreateIndex
CREATE INDEX "saved_view_shared_idx" ON "saved_view"("shared");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_owner_id_name_key" ON "saved_view"("owner_id", "name");

-- CreateIndex
CREATE INDEX "watch_kind_subject_id_idx" ON "watch"("kind", "subject_id");

-- CreateIndex
CREATE INDEX "notification_user_id_created_at_idx" ON "notification"("user_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notification_user_id_key_key" ON "notification"("user_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "digest_user_id_frequency_period_start_key" ON "digest"("user_id", "frequency", "period_start");

-- CreateIndex
CREATE INDEX "audit_touch_recommendation_id_sequence_idx" ON "audit_touch"("recommendation_id", "sequence");

-- CreateIndex
CREATE INDEX "standing_due_on_idx" ON "standing"("due_on");

-- AddForeignKey
ALTER TABLE "evidence_request" ADD CONSTRAINT "evidence_request_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_request_revision" ADD CONSTRAINT "evidence_request_revision_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "evidence_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgement_reply" ADD CONSTRAINT "judgement_reply_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgement_reply" ADD CONSTRAINT "judgement_reply_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_revision" ADD CONSTRAINT "review_revision_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_item" ADD CONSTRAINT "review_item_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_item" ADD CONSTRAINT "review_item_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_outcome" ADD CONSTRAINT "review_outcome_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "review_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_closing" ADD CONSTRAINT "review_closing_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_presence" ADD CONSTRAINT "review_presence_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch" ADD CONSTRAINT "watch_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest" ADD CONSTRAINT "digest_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- ── Guards ────────────────────────────────────────────────────────────────────────────────────────────────────────────
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY[
    'evidence_request_revision', 'judgement_reply', 'review_revision', 'review_item', 'review_outcome', 'review_closing', 'audit_touch'
  ] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION heed_refuse_change()', t || '_insert_only', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION heed_refuse_change()', t || '_no_truncate', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['evidence_request', 'review'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION heed_refuse_change()', t || '_no_delete', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION heed_refuse_change()', t || '_no_truncate', t);
  END LOOP;
END $$;

ALTER TABLE "evidence_request_revision" ADD CONSTRAINT "evidence_request_filled_by" CHECK (("state" = 'FILLED') = ("evidence_id" IS NOT NULL));
ALTER TABLE "evidence_request_revision" ADD CONSTRAINT "evidence_request_drop_reason" CHECK ("state" <> 'DROPPED' OR length(trim(coalesce("reason", ''))) > 0);
ALTER TABLE "review_revision" ADD CONSTRAINT "review_period" CHECK ("period_from" <= "period_to");
ALTER TABLE "review_outcome" ADD CONSTRAINT "review_outcome_names_judgement" CHECK (("kind" = 'CONFIRMED') = ("assessment_id" IS NOT NULL));
ALTER TABLE "review_outcome" ADD CONSTRAINT "review_outcome_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Confirming that a judgement still stands is judging: nobody confirms their own.
CREATE FUNCTION heed_refuse_own_confirmation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "assessment" a WHERE a."id" = NEW."assessment_id" AND a."author_id" = NEW."recorded_by_id") THEN
    RAISE EXCEPTION 'a judgement is not confirmed by its author' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "review_outcome_not_by_author" BEFORE INSERT ON "review_outcome" FOR EACH ROW EXECUTE FUNCTION heed_refuse_own_confirmation();

-- A closed review takes no further word, whatever door it comes through.
CREATE FUNCTION heed_refuse_closed_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "review_item" i JOIN "review_closing" c ON c."review_id" = i."review_id" WHERE i."id" = NEW."item_id") THEN
    RAISE EXCEPTION 'the review is closed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "review_outcome_while_open" BEFORE INSERT ON "review_outcome" FOR EACH ROW EXECUTE FUNCTION heed_refuse_closed_review();

CREATE FUNCTION heed_refuse_in_closed_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "review_closing" c WHERE c."review_id" = NEW."review_id") THEN
    RAISE EXCEPTION 'the review is closed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "review_item_while_open" BEFORE INSERT ON "review_item" FOR EACH ROW EXECUTE FUNCTION heed_refuse_in_closed_review();
CREATE TRIGGER "review_revision_while_open" BEFORE INSERT ON "review_revision" FOR EACH ROW EXECUTE FUNCTION heed_refuse_in_closed_review();

-- Holds the chain's end until the transaction ends: a closing report is made of what is committed up to it, and of nothing
-- that comes after, and its hash still stands in the entry that follows.
CREATE FUNCTION heed_lock_audit_head() RETURNS TABLE (head_sequence bigint, head_at timestamptz, head_hash text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM "audit_head" h WHERE h."id" = 1 FOR UPDATE;
  RETURN QUERY SELECT h."sequence", e."at", h."hash" FROM "audit_head" h JOIN "audit_entry" e ON e."sequence" = h."sequence" WHERE h."id" = 1;
END $$;
REVOKE ALL ON FUNCTION heed_lock_audit_head() FROM PUBLIC;

-- ── What each entry so far was about ─────────────────────────────────────────────────────────────────────────────────
INSERT INTO "audit_touch" ("sequence", "recommendation_id")
  SELECT e."sequence", r."id" FROM "audit_entry" e JOIN "recommendation" r ON r."reference" = e."subject_id" WHERE e."subject_type" = 'recommendation'
  UNION SELECT e."sequence", a."recommendation_id" FROM "audit_entry" e JOIN "assessment" a ON a."id"::text = e."subject_id" WHERE e."subject_type" = 'assessment'
  UNION SELECT e."sequence", s."recommendation_id" FROM "audit_entry" e JOIN "search_log" s ON s."id"::text = e."subject_id" WHERE e."subject_type" = 'search'
  UNION SELECT e."sequence", n."recommendation_id" FROM "audit_entry" e JOIN "note" n ON n."id"::text = e."subject_id" WHERE e."subject_type" = 'note'
  UNION SELECT e."sequence", l."recommendation_id" FROM "audit_entry" e JOIN "evidence" v ON 'E' || lpad(v."number"::text, greatest(2, length(v."number"::text)), '0') = e."subject_id"
    JOIN "evidence_link" l ON l."evidence_id" = v."id" WHERE e."subject_type" = 'evidence'
  UNION SELECT e."sequence", r."id" FROM "audit_entry" e CROSS JOIN "recommendation" r WHERE e."action" = 'catalogue.loaded';
