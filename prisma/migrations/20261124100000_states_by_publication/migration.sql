-- Which member states the recommendations of a publication are judged apart in: all that there are, or those named (which
-- may be none). What was described before goes on with all.
ALTER TABLE "publication_revision" ADD COLUMN "every_state" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN "state_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[];

ALTER TABLE "publication_revision" ADD CONSTRAINT "publication_revision_states_check"
  CHECK (NOT "every_state" OR cardinality("state_ids") = 0);
