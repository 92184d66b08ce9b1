import { connection, database } from "./connection";

/**
 * Forgets which Idempotency-Keys a process had claimed that ended before it answered, so that a retry is carried out at
 * once. To be called before anything is served, and of the embedded database alone: whoever has it open is alone with it,
 * so no claim can be of a process that is at work. On a server another process may be; there a claim ends by its age
 * (lib/web/idempotency.ts).
 * @returns how many
 */
export async function releaseAbandonedClaims(): Promise<number> {
  if (connection().kind === "server") return 0;
  const { count } = await database().idempotencyKey.deleteMany({ where: { status: 0 } });
  return count;
}
