import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { NotFound } from "@/lib/domain/errors";
import { environment } from "@/lib/env/environment";
import { heedVersion } from "@/lib/platform/version";
import { gatherDossier } from "@/lib/use-cases/dossier/write-dossier";
import { UsageError } from "../problems";
import { withDatabase } from "../with-database";

/** `heed dossier REF FILE`: writes the dossier of a recommendation, or of a publication, to a file. */
export async function dossier(argv: string[]): Promise<number> {
  const [reference, given, ...more] = argv;
  if (!reference || !given || more.length > 0) throw new UsageError("It takes two arguments: REF FILE.");
  const file = path.resolve(given);
  const partial = `${file}.${process.pid}.partial`;
  const about = { heed: heedVersion(), origin: environment().HEED_URL?.replace(/\/$/, "") ?? null };
  return withDatabase(async (system) => {
    const gathered = await gatherDossier(system, { kind: "recommendation", reference }, about).catch(
      (error: unknown) => {
        if (!(error instanceof NotFound)) throw error;
        return gatherDossier(system, { kind: "publication", reference }, about);
      },
    );
    try {
      const { subject, members, head } = await gathered.write(createWriteStream(partial, { flags: "wx", mode: 0o600 }));
      await rename(partial, file);
      process.stdout.write(`${subject.kind} ${subject.reference}: ${members.length + 1} members\n`);
      process.stdout.write(`head: ${head.sequence}:${head.hash}\n`);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    return 0;
  });
}
