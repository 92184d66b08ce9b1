-- What was withdrawn is little, and taken off the number of all.
CREATE INDEX "evidence_revision_withdrawn_idx" ON "evidence_revision" ("id") WHERE "state" = 'WITHDRAWN';
