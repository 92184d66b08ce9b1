import { verifyChain } from "@/lib/use-cases/audit/verify-chain";
import { readOptions } from "../arguments";
import { checkFiles } from "../check-files";
import { UsageError } from "../problems";
import { withDatabase } from "../with-database";

/** `heed verify`: follows the audit chain to its head and hashes every stored file; 1 when anything is not as it was. */
export async function verify(argv: string[]): Promise<number> {
  const { head: given } = readOptions(argv, { head: { type: "string" } });
  const head = given === undefined ? undefined : parseHead(given);
  const { chain, files } = await withDatabase(async () => ({
    chain: await verifyChain(head ? { head } : {}),
    files: await checkFiles(),
  }));
  return 0;
}

function parseHead(text: string): { sequence: number; hash: string } {
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (!sequence || !hash) throw new UsageError("--head is a sequence number, a colon and a hash of 64 hex digits.");
  return { sequence: Number(sequence), hash: hash.toLowerCase() };
}
