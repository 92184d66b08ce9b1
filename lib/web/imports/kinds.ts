import type { Actor } from "@/lib/domain/actor";
import { assessmentMapSchema } from "@/lib/domain/import/assessment-map";
import { evidenceMapSchema } from "@/lib/domain/import/evidence-map";
import { type ImportReport, importMapSchema } from "@/lib/domain/import/import";
import type { AnyMap, TableKind } from "@/lib/domain/import/kinds";
import { importAssessments } from "@/lib/use-cases/import/assessments/import-assessments";
import { importEvidence } from "@/lib/use-cases/import/evidence/import-evidence";
import type { ImportInput } from "@/lib/use-cases/import/import-input";
import { importRecommendations } from "@/lib/use-cases/import/import-recommendations";

/** Imports rows as what they are. @throws as the use case of the kind does; ZodError for another kind's map */
export function importTable(actor: Actor, kind: TableKind, input: ImportInput<AnyMap>): Promise<ImportReport> {
  switch (kind) {
    case "RECOMMENDATIONS":
      return importRecommendations(actor, { ...input, map: importMapSchema.parse(input.map) });
    case "EVIDENCE":
      return importEvidence(actor, { ...input, map: evidenceMapSchema.parse(input.map) });
    case "ASSESSMENTS":
      return importAssessments(actor, { ...input, map: assessmentMapSchema.parse(input.map) });
  }
}
