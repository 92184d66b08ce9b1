import { beforeEach, describe, expect, it } from "vitest";
import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { useDatabase } from "@/lib/testing/database";
import { createActor } from "@/lib/testing/factories";
import { listAudit, listLatestAudit } from "./queries";
import { redactPayload } from "./redact-payload";
import { verifyChain } from "./verify-chain";

describe("The audit chain", () => {
  const db = useDatabase();
  let admin: Actor;

  /** As the owner with the guards off: what somebody with the server's password could do. */
  const tamper = async (...statements: string[]) => {
    const tables = ["audit_entry", "audit_payload", "audit_head"];
    for (const table of tables) await db.asOwner(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    for (const statement of statements) await db.asOwner(statement);
    for (const table of tables) await db.asOwner(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  };
  const append = (text: string) =>
    transact((tx) =>
      recordAudit(tx, {
        actor: admin,
        action: "note.written",
        subjectType: "note",
        subjectId: "n\u0001\u2028",
        payload: { text },
      }),
    );

  beforeEach(async () => {
    await tamper(
      "DELETE FROM audit_entry",
      "DELETE FROM audit_payload",
      "UPDATE audit_head SET sequence = 0, hash = repeat('0', 64)",
    );
    admin = await createActor("ADMIN", { name: 'Анна "Ä" \\ \t' });
    for (let number = 1; number <= 6; number++) await append(`Заметка ${number} “x” \n`);
  });

  it("verifies when whole, and against a head kept elsewhere", async () => {
    const report = await verifyChain();
    expect(report).toMatchObject({ entries: 6, redacted: 0, broken: null });
    await append("later");
    expect((await verifyChain({ head: report.head })).broken).toBeNull();
  });

  it.each([
    ["an edited entry", ["UPDATE audit_entry SET actor_label = 'Somebody' WHERE sequence = 3"], 3, "ENTRY_ALTERED"],
    [
      "an edited payload",
      ["UPDATE audit_payload SET payload = replace(payload, '4', '5') WHERE sequence = 4"],
      4,
      "PAYLOAD_ALTERED",
    ],
    ["a payload gone", ["DELETE FROM audit_payload WHERE sequence = 2"], 2, "PAYLOAD_MISSING"],
    ["a deleted entry", ["DELETE FROM audit_entry WHERE sequence = 3"], 3, "ENTRY_MISSING"],
    [
      "two entries exchanged",
      [
        "UPDATE audit_entry SET sequence = 99 WHERE sequence = 3",
        "UPDATE audit_entry SET sequence = 3 WHERE sequence = 4",
        "UPDATE audit_entry SET sequence = 4 WHERE sequence = 99",
      ],
      3,
      "LINK_BROKEN",
    ],
    ["a cut tail", ["DELETE FROM audit_entry WHERE sequence > 4"], 5, "TAIL_CUT"],
    [
      "a head moved back",
      ["UPDATE audit_head SET sequence = 5, hash = (SELECT hash FROM audit_entry WHERE sequence = 5)"],
      6,
      "HEAD_ALTERED",
    ],
    [
      "a payload emptied without an entry",
      ["UPDATE audit_payload SET payload = NULL, salt = NULL, redacted_at = now() WHERE sequence = 2"],
      2,
      "REDACTED_WITHOUT_ENTRY",
    ],
  ])("detects %s", async (_what, statements, sequence, reason) => {
    await tamper(...statements);
    expect((await verifyChain()).broken).toEqual({ sequence, reason });
  });

  it("detects a cut tail with its head moved, and a whole rewrite, against a head kept elsewhere", async () => {
    const { head } = await verifyChain();
    const cut = "UPDATE audit_head SET sequence = 4, hash = (SELECT hash FROM audit_entry WHERE sequence = 4)";
    await tamper("DELETE FROM audit_entry WHERE sequence > 4", "DELETE FROM audit_payload WHERE sequence > 4", cut);
    expect((await verifyChain()).broken).toBeNull();
    expect((await verifyChain({ head })).broken).toEqual({ sequence: 6, reason: "TAIL_CUT" });
    await append("new five");
    await append("new six");
    expect((await verifyChain()).broken).toBeNull();
    expect((await verifyChain({ head })).broken).toEqual({ sequence: 6, reason: "HEAD_DIFFERS" });
  });

  it("reports a redacted payload as redacted", async () => {
    await redactPayload(admin, 2, { reason: "A private telephone number." });
    expect(await verifyChain()).toMatchObject({ entries: 7, redacted: 1, broken: null });
    await expect(redactPayload(admin, 2, { reason: "Again." })).rejects.toMatchObject({
      problem: { code: "alreadyRedacted" },
    });
    await expect(redactPayload(admin, 7, { reason: "Hide why." })).rejects.toMatchObject({
      problem: { code: "redactionStays" },
    });
    await expect(redactPayload(await createActor("REVIEWER"), 3, { reason: "No." })).rejects.toMatchObject({
      status: 403,
    });
  });

  it("lists in order and newest first, by subject and actor", async () => {
    const viewer = await createActor("VIEWER");
    const first = await listAudit(viewer, { limit: 4 });
    expect(first.items.map((item) => item.sequence)).toEqual([1, 2, 3, 4]);
    expect((await listAudit(viewer, { after: first.nextAfter ?? 0 })).items.map((item) => item.sequence)).toEqual([
      5, 6,
    ]);
    const latest = await listLatestAudit(viewer, { limit: 4, subject: "note:n\u0001\u2028" });
    expect(latest.items.map((item) => item.sequence)).toEqual([6, 5, 4, 3]);
    expect((await listLatestAudit(viewer, { before: latest.nextBefore ?? 0 })).nextBefore).toBeNull();
    expect((await listAudit(viewer, { actor: "nobody" })).items).toEqual([]);
  });

  it("looks at stored files when asked", async () => {
    const sha = "a".repeat(64);
    await db.asOwner(
      `INSERT INTO stored_file (sha256, size, media_type, stored_at) VALUES ('${sha}', 1, 'text/plain', now()) ON CONFLICT DO NOTHING`,
    );
    expect((await verifyChain({ hashFile: async () => null })).files?.missing).toEqual([sha]);
    expect((await verifyChain({ hashFile: async () => "b" })).files?.altered).toEqual([sha]);
    expect((await verifyChain({ hashFile: async (name) => name })).files).toMatchObject({
      checked: 1,
      missing: [],
      altered: [],
    });
  });
});
