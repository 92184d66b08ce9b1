import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { database } from "@/lib/db/connection";
import { getAuditHead } from "@/lib/db/figures-memo";
import { today } from "@/lib/db/today";
import { commitsHere } from "@/lib/db/transaction";
import { isLocale, type Locale } from "@/lib/domain/localized";
import { environment } from "@/lib/env/environment";

/*
 * Pages for the public are made once for each state of the record and kept with all that is sent of them, so that they are
 * served without Next.js and, as long as nobody records anything, without the database. Who asks makes no difference to
 * them: neither cookies nor any other header but Host and Accept-Encoding are looked at.
 */

/** What a public address asks for, however it is written. */
export interface PublicAsk {
  path: string;
  locale: Locale;
  /** Of a list, from 1 on. */
  page: number;
  /** Scheme and host under which it is asked for; HEED_URL's where there is one. */
  origin: string;
}

/** What is sent for it. */
export interface PublicContent {
  type: string;
  text: string;
  /** Whether other people's pages may show it or read it. */
  embeddable?: boolean;
}

interface Kept {
  /** The head of the chain and the day that it was made of. */
  state: string;
  headers: Record<string, string>;
  bodies: Record<"identity" | "gzip" | "br", Buffer>;
  size: number;
}

interface Store {
  kept: Map<string, Kept>;
  size: number;
  known?: { state: string; commits: number; at: number };
  asking?: { commits: number; state: Promise<string> };
  /** Pages that are being made, by address and state. */
  making: Map<string, Promise<Kept | null>>;
}

const MOST_BYTES = 64_000_000;
/** So long may another process on the same database have moved the head without this one knowing. */
const FRESH_MS = 1_000;
const CACHING = "public, max-age=60, stale-while-revalidate=300";

// The routes' own module graph makes pages, the server serves them.
const holder = globalThis as { heedPublicPages?: Store };
function store(): Store {
  holder.heedPublicPages ??= { kept: new Map(), size: 0, making: new Map() };
  return holder.heedPublicPages;
}

/** Whether an address is one of those that anybody may read and that look the same to everybody. */
export function isPublicPath(path: string): boolean {
  return path === "/public" || path.startsWith("/public/") || path === "/robots.txt" || path === "/sitemap.xml";
}

/** What an address asks for. @param header gives a header of the request */
export function readAsk(address: string, header: (name: string) => string | null | undefined): PublicAsk {
  const [path = "/", query = ""] = address.split("?");
  const asked = new URLSearchParams(query);
  const lang = asked.get("lang");
  const page = Number(asked.get("page"));
  return {
    path,
    locale: isLocale(lang) ? lang : "en",
    page: Number.isInteger(page) && page > 1 && page < 100_000 ? page : 1,
    origin: originOf(header),
  };
}

function originOf(header: (name: string) => string | null | undefined): string {
  const { HEED_URL, HEED_TRUSTED_PROXIES, PORT } = environment();
  if (HEED_URL) return new URL(HEED_URL).origin;
  const proxied = HEED_TRUSTED_PROXIES > 0;
  const host = (proxied && header("x-forwarded-host")) || header("host") || "";
  const scheme = proxied && header("x-forwarded-proto") === "https" ? "https" : "http";
  // Anything may stand in the header; it goes into links.
  return /^[a-z0-9.-]{1,200}(:\d{1,5})?$|^\[[0-9a-f:]{2,40}\](:\d{1,5})?$/i.test(host)
    ? `${scheme}://${host.toLowerCase()}`
    : `http://localhost:${PORT}`;
}

/** The state of the record that pages are made of now: the chain's head, and the day. */
export async function publicState(): Promise<string> {
  const here = store();
  const commits = commitsHere();
  const { known } = here;
  if (known && known.commits === commits && performance.now() - known.at < FRESH_MS) return known.state;
  // One question for all who ask meanwhile; not for those who ask after something was recorded here.
  if (here.asking?.commits !== commits) {
    const state = getAuditHead(database()).then(({ hash }) => `${hash} ${today()}`);
    const asking = { commits, state };
    here.asking = asking;
    state
      .then((found) => {
        here.known = { state: found, commits, at: performance.now() };
      })
      .catch(() => undefined)
      .finally(() => {
        if (here.asking === asking) delete here.asking;
      });
  }
  return here.asking?.state ?? "";
}

/**
 * Answers a request for a public page with the one that is kept.
 * @returns whether it did; if not, the page has to be made
 */
export async function serveKept(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const key = keyOf(readAsk(request.url ?? "/", (name) => request.headers[name]?.toString()));
  const { kept, known } = store();
  const page = kept.get(key);
  if (!page) return false;
  // Without the database nothing can have changed that this process could show.
  const state = await publicState().catch(() => known?.state);
  if (page.state !== state || response.destroyed) return false;
  // Set anew, so that the map's order is that of use.
  kept.delete(key);
  kept.set(key, page);
  const encodings = String(request.headers["accept-encoding"] ?? "");
  const encoding = /\bbr\b/.test(encodings) ? "br" : /\bgzip\b/.test(encodings) ? "gzip" : "identity";
  if (matches(request.headers["if-none-match"], page.headers.ETag ?? "")) {
    const { "Content-Type": _type, ...rest } = page.headers;
    response.writeHead(304, rest).end();
    return true;
  }
  const body = page.bodies[encoding];
  response.writeHead(200, {
    ...page.headers,
    "Content-Length": body.length,
    ...(encoding === "identity" ? {} : { "Content-Encoding": encoding }),
  });
  response.end(request.method === "HEAD" ? undefined : body);
  return true;
}

/**
 * Makes a public page, keeps it, and answers with it.
 * @param make gives what is sent, or null where there is nothing public; `missing` is sent then, and not kept
 */
export async function answerPublic(
  request: Request,
  make: (ask: PublicAsk) => Promise<PublicContent | null>,
  missing: (ask: PublicAsk) => PublicContent,
): Promise<Response> {
  const address = request.headers.get("x-heed-path") ?? request.url.replace(/^https?:\/\/[^/]*/, "");
  const ask = readAsk(address, (name) => request.headers.get(name));
  // Before anything is read: what is recorded meanwhile then asks for the page anew.
  const state = await publicState();
  const page = await makeOnce(ask, state, make);
  if (!page) {
    const { type, text } = missing(ask);
    return new Response(text, { status: 404, headers: { "Content-Type": type, "Cache-Control": "no-store" } });
  }
  if (matches(request.headers.get("if-none-match") ?? undefined, page.headers.ETag ?? "")) {
    return new Response(null, { status: 304, headers: page.headers });
  }
  return new Response(new Uint8Array(page.bodies.identity), { headers: page.headers });
}

/** Makes a page and keeps it: once, however many ask for it meanwhile. */
function makeOnce(
  ask: PublicAsk,
  state: string,
  make: (ask: PublicAsk) => Promise<PublicContent | null>,
): Promise<Kept | null> {
  const { making } = store();
  const key = keyOf(ask);
  const full = `${key} ${state}`;
  let made = making.get(full);
  if (!made) {
    made = make(ask)
      .then((content) => {
        const page = content && pageOf(content, state);
        if (page) keep(key, page);
        return page;
      })
      .finally(() => making.delete(full));
    making.set(full, made);
  }
  return made;
}

function pageOf({ type, text, embeddable = false }: PublicContent, state: string): Kept {
  const identity = Buffer.from(text);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
  const bodies = { identity, gzip: gzipSync(identity), br: brotliCompressSync(identity, quality) };
  const digest = createHash("sha256").update(identity).digest("base64url").slice(0, 24);
  return {
    state,
    headers: {
      "Content-Type": type,
      "Cache-Control": CACHING,
      // Weak: the same for all encodings.
      ETag: `W/"${digest}"`,
      Vary: "Accept-Encoding",
      ...(embeddable ? { "Access-Control-Allow-Origin": "*" } : {}),
    },
    bodies,
    size: identity.length + bodies.gzip.length + bodies.br.length,
  };
}

function keep(key: string, page: Kept): void {
  const here = store();
  here.size += page.size - (here.kept.get(key)?.size ?? 0);
  here.kept.delete(key);
  here.kept.set(key, page);
  for (const [oldest, { size }] of here.kept) {
    if (here.size <= MOST_BYTES) break;
    here.kept.delete(oldest);
    here.size -= size;
  }
}

function keyOf({ path, locale, page, origin }: PublicAsk): string {
  return `${origin} ${path} ${locale} ${page}`;
}

function matches(sent: string | undefined, etag: string): boolean {
  if (!sent) return false;
  return sent.split(",").some((each) => each.trim() === "*" || each.trim().replace(/^W\//, "") === etag.slice(2));
}

/** Forgets what is kept (tests). */
export function forgetPublicPages(): void {
  delete holder.heedPublicPages;
}
