import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { database } from "@/lib/db/connection";
import { webhookSchema } from "@/lib/domain/webhook";
import { parseEnvironment } from "@/lib/env/environment";
import { loadSecrets } from "@/lib/platform/secrets";
import { useDatabase } from "@/lib/testing/database";
import { createActor, createRecommendation } from "@/lib/testing/factories";
import { startWebhookReceiver, verifiedMessage, type WebhookReceiver } from "@/lib/testing/webhook-receiver";
import { createWebhook, type NewWebhook } from "@/lib/use-cases/webhook/create-webhook";
import { toolEnvironment } from "../run-tool";

const SECRET = "a".repeat(32);
const soon = { timeout: 40_000, interval: 50 };
const holder = globalThis as { heedEnvironment?: unknown; heedSecrets?: unknown };

/** A process that runs the jobs, and what it has said. */
interface Worker {
  process: ChildProcess;
  /** Entries of the chain that it has acknowledged. */
  acknowledged: number[];
  change(): void;
}

describe("webhooks of a process that is killed at work", () => {
  const db = useDatabase();
  let receiver: WebhookReceiver;
  let endpoint: NewWebhook;
  const workers: Worker[] = [];

  beforeAll(async () => {
    holder.heedEnvironment = parseEnvironment({ HEED_OUTBOUND_ALLOW: "127.0.0.1", HEED_LOG_LEVEL: "silent" });
    loadSecrets("", { HEED_SECRET: SECRET });
    await createRecommendation({ reference: "HD-1" });
    receiver = await startWebhookReceiver();
    const input = { description: "A receiver", url: receiver.url, visibility: "TEAM", events: ["search.logged"] };
    endpoint = await createWebhook(await createActor("ADMIN"), webhookSchema.parse(input));
  });
  beforeEach(() => {
    receiver.received.length = 0;
    receiver.answer = () => ({ status: 204 });
  });
  afterEach(() => {
    for (const worker of workers.splice(0)) worker.process.kill("SIGKILL");
  });
  afterAll(async () => {
    await receiver.stop();
    delete holder.heedEnvironment;
    delete holder.heedSecrets;
  });

  /** Starts a process of its own, and waits until it works. @param ahead seconds: a dead one's messages are free after a minute */
  async function start(ahead: number): Promise<Worker> {
    const environment = {
      DATABASE_URL: db.url(),
      HEED_SECRET: SECRET,
      HEED_OUTBOUND_ALLOW: "127.0.0.1",
      HEED_LOG_LEVEL: "silent",
      HEED_CAPTURE: "asked",
      HEED_LINK_CHECK_DAYS: "0",
      WORKER_AHEAD: String(ahead),
    };
    const child = spawn(process.execPath, ["--import", "tsx", "lib/testing/webhook-worker.ts"], {
      stdio: ["pipe", "pipe", "inherit"],
      env: toolEnvironment(environment),
    });
    const acknowledged: number[] = [];
    const worker = { process: child, acknowledged, change: () => child.stdin.write("lists\n") };
    workers.push(worker);
    await new Promise<void>((resolve, reject) => {
      child.once("exit", () => reject(new Error("The worker has ended.")));
      createInterface({ input: child.stdout }).on("line", (line) => {
        if (line === "ready") resolve();
        else acknowledged.push(Number(line));
      });
    });
    return worker;
  }

  const sequenceOf = (body: string): number => JSON.parse(body).data.entry.sequence;
  const toldOf = () => new Set(receiver.received.map(({ body }) => sequenceOf(body)));

  test.each([
    ["killed before an answer came", 1, null],
    ["killed once the receiver had the message, before its answer was noted", 3, { status: 204 }],
  ])(
    "%s: come again under the same id with the same bytes; none is lost",
    async (_when, at, answer) => {
      const ahead = at * 70;
      const first = await start(ahead);
      const died = new Promise((resolve) => first.process.once("exit", resolve));
      receiver.answer = async () => {
        if (receiver.received.length < at) return { status: 204 };
        first.process.kill("SIGKILL");
        await died;
        return answer;
      };
      for (let count = 0; count < 8; count++) first.change();
      await died;
      // What was acknowledged was committed, told of or not.
      expect(first.acknowledged.length).toBeGreaterThan(0);
      expect(receiver.received).toHaveLength(at);
      const cut = receiver.received.at(-1);

      receiver.answer = () => ({ status: 204 });
      const second = await start(ahead + 61);
      second.change();
      await vi.waitFor(async () => {
        expect(await database().webhookDelivery.count({ where: { state: "WAITING" } })).toBe(0);
        for (const sequence of [...first.acknowledged, ...second.acknowledged]) expect(toldOf()).toContain(sequence);
        expect(second.acknowledged).toHaveLength(1);
      }, soon);
      const again = receiver.received.filter(({ headers }) => headers["webhook-id"] === cut?.headers["webhook-id"]);
      expect(again.map(({ body }) => body)).toEqual([cut?.body, cut?.body]);
      // Nothing but the one that was cut came twice.
      expect(receiver.received).toHaveLength(toldOf().size + 1);
      for (const got of receiver.received) expect(verifiedMessage(endpoint.secret, got).type).toBe("search.logged");
    },
    90_000,
  );
});
