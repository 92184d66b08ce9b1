import { readFile } from "node:fs/promises";
import path from "node:path";

/** The program that checks a dossier, as it stands in the repository: one file that needs Node alone. For everybody. */
export async function GET(): Promise<Response> {
  return new Response(await readFile(path.resolve("lib/verifier/verify.mjs")), {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "content-disposition": 'attachment; filename="verify-dossier.mjs"',
      "x-content-type-options": "nosniff",
      "cache-control": "public, max-age=3600",
    },
  });
}
