import { readdirSync } from "node:fs";
import path from "node:path";
import { vi } from "vitest";
import { database } from "@/lib/db/connection";
import type { Member, TokenScope } from "@/lib/domain/actor";
import { newSecretToken } from "@/lib/platform/link-token";
import { contractsAt } from "./endpoints";
import { problem } from "./openapi";

// Nobody here has a session: without a token the asker is anonymous.
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => undefined }),
  headers: async () => new Headers(),
}));

const ROOT = "app/api/v1";

export type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** The addresses below /api/v1 at which there is a route, with what each exports. */
export async function loadRoutes(): Promise<Map<string, Record<string, Handler>>> {
  const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("route.ts"));
  const routes = new Map<string, Record<string, Handler>>();
  for (const file of files) {
    const address = `/${path.dirname(file).replaceAll("[", "{").replaceAll("]", "}")}`;
    routes.set(address, (await import(/* @vite-ignore */ path.resolve(ROOT, file))) as Record<string, Handler>);
  }
  return routes;
}

let loaded: Promise<Map<string, Record<string, Handler>>> | undefined;

export interface Asked {
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Asks an endpoint as the server would: finds its route, fills the segments and reads the answer. */
export async function ask(method: string, address: string, { token, body, headers = {} }: Asked = {}) {
  loaded ??= loadRoutes();
  const url = new URL(`http://heed.test/api/v1${address}`);
  const [route, params] = place(await loaded, url.pathname.slice("/api/v1".length));
  const raw = body instanceof FormData || typeof body === "string";
  const request = new Request(url, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined || body instanceof FormData ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
  });
  const response = await (route[method] as Handler)(request, { params: Promise.resolve(params) });
  const text = await response.text();
  const answer = text === "" ? null : JSON.parse(text);
  check(method, url.pathname, response, answer);
  return { status: response.status, headers: response.headers, answer };
}

/** Every answer that a test sees keeps its contract. */
function check(method: string, pathname: string, response: Response, answer: unknown) {
  if (response.status >= 400) {
    problem.parse(answer);
    if (response.headers.get("content-type") !== "application/problem+json") throw new Error("No problem+json.");
    return;
  }
  const contract = contractsAt(pathname).find((each) => each.method === method);
  if (!contract?.answer || answer === null) return;
  const parsed = contract.answer.parse(answer);
  // What the schema does not name is left out by parsing: nothing more may have been sent.
  if (JSON.stringify(sorted(parsed)) !== JSON.stringify(sorted(answer))) {
    throw new Error(`${method} ${pathname} answers more than its contract says: ${JSON.stringify(answer)}`);
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

function place(routes: Map<string, Record<string, Handler>>, asked: string) {
  const parts = asked.split("/");
  const matches = [...routes].filter(([address]) => {
    const segments = address.split("/");
    return segments.length === parts.length && segments.every((each, at) => each.startsWith("{") || each === parts[at]);
  });
  // As in Next.js a fixed segment goes before a varying one.
  const [found] = matches.sort(([a], [b]) => a.split("{").length - b.split("{").length);
  const [address, route] = found ?? ["", routes.get("/{{...path}}") ?? {}];
  const params: Record<string, string> = {};
  for (const [at, segment] of address.split("/").entries()) {
    if (segment.startsWith("{")) params[segment.slice(1, -1)] = decodeURIComponent(parts[at] ?? "");
  }
  return [route, params] as const;
}

/** An API token of a member. */
export async function tokenOf(
  member: Member,
  scopes: TokenScope[] = ["READ", "WRITE", "DECIDE", "ADMIN"],
): Promise<string> {
  const { token, hash } = newSecretToken("heed_");
  await database().apiToken.create({
    data: { userId: member.userId, name: "test", tokenHash: hash, hint: token.slice(-4), scopes },
  });
  return token;
}
