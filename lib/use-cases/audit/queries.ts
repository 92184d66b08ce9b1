import { database } from "@/lib/db/connection";
import { getAuditHead } from "@/lib/db/figures-memo";
import { Prisma } from "@/lib/db/generated/client";
import type { Reader } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import type { AuditAction, AuditSubject } from "@/lib/domain/audit";
import { can } from "@/lib/domain/permissions";

/** One entry of the chain with its payload, or the instant at which that was redacted. */
export interface AuditItem {
  sequence: number;
  at: Date;
  actorId: string;
  actorLabel: string;
  action: AuditAction;
  subjectType: AuditSubject;
  subjectId: string;
  payloadHash: string;
  previousHash: string;
  hash: string;
  /** As hashed: the salt and the canonical JSON text. */
  salt: string | null;
  payload: string | null;
  redactedAt: Date | null;
  /** The payload is about a person and kept from those who do not manage people. */
  withheld: boolean;
}

const PERSONAL: readonly AuditSubject[] = ["user", "invitation", "token"];

/** Which entries: about one subject ("recommendation:CSTO-10", or its id alone), or by one actor. */
export interface AuditFilters {
  subject?: string;
  actor?: string;
  limit?: number;
}

const MOST = 200;

/**
 * Entries in the order of the chain, after a number. @throws Unauthenticated
 * @returns the number to go on after; null at the end
 */
export async function listAudit(
  actor: Actor,
  { after = 0, ...filters }: AuditFilters & { after?: number } = {},
): Promise<{ items: AuditItem[]; nextAfter: number | null }> {
  assertMaySee(actor);
  const { items, more } = await readPage(actor, Prisma.sql`e.sequence > ${after}::bigint`, filters, Prisma.sql`ASC`);
  return { items, nextAfter: more ? (items.at(-1)?.sequence ?? null) : null };
}

/**
 * Entries newest first, before a number. @throws Unauthenticated
 * @returns the number to go on before; null at the end
 */
export async function listLatestAudit(
  actor: Actor,
  { before, ...filters }: AuditFilters & { before?: number } = {},
): Promise<{ items: AuditItem[]; nextBefore: number | null }> {
  assertMaySee(actor);
  const from = before === undefined ? Prisma.sql`TRUE` : Prisma.sql`e.sequence < ${before}::bigint`;
  const { items, more } = await readPage(actor, from, filters, Prisma.sql`DESC`);
  return { items, nextBefore: more ? (items.at(-1)?.sequence ?? null) : null };
}

/** Where the chain ends. Keep it elsewhere: it is what a later verification compares with. @throws Unauthenticated */
export async function getHead(actor: Actor): Promise<{ sequence: number; hash: string }> {
  assertMaySee(actor);
  const head = await getAuditHead(database());
  return { sequence: Number(head.sequence), hash: head.hash };
}

async function readPage(
  asking: Actor,
  from: Prisma.Sql,
  { subject, actor, limit = 50 }: AuditFilters,
  way: Prisma.Sql,
) {
  const conditions = [from];
  if (subject !== undefined) {
    const [, type, id = subject] = /^([a-z]+):(.+)$/s.exec(subject) ?? [];
    conditions.push(Prisma.sql`e.subject_id = ${id}`);
    if (type !== undefined) conditions.push(Prisma.sql`e.subject_type = ${type}`);
  }
  if (actor !== undefined) conditions.push(Prisma.sql`e.actor_id = ${actor}`);
  const size = Math.min(Math.max(limit, 1), MOST);
  const rows = await readEntries(
    database(),
    Prisma.sql`WHERE ${Prisma.join(conditions, " AND ")} ORDER BY e.sequence ${way} LIMIT ${size + 1}::int`,
  );
  const mayAll = can(asking, "user.manage");
  const items = rows
    .slice(0, size)
    .map((row) =>
      mayAll || !PERSONAL.includes(row.subjectType) ? row : { ...row, salt: null, payload: null, withheld: true },
    );
  return { items, more: rows.length > size };
}

/** Reads entries with their payloads. @param rest the statement from WHERE on, over audit_entry as e */
export async function readEntries(db: Reader, rest: Prisma.Sql): Promise<AuditItem[]> {
  const rows = await db.$queryRaw<(Omit<AuditItem, "sequence" | "withheld"> & { sequence: bigint })[]>`
    SELECT e.sequence, e.at, e.actor_id AS "actorId", e.actor_label AS "actorLabel", e.action,
      e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.payload_hash AS "payloadHash",
      e.previous_hash AS "previousHash", e.hash, p.salt, p.payload, p.redacted_at AS "redactedAt"
    FROM audit_entry e LEFT JOIN audit_payload p ON p.sequence = e.sequence ${rest}`;
  return rows.map((row) => ({ ...row, sequence: Number(row.sequence), withheld: false }));
}
