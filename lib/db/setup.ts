import { type Actor, mintActor } from "@/lib/domain/actor";
import { Conflict } from "@/lib/domain/errors";
import type { Reader, Tx } from "./transaction";

// Any number will do as long as every Heed takes the same one.
const SETUP_LOCK = 7_264_532;

/** Lets one transaction at a time set the installation up: of two first administrators, one comes too late. */
export async function lockSetup(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SETUP_LOCK}::bigint)`;
}

/** Whether no person has an account yet. */
export async function isNobodyThere(db: Reader): Promise<boolean> {
  return (await db.user.findFirst({ where: { isSystem: false }, select: { id: true } })) === null;
}

/** Lets pass while no person has an account. @throws Conflict (alreadySetUp) */
export async function assertNobodyYet(tx: Tx): Promise<void> {
  if (!(await isNobodyThere(tx))) throw new Conflict("alreadySetUp");
}

/** The installation as an actor: who sets it up while there is nobody else. @throws when its user has not been made */
export async function getSystemActor(tx: Tx): Promise<Actor> {
  const { id, name } = await tx.user.findFirstOrThrow({ where: { isSystem: true } });
  return mintActor({ kind: "system", userId: id, name });
}
