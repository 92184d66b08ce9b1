import type { Actor } from "@/lib/domain/actor";
import { type ImportReport, importMapSchema } from "@/lib/domain/import";
import { evidenceMapSchema } from "@/lib/domain/import/evidence-map";
import type { AnyMap, TableKind } from "@/lib/domain/import/kinds";
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
  }
}
