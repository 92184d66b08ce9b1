import { z } from "zod";
import { id, instant, name, sha256, text } from "./terms";

const bytes = { sha256, size: z.int().min(0), mediaType: name };
const address = text.regex(/^https?:\/\//i);

/** What evidence's address answered with, once; its bytes, and the text that was read from them, are members. */
export const dossierCaptureSchema = z.object({
  id,
  evidence: id,
  /** The address asked, and the one that answered after redirects. */
  url: address,
  finalUrl: address,
  status: z.int(),
  headers: z.record(name, text),
  title: text.nullable(),
  ...bytes,
  text: z.object(bytes).nullable(),
  fetchedAt: instant,
  /** Who asked for it. */
  by: text,
  /** Where it was taken, if that is not where the dossier was made: the address of that installation, if it has one. */
  takenAt: z.object({ origin: text.nullable() }).nullable(),
});
export type DossierCapture = z.infer<typeof dossierCaptureSchema>;
