import path from "node:path";
import { importDossier } from "@/lib/use-cases/dossier/import-dossier";
import { onePosition } from "../arguments";
import { withDatabase } from "../with-database";

/** `heed import dossier FILE`: takes the dossier of another installation in, all of it or nothing. */
export async function importDossierCommand(argv: string[]): Promise<number> {
  const file = path.resolve(onePosition(argv, "FILE"));
  const { subject, recommendations, evidence, captures, judgements } = await withDatabase((system) =>
    importDossier(system, file),
  );
  process.stdout.write(
    `${subject}: ${recommendations} recommendations, ${evidence} items of evidence, ${captures} captures of links, ${judgements} judgements made elsewhere\n`,
  );
  return 0;
}
