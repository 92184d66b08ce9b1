-- CreateTable
CREATE TABLE "standing_interval" (
    "recommendation_id" UUID NOT NULL,
    "as_of_from" DATE NOT NULL,
    "as_of_to" DATE NOT NULL,
    "known_from" BIGINT NOT NULL,
    "known_to" BIGINT NOT NULL,
    "revision_id" UUID NOT NULL,
    "top_level" BOOLEAN NOT NULL,
    "retired" BOOLEAN NOT NULL,
    "implementation" "Implementation",
    "confidence" "Confidence",
    "assessment_id" UUID,
    "as_on" DATE,
    "cited_newest_on" DATE,
    "proposed" "Implementation",
    "proposal_id" UUID,
    "proposals" INTEGER NOT NULL,
    "triangulation" "Triangulation" NOT NULL,
    "contradicted" BOOLEAN NOT NULL,
    "alarm" BOOLEAN NOT NULL,
    "supports" INTEGER NOT NULL,
    "contradicts" INTEGER NOT NULL,
    "context" INTEGER NOT NULL,
    "marks" TEXT NOT NULL,
    "searches" INTEGER NOT NULL,
    "silent_since" DATE,
    "disagreement" BOOLEAN NOT NULL,
    "due_on" DATE,
    "unsupported_due_on" DATE,
    "requests" INTEGER NOT NULL,

    CONSTRAINT "standing_interval_pkey" PRIMARY KEY ("recommendation_id","as_of_from","known_from")
);

-- AddForeignKey
ALTER TABLE "standing_interval" ADD CONSTRAINT "standing_interval_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
