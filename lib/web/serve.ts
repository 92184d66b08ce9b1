import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import next from "next";
import { connection } from "@/lib/db/connection";
import { withOneHead } from "@/lib/db/figures-memo";
import type { Environment } from "@/lib/env/environment";
import { log } from "@/lib/platform/log";
import { PEER_HEADER } from "./client-address";
import { documentMarkup, isDocument } from "./document-markup";
import { loadPublicAssets } from "./public-assets";
import { isPublicPath, serveKept } from "./public-pages";
import { FILE_POLICY, securityHeaders } from "./security-headers";
import { standInWhenDatabaseIsAway } from "./stand-in";
import { staticAssets } from "./static-assets";

/** A running server and how to end it in good order. */
export interface Serving {
  port: number;
  /** Takes no new requests, lets those under way finish (10 s, then 2 s to tidy up), then resolves. */
  drain(): Promise<void>;
}

const DRAIN_MS = 10_000;
const TIDY_MS = 2_000;
const READY_MS = 2_000;

/**
 * Prepares to serve the app; needs no database, so that one can be opened meanwhile. Stands before Next.js for what must
 * hold for every answer: the asker's true address, security headers with a nonce, a request id and one log line, health,
 * and an orderly end.
 * @returns listens; to be called once the database is open and its schema up to date
 */
export async function prepareServer(env: Environment, dev: boolean): Promise<() => Promise<Serving>> {
  const app = next({ dev, dir: process.cwd(), hostname: env.HOST, port: env.PORT });
  await app.prepare();
  const handle = app.getRequestHandler();
  const assets = dev ? () => false : staticAssets(process.env.HEED_DIST_DIR ?? ".next");
  const publicAssets = loadPublicAssets();
  let draining = false;
  const underWay = new Set<Promise<void>>();
  const secure = env.HEED_URL?.startsWith("https:") ?? false;

  const server = createServer((request, response) => {
    const started = performance.now();
    const id = randomUUID();
    const nonce = randomBytes(16).toString("base64");
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    const headers = securityHeaders(nonce, secure, dev);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    // Next.js keeps a header that is there before the route sets its own (lib/web/download.ts).
    if (path.startsWith("/files/")) response.setHeader("Content-Security-Policy", FILE_POLICY);
    const isPublic = isPublicPath(path);
    if (isPublic) response.setHeader("Content-Security-Policy", publicAssets.policy);
    if (isPublic && /\.(svg|json)$/.test(path)) response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    response.setHeader("X-Request-Id", id);
    if (draining) response.setHeader("Connection", "close");
    // Overwritten, never trusted as sent: Next.js reads the nonce and the address from here.
    request.headers["content-security-policy"] = headers["Content-Security-Policy"];
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "unknown";
    request.headers["x-heed-path"] = request.url ?? "/";
    request.headers["x-request-id"] = id;
    if (env.HEED_TRUSTED_PROXIES === 0) {
      delete request.headers["x-forwarded-host"];
      delete request.headers["x-forwarded-proto"];
    }
    response.on("finish", () => {
      const ms = Math.round(performance.now() - started);
      // The path is shortened to its first two parts: links that carry a token have it further on.
      if (!path.startsWith("/_next/")) {
        log.info(
          { id, method: request.method, path: path.split("/").slice(0, 3).join("/"), status: response.statusCode, ms },
          "request",
        );
      }
    });
    if (assets(request, response, path) || publicAssets.serve(request, response, path)) return;
    if (path === "/healthz") return answer(response, 200, { status: "ok" });
    if (path === "/readyz") return void ready(response, draining);
    standInWhenDatabaseIsAway(response, id, nonce);
    const isRead = request.method === "GET" || request.method === "HEAD";
    const answering = () => (isRead ? withOneHead(() => handle(request, response)) : handle(request, response));
    const serving = async () => {
      if (isPublic && isRead && (await serveKept(request, response))) return;
      await answering();
    };
    const work = (isDocument(request) ? documentMarkup.run(new Map(), serving) : serving())
      .catch((error: unknown) => {
        log.error({ id, type: error instanceof Error ? error.name : typeof error }, "request failed");
        if (!response.headersSent) answer(response, 500, { status: "error" });
        else response.destroy();
      })
      .finally(() => underWay.delete(work));
    underWay.add(work);
  });
  server.requestTimeout = 300_000;
  server.headersTimeout = 30_000;
  // Longer than a proxy or client keeps a connection for its next request: whoever waits less loses that request.
  server.keepAliveTimeout = 65_000;
  const drain = async () => {
    draining = true;
    // A connection whose request was under way is idle once that is answered.
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
      setTimeout(() => {
        server.closeAllConnections();
        resolve();
      }, DRAIN_MS).unref();
    });
    clearInterval(idle);
    // What was broken off still tidies up after itself: transactions roll back, half an upload goes.
    await Promise.race([Promise.allSettled(underWay), new Promise((resolve) => setTimeout(resolve, TIDY_MS).unref())]);
  };
  return async () => {
    await listen(server, env);
    return { port: env.PORT, drain };
  };
}

function listen(server: Server, env: Environment): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new Error(`Port ${env.PORT} is taken. Stop what uses it, or set PORT to another one.`)
          : error,
      ),
    );
    server.listen(env.PORT, env.HOST, () => resolve());
  });
}

/** Whether the database answers, asked on a connection of the pool with a bound on the time. */
async function ready(response: ServerResponse, draining: boolean): Promise<void> {
  const ask = async () => {
    const open = connection();
    if (open.pool) await open.pool.query("SELECT 1");
    else await open.embedded?.pglite.query("SELECT 1");
  };
  try {
    if (draining) throw new Error("draining");
    await Promise.race([
      ask(),
      new Promise((_, reject) => setTimeout(() => reject(new Error("slow")), READY_MS).unref()),
    ]);
    answer(response, 200, { status: "ready" });
  } catch {
    response.setHeader("Retry-After", "5");
    answer(response, 503, { status: "unavailable" });
  }
}

function answer(response: ServerResponse<IncomingMessage>, status: number, body: object): void {
  response
    .writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" })
    .end(JSON.stringify(body));
}
