import { type ChainReport, verifyChain } from "@/lib/use-cases/audit/verify-chain";
import { readOptions } from "../arguments";
import { hashFile } from "../hash-file";
import { UsageError } from "../problems";
import { withDatabase } from "../with-database";

/** `heed verify`: follows the audit chain to its head and hashes every stored file; 1 when anything is not as it was. */
export async function verify(argv: string[]): Promise<number> {
  const { head: given } = readOptions(argv, { head: { type: "string" } });
  const kept = given === undefined ? {} : { head: parseHead(given) };
  const report = await withDatabase(() => verifyChain({ ...kept, hashFile }));
  const { entries, redacted, head, files } = report;
  process.stdout.write(`chain: ${entries} entries, ${redacted} redacted, head ${head.sequence}:${head.hash}\n`);
  process.stdout.write(`files: ${files?.checked ?? 0} checked, ${files?.redacted ?? 0} redacted\n`);
  const faults = faultsIn(report);
  for (const fault of faults) process.stderr.write(`heed: ${fault}\n`);
  if (faults.length === 0) process.stdout.write("all as it was recorded\n");
  return faults.length === 0 ? 0 : 1;
}

function faultsIn({ broken, files }: ChainReport): string[] {
  return [
    ...(broken ? [`the chain is broken at entry ${broken.sequence}: ${broken.reason}`] : []),
    ...(files?.missing ?? []).map((sha256) => `the stored file ${sha256} is missing`),
    ...(files?.altered ?? []).map((sha256) => `the stored file ${sha256} has been altered`),
  ];
}

function parseHead(text: string): { sequence: number; hash: string } {
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (!sequence || !hash) throw new UsageError("--head is a sequence number, a colon and a hash of 64 hex digits.");
  return { sequence: Number(sequence), hash: hash.toLowerCase() };
}
