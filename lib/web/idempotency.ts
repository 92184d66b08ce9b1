import { createHash } from "node:crypto";
import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import { storingBeforeCommit } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Conflict } from "@/lib/domain/errors";
import { BadRequest } from "./errors";

/** An answer that can be given again. */
export interface Replay {
  status: number;
  body: string;
  location: string | null;
  version: number | null;
}

/** For so long (ms) a repetition gets the first answer. */
const KEPT = 30 * 86_400_000;
const SWEPT_EVERY = 3_600_000;
let sweptAt = 0;

/** A claim this old (ms) whose answer is missing belongs to a process that died: no transaction lasts so long. */
const ABANDONED = 60_000;

/**
 * Runs a create once for each Idempotency-Key of a caller: a repetition gets the first answer, the same key with another
 * request is a Conflict. The answer is stored in the command's own transaction. Without the header it just runs.
 * @param body what is asked, for telling another request by: the text of the body, of an upload its file's hash and name
 * @param run the command; gives what its transaction gave
 * @param present the answer for what the command gave
 * @param secret a field of the answer that is stored as null: nothing may keep what is shown once
 */
export async function replayOrRun<Result>(
  request: Request,
  actor: Actor,
  body: string,
  run: () => Promise<Result>,
  present: (result: Result) => Replay,
  secret?: string,
): Promise<Replay> {
  const given = request.headers.get("idempotency-key");
  if (given === null || actor.kind !== "member") return present(await run());
  if (!/^[\x21-\x7e]{1,200}$/.test(given)) throw new BadRequest("idempotencyKeyForm");
  const hash = (text: string) => createHash("sha256").update(text).digest("hex");
  const key = hash(`${actor.userId}\n${given}`);
  const requestHash = hash(`${request.method}\n${new URL(request.url).pathname}\n${body}`);
  const earlier = await claim(key, requestHash);
  if (earlier) return earlier;
  try {
    const result = await storingBeforeCommit(async (tx, made) => {
      const { status, body: answer, location } = present(made as Result);
      const kept = secret === undefined ? answer : JSON.stringify({ ...JSON.parse(answer), [secret]: null });
      await tx.idempotencyKey.update({ where: { key }, data: { status, body: kept, location } });
    }, run);
    return present(result);
  } catch (error) {
    // Nothing was stored: the same key may be used for the corrected request.
    await database().idempotencyKey.deleteMany({ where: { key, status: 0 } });
    throw error;
  }
}

/** Claims a key before the work: of two requests at once, the second finds the claim (status 0) and is told to wait. */
async function claim(key: string, requestHash: string): Promise<Replay | null> {
  const db = database();
  await sweep();
  await db.idempotencyKey.deleteMany({
    where: { key, status: 0, createdAt: { lt: new Date(now().getTime() - ABANDONED) } },
  });
  const claimed = await db.idempotencyKey.createMany({
    data: [{ key, requestHash, status: 0, body: "", createdAt: now() }],
    skipDuplicates: true,
  });
  if (claimed.count === 1) return null;
  const earlier = await db.idempotencyKey.findUnique({ where: { key } });
  if (earlier && earlier.requestHash !== requestHash) throw new Conflict("idempotencyKeyReused");
  if (!earlier || earlier.status === 0) throw new Conflict("idempotencyInProgress");
  const { status, body, location } = earlier;
  const version: unknown = body === "" ? null : JSON.parse(body).version;
  return { status, body, location, version: typeof version === "number" ? version : null };
}

/** Forgets answers that nobody will ask for again; looked for once an hour. */
async function sweep(): Promise<void> {
  const at = now().getTime();
  if (at - sweptAt < SWEPT_EVERY) return;
  sweptAt = at;
  await database().idempotencyKey.deleteMany({ where: { createdAt: { lt: new Date(at - KEPT) } } });
}
