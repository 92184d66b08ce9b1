import { z } from "zod";
import { instant, name, sha256, text } from "./terms";

/** The form of a dossier that this version writes. It takes in all up to it: what an older one lacks is not there. */
export const DOSSIER_FORMAT = 3;
export const DOSSIER_MANIFEST = "manifest.json";
export const DOSSIER_RECORD = "record.json";

/** The end of an audit chain. */
export const dossierHeadSchema = z.object({ sequence: z.int().min(0), hash: sha256 });

/** What a dossier says of itself. */
export const dossierManifestSchema = z.object({
  kind: z.literal("heed-dossier"),
  format: z.int().min(1).max(DOSSIER_FORMAT),
  heed: text,
  madeAt: instant,
  /** Where it was made, if that has an address. */
  origin: text.nullable(),
  subject: z.object({ kind: z.enum(["recommendation", "publication"]), reference: name }),
  /** The end of the audit chain there, then. */
  head: dossierHeadSchema,
  members: z.array(z.object({ name: text, bytes: z.int().min(0), sha256 })),
});
export type DossierManifest = z.infer<typeof dossierManifestSchema>;
