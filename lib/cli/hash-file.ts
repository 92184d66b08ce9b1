import { createHash } from "node:crypto";
import { fileStore } from "@/lib/platform/files/current-file-store";

/** The SHA-256 of a stored file's bytes as they lie there (lower-case hex), null when they are gone. */
export async function hashFile(sha256: string): Promise<string | null> {
  const store = fileStore();
  if (!(await store.has(sha256))) return null;
  const hash = createHash("sha256");
  for await (const chunk of await store.open(sha256)) hash.update(chunk as Uint8Array);
  return hash.digest("hex");
}
