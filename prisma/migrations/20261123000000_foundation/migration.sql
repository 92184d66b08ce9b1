-- The model and its guards. The tables are generated from schema.prisma; the guards below them are written by hand.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TYPE "Role" AS ENUM ('VIEWER', 'ANALYST', 'REVIEWER', 'ADMIN');

-- CreateEnum
CREATE TYPE "Basis" AS ENUM ('EXPLICIT', 'IMPLIED');

-- CreateEnum
CREATE TYPE "Level" AS ENUM ('DOMESTIC_INTERSTATE', 'REGIONAL', 'INTERREGIONAL', 'GLOBAL');

-- CreateEnum
CREATE TYPE "Priority" AS ENUM ('P1', 'P2', 'P3');

-- CreateEnum
CREATE TYPE "PartyKind" AS ENUM ('BODY', 'STATE', 'ORGANISATION');

-- CreateEnum
CREATE TYPE "PartyRole" AS ENUM ('ADDRESSEE', 'PARTNER');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('STATE_BODY', 'STATE_MEDIA', 'IGO', 'INDEPENDENT_MEDIA', 'ACADEMIC', 'CIVIL_SOCIETY', 'OTHER_STATE', 'PAPER_AUTHOR');

-- CreateEnum
CREATE TYPE "SourceRelation" AS ENUM ('IS', 'SPEAKS_FOR');

-- CreateEnum
CREATE TYPE "Reliability" AS ENUM ('A', 'B', 'C', 'D', 'E', 'F');

-- CreateEnum
CREATE TYPE "EvidenceType" AS ENUM ('LAW', 'TREATY', 'BUDGET', 'EXERCISE', 'STATEMENT', 'STATISTIC', 'NEWS', 'REPORT', 'INTERVIEW', 'OTHER');

-- CreateEnum
CREATE TYPE "EvidenceState" AS ENUM ('LOGGED', 'REQUESTED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "Stance" AS ENUM ('SUPPORTS', 'CONTRADICTS', 'CONTEXT');

-- CreateEnum
CREATE TYPE "Visibility" AS ENUM ('TEAM', 'PUBLIC');

-- CreateEnum
CREATE TYPE "Implementation" AS ENUM ('NO_EVIDENCE_FOUND', 'NOT_STARTED', 'PROPOSED', 'UNDERWAY', 'PARTLY_IMPLEMENTED', 'IMPLEMENTED', 'STALLED', 'REVERSED', 'SUPERSEDED');

-- CreateEnum
CREATE TYPE "Outcome" AS ENUM ('TOO_EARLY', 'UNKNOWN', 'NO_EFFECT', 'PARTIAL', 'ACHIEVED', 'ADVERSE');

-- CreateEnum
CREATE TYPE "Confidence" AS ENUM ('HIGH', 'MODERATE', 'LOW', 'VERY_LOW');

-- CreateEnum
CREATE TYPE "ConfidenceReason" AS ENUM ('RISK_OF_BIAS', 'INCONSISTENCY', 'INDIRECTNESS', 'IMPRECISION', 'PUBLICATION_BIAS');

-- CreateEnum
CREATE TYPE "Verdict" AS ENUM ('APPROVE', 'REQUEST_CHANGES', 'REJECT');

-- CreateEnum
CREATE TYPE "Answer" AS ENUM ('NONE_FOUND', 'ACCEPTED', 'ACCEPTED_IN_PART', 'ACCEPTED_IN_PRINCIPLE', 'NOTED', 'REJECTED');

-- CreateEnum
CREATE TYPE "AnswerBasis" AS ENUM ('FORMAL', 'INFERRED');

-- CreateEnum
CREATE TYPE "TokenScope" AS ENUM ('READ', 'WRITE', 'DECIDE', 'ADMIN');

-- CreateEnum
CREATE TYPE "Triangulation" AS ENUM ('CORROBORATED', 'OFFICIAL_ONLY', 'INDEPENDENT_ONLY', 'CONTESTED', 'UNSUPPORTED');

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "email" TEXT,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "is_system" BOOLEAN NOT NULL DEFAULT false,
    "password_hash" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "email" TEXT,
    "role" "Role" NOT NULL,
    "is_setup" BOOLEAN NOT NULL DEFAULT false,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "scopes" "TokenScope"[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publication" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "current_revision_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publication_revision" (
    "id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "authors" TEXT[],
    "year" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "citation" JSONB,
    "url" TEXT,
    "file_sha256" TEXT,
    "text_sha256" TEXT,
    "retired" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "publication_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "theme" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "theme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "party" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "current_revision_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,

    CONSTRAINT "party_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "party_revision" (
    "id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" "PartyKind" NOT NULL,
    "name" JSONB NOT NULL,
    "short_name" JSONB NOT NULL,
    "country" TEXT,
    "member_state" BOOLEAN NOT NULL DEFAULT false,
    "collective" BOOLEAN NOT NULL DEFAULT false,
    "retired" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "party_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recommendation" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "publication_id" UUID NOT NULL,
    "parent_id" UUID,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "current_revision_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,

    CONSTRAINT "recommendation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recommendation_revision" (
    "id" UUID NOT NULL,
    "recommendation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "summary" JSONB NOT NULL,
    "basis" "Basis" NOT NULL,
    "derived" BOOLEAN NOT NULL DEFAULT false,
    "theme_id" UUID NOT NULL,
    "levels" "Level"[],
    "priority" "Priority",
    "owner_id" UUID,
    "locator" JSONB,
    "retired" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "search" tsvector,
    "search_text" TEXT,

    CONSTRAINT "recommendation_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recommendation_party" (
    "revision_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "role" "PartyRole" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "recommendation_party_pkey" PRIMARY KEY ("revision_id","party_id","role")
);

-- CreateTable
CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "current_revision_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_revision" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "SourceKind" NOT NULL,
    "country" TEXT,
    "languages" TEXT[],
    "party_id" UUID,
    "relation" "SourceRelation",
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "source_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_grading" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "theme_id" UUID,
    "reliability" "Reliability" NOT NULL,
    "rationale" TEXT NOT NULL,
    "grader_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "source_grading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "current_revision_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_revision" (
    "id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" "EvidenceState" NOT NULL,
    "type" "EvidenceType" NOT NULL,
    "title" JSONB NOT NULL,
    "url" TEXT,
    "url_key" TEXT,
    "archive_url" TEXT,
    "published_on" TEXT,
    "event_from" TEXT,
    "event_to" TEXT,
    "ongoing" BOOLEAN NOT NULL DEFAULT false,
    "true_on" DATE NOT NULL,
    "captured_at" TIMESTAMPTZ(3),
    "language" TEXT NOT NULL,
    "quotation" TEXT,
    "translation" TEXT,
    "via" TEXT,
    "citation" TEXT,
    "review_by" DATE,
    "visibility" "Visibility" NOT NULL DEFAULT 'TEAM',
    "reason" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "search" tsvector,
    "search_text" TEXT,

    CONSTRAINT "evidence_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_source" (
    "revision_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "evidence_source_pkey" PRIMARY KEY ("revision_id","source_id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "sha256" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "media_type" TEXT NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL,
    "redacted_at" TIMESTAMPTZ(3),

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "evidence_file" (
    "id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "evidence_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "origin_membership" (
    "id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "origin_membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_link" (
    "id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "recommendation_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID NOT NULL,

    CONSTRAINT "evidence_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_grading" (
    "id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "stance" "Stance" NOT NULL,
    "credibility" SMALLINT,
    "passage" TEXT,
    "note" TEXT,
    "removed" BOOLEAN NOT NULL DEFAULT false,
    "grader_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_grading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contradiction_answer" (
    "id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "cited_links" UUID[],
    "author_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contradiction_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_acceptance" (
    "id" UUID NOT NULL,
    "answer_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "accepter_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_acceptance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_log" (
    "id" UUID NOT NULL,
    "recommendation_id" UUID NOT NULL,
    "where" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "searched_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "search_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "id" UUID NOT NULL,
    "recommendation_id" UUID NOT NULL,
    "party_id" UUID,
    "implementation" "Implementation" NOT NULL,
    "outcome" "Outcome",
    "confidence" "Confidence" NOT NULL,
    "reasons" "ConfidenceReason"[],
    "rationale" JSONB NOT NULL,
    "as_on" DATE NOT NULL,
    "author_id" UUID NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "revises_id" UUID,
    "corrects_id" UUID,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment_citation" (
    "assessment_id" UUID NOT NULL,
    "link_id" UUID NOT NULL,

    CONSTRAINT "assessment_citation_pkey" PRIMARY KEY ("assessment_id","link_id")
);

-- CreateTable
CREATE TABLE "assessment_search" (
    "assessment_id" UUID NOT NULL,
    "search_log_id" UUID NOT NULL,

    CONSTRAINT "assessment_search_pkey" PRIMARY KEY ("assessment_id","search_log_id")
);

-- CreateTable
CREATE TABLE "assessment_withdrawal" (
    "assessment_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "withdrawn_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assessment_withdrawal_pkey" PRIMARY KEY ("assessment_id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "ordinal" SMALLINT NOT NULL,
    "verdict" "Verdict" NOT NULL,
    "note" TEXT,
    "decider_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "audit_sequence" BIGINT NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "response" (
    "id" UUID NOT NULL,
    "recommendation_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "answer" "Answer" NOT NULL,
    "basis" "AnswerBasis",
    "claims_already_done" BOOLEAN NOT NULL DEFAULT false,
    "statement" TEXT,
    "evidence_id" UUID,
    "responded_on" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note" (
    "id" UUID NOT NULL,
    "recommendation_id" UUID NOT NULL,
    "parent_id" UUID,
    "visibility" "Visibility" NOT NULL DEFAULT 'TEAM',
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note_revision" (
    "note_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "note_revision_pkey" PRIMARY KEY ("note_id","version")
);

-- CreateTable
CREATE TABLE "milestone" (
    "id" UUID NOT NULL,
    "recommendation_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "milestone_revision" (
    "milestone_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "indicator" TEXT,
    "due_on" DATE,
    "evidence" UUID[],
    "reached_on" DATE,
    "retired" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "milestone_revision_pkey" PRIMARY KEY ("milestone_id","version")
);

-- CreateTable
CREATE TABLE "standing" (
    "recommendation_id" UUID NOT NULL,
    "top_level" BOOLEAN NOT NULL,
    "retired" BOOLEAN NOT NULL DEFAULT false,
    "implementation" "Implementation",
    "confidence" "Confidence",
    "assessment_id" UUID,
    "as_on" DATE,
    "cited_newest_on" DATE,
    "proposed" "Implementation",
    "proposal_id" UUID,
    "proposals" INTEGER NOT NULL DEFAULT 0,
    "triangulation" "Triangulation" NOT NULL,
    "contradicted" BOOLEAN NOT NULL DEFAULT false,
    "alarm" BOOLEAN NOT NULL DEFAULT false,
    "supports" INTEGER NOT NULL DEFAULT 0,
    "contradicts" INTEGER NOT NULL DEFAULT 0,
    "context" INTEGER NOT NULL DEFAULT 0,
    "marks" TEXT NOT NULL DEFAULT '',
    "searches" INTEGER NOT NULL DEFAULT 0,
    "silent_since" DATE,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "standing_pkey" PRIMARY KEY ("recommendation_id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "sequence" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_label" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "payload_hash" TEXT NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "audit_payload" (
    "sequence" BIGINT NOT NULL,
    "salt" TEXT,
    "payload" TEXT,
    "redacted_at" TIMESTAMPTZ(3),

    CONSTRAINT "audit_payload_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "sequence" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "location" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "form" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "errors" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "password_reset_token_hash_key" ON "password_reset"("token_hash");

-- CreateIndex
CREATE INDEX "password_reset_user_id_idx" ON "password_reset"("user_id");

-- CreateIndex
CREATE INDEX "sign_in_throttle_last_at_idx" ON "sign_in_throttle"("last_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_user_id_idx" ON "api_token"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "publication_reference_key" ON "publication"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "publication_current_revision_id_key" ON "publication"("current_revision_id");

-- CreateIndex
CREATE UNIQUE INDEX "publication_revision_publication_id_version_key" ON "publication_revision"("publication_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "theme_key_key" ON "theme"("key");

-- CreateIndex
CREATE UNIQUE INDEX "party_key_key" ON "party"("key");

-- CreateIndex
CREATE UNIQUE INDEX "party_current_revision_id_key" ON "party"("current_revision_id");

-- CreateIndex
CREATE UNIQUE INDEX "party_revision_party_id_version_key" ON "party_revision"("party_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "recommendation_reference_key" ON "recommendation"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "recommendation_current_revision_id_key" ON "recommendation"("current_revision_id");

-- CreateIndex
CREATE INDEX "recommendation_parent_id_idx" ON "recommendation"("parent_id");

-- CreateIndex
CREATE INDEX "recommendation_publication_id_position_idx" ON "recommendation"("publication_id", "position");

-- CreateIndex
CREATE INDEX "recommendation_revision_theme_id_idx" ON "recommendation_revision"("theme_id");

-- CreateIndex
CREATE INDEX "recommendation_revision_owner_id_idx" ON "recommendation_revision"("owner_id");

-- CreateIndex
CREATE INDEX "recommendation_revision_search_idx" ON "recommendation_revision" USING GIN ("search");

-- CreateIndex
CREATE INDEX "recommendation_revision_trgm_idx" ON "recommendation_revision" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "recommendation_revision_recommendation_id_version_key" ON "recommendation_revision"("recommendation_id", "version");

-- CreateIndex
CREATE INDEX "recommendation_party_party_id_idx" ON "recommendation_party"("party_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_current_revision_id_key" ON "source"("current_revision_id");

-- CreateIndex
CREATE INDEX "source_revision_name_idx" ON "source_revision"("name");

-- CreateIndex
CREATE UNIQUE INDEX "source_revision_source_id_version_key" ON "source_revision"("source_id", "version");

-- CreateIndex
CREATE INDEX "source_grading_source_id_recorded_at_idx" ON "source_grading"("source_id", "recorded_at");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_number_key" ON "evidence"("number");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_current_revision_id_key" ON "evidence"("current_revision_id");

-- CreateIndex
CREATE INDEX "evidence_revision_url_key_idx" ON "evidence_revision"("url_key");

-- CreateIndex
CREATE INDEX "evidence_revision_true_on_idx" ON "evidence_revision"("true_on");

-- CreateIndex
CREATE INDEX "evidence_revision_search_idx" ON "evidence_revision" USING GIN ("search");

-- CreateIndex
CREATE INDEX "evidence_revision_trgm_idx" ON "evidence_revision" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "evidence_revision_evidence_id_version_key" ON "evidence_revision"("evidence_id", "version");

-- CreateIndex
CREATE INDEX "evidence_source_source_id_idx" ON "evidence_source"("source_id");

-- CreateIndex
CREATE INDEX "evidence_file_sha256_idx" ON "evidence_file"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_file_evidence_id_sha256_key" ON "evidence_file"("evidence_id", "sha256");

-- CreateIndex
CREATE INDEX "origin_membership_evidence_id_recorded_at_idx" ON "origin_membership"("evidence_id", "recorded_at");

-- CreateIndex
CREATE INDEX "origin_membership_group_id_idx" ON "origin_membership"("group_id");

-- CreateIndex
CREATE INDEX "evidence_link_recommendation_id_idx" ON "evidence_link"("recommendation_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_link_evidence_id_recommendation_id_key" ON "evidence_link"("evidence_id", "recommendation_id");

-- CreateIndex
CREATE UNIQUE INDEX "link_grading_link_id_version_key" ON "link_grading"("link_id", "version");

-- CreateIndex
CREATE INDEX "contradiction_answer_link_id_idx" ON "contradiction_answer"("link_id");

-- CreateIndex
CREATE UNIQUE INDEX "contradiction_answer_id_author_id_key" ON "contradiction_answer"("id", "author_id");

-- CreateIndex
CREATE UNIQUE INDEX "answer_acceptance_answer_id_key" ON "answer_acceptance"("answer_id");

-- CreateIndex
CREATE INDEX "search_log_recommendation_id_idx" ON "search_log"("recommendation_id");

-- CreateIndex
CREATE INDEX "assessment_recommendation_id_submitted_at_idx" ON "assessment"("recommendation_id", "submitted_at");

-- CreateIndex
CREATE INDEX "assessment_author_id_idx" ON "assessment"("author_id");

-- CreateIndex
CREATE INDEX "assessment_revises_id_idx" ON "assessment"("revises_id");

-- CreateIndex
CREATE INDEX "assessment_corrects_id_idx" ON "assessment"("corrects_id");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_id_author_id_key" ON "assessment"("id", "author_id");

-- CreateIndex
CREATE INDEX "assessment_citation_link_id_idx" ON "assessment_citation"("link_id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_audit_sequence_key" ON "decision"("audit_sequence");

-- CreateIndex
CREATE INDEX "decision_decided_at_idx" ON "decision"("decided_at");

-- CreateIndex
CREATE UNIQUE INDEX "decision_assessment_id_ordinal_key" ON "decision"("assessment_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "decision_assessment_id_decider_id_key" ON "decision"("assessment_id", "decider_id");

-- CreateIndex
CREATE INDEX "response_recommendation_id_party_id_recorded_at_idx" ON "response"("recommendation_id", "party_id", "recorded_at");

-- CreateIndex
CREATE INDEX "note_recommendation_id_created_at_idx" ON "note"("recommendation_id", "created_at");

-- CreateIndex
CREATE INDEX "milestone_recommendation_id_idx" ON "milestone"("recommendation_id");

-- CreateIndex
CREATE INDEX "standing_top_level_retired_implementation_idx" ON "standing"("top_level", "retired", "implementation");

-- CreateIndex
CREATE INDEX "standing_top_level_retired_moved_at_idx" ON "standing"("top_level", "retired", "moved_at");

-- CreateIndex
CREATE INDEX "standing_top_level_retired_triangulation_idx" ON "standing"("top_level", "retired", "triangulation");

-- CreateIndex
CREATE INDEX "standing_proposal_id_idx" ON "standing"("proposal_id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_hash_key" ON "audit_entry"("hash");

-- CreateIndex
CREATE INDEX "audit_entry_subject_type_subject_id_idx" ON "audit_entry"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_idx" ON "audit_entry"("actor_id");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "draft_user_id_form_idx" ON "draft"("user_id", "form");

-- CreateIndex
CREATE INDEX "draft_created_at_idx" ON "draft"("created_at");

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_current_revision_id_fkey" FOREIGN KEY ("current_revision_id") REFERENCES "publication_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "publication_revision" ADD CONSTRAINT "publication_revision_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party" ADD CONSTRAINT "party_current_revision_id_fkey" FOREIGN KEY ("current_revision_id") REFERENCES "party_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "party_revision" ADD CONSTRAINT "party_revision_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_current_revision_id_fkey" FOREIGN KEY ("current_revision_id") REFERENCES "recommendation_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "recommendation_revision" ADD CONSTRAINT "recommendation_revision_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_revision" ADD CONSTRAINT "recommendation_revision_theme_id_fkey" FOREIGN KEY ("theme_id") REFERENCES "theme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_revision" ADD CONSTRAINT "recommendation_revision_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_party" ADD CONSTRAINT "recommendation_party_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "recommendation_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_party" ADD CONSTRAINT "recommendation_party_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_current_revision_id_fkey" FOREIGN KEY ("current_revision_id") REFERENCES "source_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "source_revision" ADD CONSTRAINT "source_revision_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_revision" ADD CONSTRAINT "source_revision_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_grading" ADD CONSTRAINT "source_grading_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_grading" ADD CONSTRAINT "source_grading_theme_id_fkey" FOREIGN KEY ("theme_id") REFERENCES "theme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_current_revision_id_fkey" FOREIGN KEY ("current_revision_id") REFERENCES "evidence_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "evidence_revision" ADD CONSTRAINT "evidence_revision_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_source" ADD CONSTRAINT "evidence_source_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "evidence_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_source" ADD CONSTRAINT "evidence_source_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "stored_file"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "origin_membership" ADD CONSTRAINT "origin_membership_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_link" ADD CONSTRAINT "evidence_link_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_link" ADD CONSTRAINT "evidence_link_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_grading" ADD CONSTRAINT "link_grading_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "evidence_link"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contradiction_answer" ADD CONSTRAINT "contradiction_answer_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "evidence_link"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_acceptance" ADD CONSTRAINT "answer_acceptance_answer_id_author_id_fkey" FOREIGN KEY ("answer_id", "author_id") REFERENCES "contradiction_answer"("id", "author_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_log" ADD CONSTRAINT "search_log_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_revises_id_fkey" FOREIGN KEY ("revises_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_citation" ADD CONSTRAINT "assessment_citation_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_citation" ADD CONSTRAINT "assessment_citation_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "evidence_link"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_search" ADD CONSTRAINT "assessment_search_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_search" ADD CONSTRAINT "assessment_search_search_log_id_fkey" FOREIGN KEY ("search_log_id") REFERENCES "search_log"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_withdrawal" ADD CONSTRAINT "assessment_withdrawal_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_assessment_id_author_id_fkey" FOREIGN KEY ("assessment_id", "author_id") REFERENCES "assessment"("id", "author_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_decider_id_fkey" FOREIGN KEY ("decider_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "note"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_revision" ADD CONSTRAINT "note_revision_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "note"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone_revision" ADD CONSTRAINT "milestone_revision_milestone_id_fkey" FOREIGN KEY ("milestone_id") REFERENCES "milestone"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing" ADD CONSTRAINT "standing_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- ── Guards ────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Rules that hold whoever writes, and through whatever door.
ALTER TABLE "decision" ADD CONSTRAINT "decision_not_by_author" CHECK ("decider_id" <> "author_id");
ALTER TABLE "decision" ADD CONSTRAINT "decision_at_most_two" CHECK ("ordinal" IN (1, 2));
ALTER TABLE "decision" ADD CONSTRAINT "decision_reason_given" CHECK ("verdict" = 'APPROVE' OR length(trim("note")) > 0);
ALTER TABLE "answer_acceptance" ADD CONSTRAINT "answer_not_accepted_by_author" CHECK ("accepter_id" <> "author_id");
ALTER TABLE "link_grading" ADD CONSTRAINT "link_grading_credibility" CHECK ("credibility" BETWEEN 1 AND 6);
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_not_dated_ahead" CHECK ("as_on" <= ("submitted_at" + interval '14 hours')::date);
ALTER TABLE "audit_head" ADD CONSTRAINT "audit_head_single" CHECK ("id" = 1);
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_system_cannot_sign_in" CHECK (NOT "is_system" OR "password_hash" IS NULL);
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_email_lower" CHECK ("email" = lower("email"));
CREATE UNIQUE INDEX "app_user_single_system" ON "app_user" ("is_system") WHERE "is_system";

-- References order by code point on every server, and are found whatever their case.
CREATE INDEX "recommendation_reference_order_idx" ON "recommendation" ("reference" COLLATE "C");
CREATE INDEX "recommendation_top_level_order_idx" ON "recommendation" ("reference" COLLATE "C") WHERE "parent_id" IS NULL;
-- Exceptions are few: found without reading the rule.
CREATE INDEX "link_grading_removed_idx" ON "link_grading" ("link_id") WHERE "removed";
CREATE INDEX "evidence_revision_not_logged_idx" ON "evidence_revision" ("id") WHERE "state" <> 'LOGGED';
CREATE INDEX "recommendation_reference_lower_idx" ON "recommendation" (lower("reference") text_pattern_ops);

CREATE FUNCTION heed_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or removed (%)', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

-- Insert-only: what a figure depends on, and the record of who did what.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY[
    'publication_revision', 'party_revision', 'recommendation_revision', 'recommendation_party', 'source_revision',
    'source_grading', 'evidence_revision', 'evidence_source', 'evidence_file', 'origin_membership', 'evidence_link',
    'link_grading', 'contradiction_answer', 'answer_acceptance', 'search_log', 'assessment', 'assessment_citation',
    'assessment_search', 'assessment_withdrawal', 'decision', 'response', 'note_revision', 'milestone_revision', 'audit_entry'
  ] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION heed_refuse_change()', t || '_insert_only', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION heed_refuse_change()', t || '_no_truncate', t);
  END LOOP;
  -- Identities may move on to their next revision; they may not go away.
  FOREACH t IN ARRAY ARRAY[
    'app_user', 'publication', 'theme', 'party', 'recommendation', 'source', 'evidence', 'note', 'milestone', 'stored_file',
    'api_token', 'invitation', 'audit_head', 'audit_payload'
  ] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION heed_refuse_change()', t || '_no_delete', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION heed_refuse_change()', t || '_no_truncate', t);
  END LOOP;
END $$;

-- A payload may be taken out (redaction), never exchanged.
CREATE FUNCTION heed_only_redaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."sequence" = OLD."sequence" AND OLD."redacted_at" IS NULL AND NEW."redacted_at" IS NOT NULL
     AND NEW."payload" IS NULL AND NEW."salt" IS NULL THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'audit payloads are only ever redacted' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "audit_payload_only_redaction" BEFORE UPDATE ON "audit_payload" FOR EACH ROW EXECUTE FUNCTION heed_only_redaction();

-- ── The audit chain (docs/audit-chain.md describes the format for a stranger's verifier) ─────────────────────────────
INSERT INTO "audit_head" ("id", "sequence", "hash") VALUES (1, 0, repeat('0', 64));

-- The one way into the chain. The lock on the head makes parallel writers take turns until each commits.
CREATE FUNCTION heed_append_audit(
  p_actor_id text, p_actor_label text, p_action text, p_subject_type text, p_subject_id text, p_salt text, p_payload text
) RETURNS TABLE (entry_sequence bigint, entry_at timestamptz, entry_hash text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_sequence bigint; v_previous text; v_at timestamptz; v_payload_hash text; v_hash text;
BEGIN
  SELECT h."sequence" + 1, h."hash" INTO v_sequence, v_previous FROM "audit_head" h WHERE h."id" = 1 FOR UPDATE;
  v_at := date_trunc('milliseconds', clock_timestamp());
  v_payload_hash := encode(sha256(convert_to(p_salt || ':' || p_payload, 'UTF8')), 'hex');
  v_hash := encode(sha256(convert_to(format(
    '{"action":%s,"actorId":%s,"actorLabel":%s,"at":"%s","payloadHash":"%s","previousHash":"%s","sequence":%s,"subjectId":%s,"subjectType":%s}',
    to_json(p_action), to_json(p_actor_id), to_json(p_actor_label),
    to_char(v_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    v_payload_hash, v_previous, v_sequence, to_json(p_subject_id), to_json(p_subject_type)), 'UTF8')), 'hex');
  INSERT INTO "audit_entry" ("sequence", "at", "actor_id", "actor_label", "action", "subject_type", "subject_id", "payload_hash", "previous_hash", "hash")
    VALUES (v_sequence, v_at, p_actor_id, p_actor_label, p_action, p_subject_type, p_subject_id, v_payload_hash, v_previous, v_hash);
  INSERT INTO "audit_payload" ("sequence", "salt", "payload") VALUES (v_sequence, p_salt, p_payload);
  UPDATE "audit_head" SET "sequence" = v_sequence, "hash" = v_hash WHERE "id" = 1;
  RETURN QUERY SELECT v_sequence, v_at, v_hash;
END $$;
REVOKE ALL ON FUNCTION heed_append_audit(text, text, text, text, text, text, text) FROM PUBLIC;

CREATE FUNCTION heed_redact_payload(p_sequence bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE "audit_payload" SET "payload" = NULL, "salt" = NULL, "redacted_at" = date_trunc('milliseconds', clock_timestamp())
    WHERE "sequence" = p_sequence AND "redacted_at" IS NULL;
  RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION heed_redact_payload(bigint) FROM PUBLIC;

-- ── Search over English and Russian ───────────────────────────────────────────────────────────────────────────────────
-- unaccent() is only STABLE; with the dictionary named it gives the same answer for ever.
CREATE FUNCTION heed_fold(p text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS
  $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, p)) $$;

-- The Russian configuration stems Latin words as English, so one vector serves both languages.
CREATE FUNCTION heed_vector(p_heading text, p_body text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(to_tsvector('pg_catalog.russian', heed_fold(coalesce(p_heading, ''))), 'A')
      || setweight(to_tsvector('pg_catalog.simple', heed_fold(coalesce(p_heading, ''))), 'B')
      || setweight(to_tsvector('pg_catalog.russian', heed_fold(coalesce(p_body, ''))), 'C')
$$;

CREATE FUNCTION heed_words(p jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT string_agg(value, ' ') FROM jsonb_each_text(coalesce(p, '{}'::jsonb)) $$;

CREATE FUNCTION heed_index_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE v_reference text;
BEGIN
  SELECT r."reference" INTO v_reference FROM "recommendation" r WHERE r."id" = NEW."recommendation_id";
  NEW."search" := heed_vector(concat_ws(' ', v_reference, heed_words(NEW."title")), heed_words(NEW."summary"));
  NEW."search_text" := heed_fold(concat_ws(' ', v_reference, heed_words(NEW."title"), heed_words(NEW."summary")));
  RETURN NEW;
END $$;
CREATE TRIGGER "recommendation_revision_index" BEFORE INSERT ON "recommendation_revision"
  FOR EACH ROW EXECUTE FUNCTION heed_index_recommendation();

CREATE FUNCTION heed_index_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."search" := heed_vector(concat_ws(' ', heed_words(NEW."title"), NEW."citation"), concat_ws(' ', NEW."quotation", NEW."translation", NEW."url"));
  NEW."search_text" := heed_fold(concat_ws(' ', heed_words(NEW."title"), NEW."citation", NEW."quotation", NEW."translation"));
  RETURN NEW;
END $$;
CREATE TRIGGER "evidence_revision_index" BEFORE INSERT ON "evidence_revision"
  FOR EACH ROW EXECUTE FUNCTION heed_index_evidence();
