import { createHash } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { describeOnBoth } from "@/lib/testing/database";
import { createActor } from "@/lib/testing/factories";
import { recordAudit } from "./audit";
import { database } from "./connection";
import { transact } from "./transaction";

const WRITERS = 200;

describeOnBoth("the audit chain", () => {
  let actor: Awaited<ReturnType<typeof createActor>>;

  beforeAll(async () => {
    actor = await createActor("ANALYST", { name: 'Анна "Ann"\n\tО’Нил \\ 🙂 \u0001' });
  });

  const write = (number: number, afterwards?: () => never) =>
    transact(async (tx) => {
      const payload = payloadOf(number);
      const entry = { actor, action: "evidence.logged", subjectType: "evidence", subjectId: `E${number}` } as const;
      const written = await recordAudit(tx, { ...entry, payload });
      afterwards?.();
      return written;
    });

  it(`stays one line under ${WRITERS} parallel writers`, async () => {
    const written = await Promise.all(Array.from({ length: WRITERS }, (_, number) => write(number)));
    const chain = await readChain();
    expect(chain).toHaveLength(WRITERS);
    expect(new Set(chain.map((each) => each.subjectId)).size).toBe(WRITERS);
    expect(new Set(written.map((each) => each.hash))).toEqual(new Set(chain.map((each) => each.hash)));
    expect(verify(chain)).toEqual(await head());
  });

  it("keeps each payload in its canonical form", async () => {
    for (const { subjectId, payload } of await readChain()) {
      expect(payload?.payload).toBe(canonical(payloadOf(Number(subjectId.slice(1)))));
    }
  });

  it("has no entry of a change that was rolled back, and no gap after it", async () => {
    const before = await head();
    await expect(
      write(7, () => {
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    expect(await head()).toEqual(before);
    const { sequence } = await write(8);
    expect(sequence).toBe(before.sequence + 1n);
    expect(verify(await readChain())).toEqual(await head());
  });

  it("shows an edited field, an edited payload, a deletion and a reordering", async () => {
    const chain = await readChain();
    const edited = (change: (copy: Chain) => unknown) => {
      const copy: Chain = structuredClone(chain);
      change(copy);
      return () => verify(copy);
    };
    expect(edited(([, second]) => Object.assign(second ?? {}, { subjectId: "E9999" }))).toThrow("entry 2");
    expect(edited(([, second]) => Object.assign(second?.payload ?? {}, { payload: "{}" }))).toThrow(
      "payload of entry 2",
    );
    expect(edited((copy) => copy.splice(4, 1))).toThrow("entry 6");
    expect(edited((copy) => copy.splice(4, 2, ...copy.slice(4, 6).reverse()))).toThrow("entry 6");
  });
});

const payloadOf = (number: number) => ({
  z: number,
  a: [number / 3, -0, 1e21, 1e-7, null, true, "ё\u2028\u007f/"],
  я: { nested: { b: "", a: "\u0000".length }, "€": 1, "\ud83d\ude00": 2, "\ufb33": 3 },
});

type Chain = Awaited<ReturnType<typeof readChain>>;

async function readChain() {
  const entries = await database().auditEntry.findMany({ orderBy: { sequence: "asc" } });
  const payloads = await database().auditPayload.findMany();
  return entries.map((entry) => ({ ...entry, payload: payloads.find((each) => each.sequence === entry.sequence) }));
}

async function head() {
  const { sequence, hash } = await database().auditHead.findUniqueOrThrow({ where: { id: 1 } });
  return { sequence, hash };
}

/** A second implementation of the chain's format, which shares no code with the writer. @throws Error naming the first fault */
function verify(chain: Chain): { sequence: bigint; hash: string } {
  let last = { sequence: 0n, hash: "0".repeat(64) };
  for (const entry of chain) {
    const { action, actorId, actorLabel, subjectId, subjectType, payloadHash, previousHash } = entry;
    const sequence = Number(entry.sequence);
    const at = entry.at.toISOString();
    const body = { subjectType, subjectId, sequence, previousHash, payloadHash, at, actorLabel, actorId, action };
    if (entry.sequence !== last.sequence + 1n || previousHash !== last.hash || entry.hash !== sha256(canonical(body))) {
      throw new Error(`The chain breaks at entry ${sequence}.`);
    }
    if (payloadHash !== sha256(`${entry.payload?.salt}:${entry.payload?.payload}`)) {
      throw new Error(`The payload of entry ${sequence} was changed.`);
    }
    last = { sequence: entry.sequence, hash: entry.hash };
  }
  return last;
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** RFC 8785: keys in the order of their UTF-16 units, nothing between the tokens, numbers and texts as ECMAScript writes them. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(",")}}`;
}
