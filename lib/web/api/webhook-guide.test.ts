import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { runCalls } from "@/e2e/support/api-document";
import { deliverWebhooks, spreadWebhooks } from "@/lib/cli/jobs/deliver-webhooks";
import { parseEnvironment } from "@/lib/env/environment";
import { loadSecrets } from "@/lib/platform/secrets";
import { signedHeaders } from "@/lib/platform/webhooks/signature";
import { useDatabase } from "@/lib/testing/database";
import { createActor, systemActor } from "@/lib/testing/factories";
import { freePort } from "@/lib/testing/postgres";
import { ask, tokenOf } from "./ask.fixtures";

const GUIDE = readFileSync("docs/guide/webhooks.md", "utf8");
const blocks = (language: string) =>
  [...GUIDE.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map(([, block = ""]) => block);
const holder = globalThis as { heedEnvironment?: unknown; heedSecrets?: unknown };

describe("the guide to webhooks, as it stands there", () => {
  useDatabase();
  let folder: string;
  let api: http.Server;
  let receiver: ChildProcess;
  let address: string;
  let printed = "";
  let secret: string;

  /** Starts the guide's receiver as somebody would who copies it. */
  async function startReceiver(): Promise<void> {
    const program = path.join(folder, "receiver.mjs");
    writeFileSync(program, blocks("js").join("\n"));
    const env = { PATH: process.env.PATH ?? "", SECRET: secret, PORT: new URL(address).port };
    receiver = spawn(process.execPath, [program], { stdio: ["ignore", "pipe", "inherit"], env: env as never });
    receiver.stdout?.on("data", (chunk: Buffer) => {
      printed += chunk;
    });
    await vi.waitFor(() => fetch(address, { method: "POST" }), { timeout: 15_000 });
  }

  beforeAll(async () => {
    holder.heedEnvironment = parseEnvironment({ HEED_OUTBOUND_ALLOW: "127.0.0.1", HEED_LOG_LEVEL: "silent" });
    loadSecrets("", { HEED_SECRET: "a".repeat(32) });
    folder = mkdtempSync(path.join(tmpdir(), "heed-guide-"));
    address = `http://127.0.0.1:${await freePort()}/`;
    const token = await tokenOf(await createActor("ADMIN"));
    api = http.createServer(async (request, response) => {
      const body = await text(request);
      const { status, answer } = await ask(request.method ?? "", request.url ?? "", {
        ...(request.headers.authorization === `Bearer ${token}` ? { token } : {}),
        ...(body === "" ? {} : { body }),
      });
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
    await new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve));
    const HEED = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
    const calls = [...blocks("sh"), 'echo "$SECRET"'];
    const answers = await runCalls(calls, { HEED, TOKEN: token, RECEIVER: address });
    expect(answers).toHaveLength(3);
    expect(answers[1]).toContain('"state":"WAITING"');
    secret = answers[2]?.trim() ?? "";
    await startReceiver();
  }, 60_000);
  afterAll(async () => {
    receiver?.kill("SIGKILL");
    api?.close();
    rmSync(folder, { recursive: true, force: true });
    delete holder.heedEnvironment;
    delete holder.heedSecrets;
  });

  test("registers an address, which takes what it is sent", async () => {
    expect(secret).toMatch(/^whsec_/);
    const system = await systemActor();
    for (const endpointId of await spreadWebhooks(system)) await deliverWebhooks(system, endpointId);
    await vi.waitFor(() => expect(printed).toBe("webhook.test\n"));
  });

  const body = JSON.stringify({ type: "evidence.logged" });
  const send = (headers: Record<string, string>, sent = body) =>
    fetch(address, { method: "POST", headers, body: sent }).then(({ status }) => status);
  const signed = (secrets: string[], at = new Date(), id = "msg_1") => signedHeaders({ id, at, body }, secrets);

  test("verifies: takes the right signature, alone or beside another's, and counts a message once", async () => {
    printed = "";
    const other = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
    expect(await send(signed([secret]))).toBe(204);
    expect(await send(signed([secret]))).toBe(204);
    expect(await send(signed([other, secret], new Date(), "msg_2"))).toBe(204);
    await vi.waitFor(() => expect(printed).toBe("evidence.logged\nevidence.logged\n"));
  });

  test("verifies: refuses another's signature, a changed byte, another id, an old message and one without a signature", async () => {
    printed = "";
    const other = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
    expect(await send(signed([other]))).toBe(401);
    expect(await send(signed([secret]), body.replace("logged", "linked"))).toBe(401);
    expect(await send({ ...signed([secret]), "webhook-id": "msg_3" })).toBe(401);
    expect(await send(signed([secret], new Date(Date.now() - 400_000)))).toBe(401);
    expect(await send({})).toBe(401);
    expect(printed).toBe("");
  });
});
