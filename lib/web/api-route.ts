import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "@/lib/domain/actor";
import { Forbidden, Invalid } from "@/lib/domain/errors";
import { apiActor } from "./actor";
import { BadRequest, PreconditionRequired, TooLarge, UnsupportedMedia } from "./errors";
import { type Replay, replayOrRun } from "./idempotency";
import { fieldProblems } from "./issues";
import { isSameOrigin } from "./same-origin";
import { translateError } from "./translate-error";
import { explain, translatorOf } from "./translator";

/** The greatest JSON body, in bytes. */
export const MAX_JSON = 1_000_000;

type Segments = Record<string, string>;

interface Endpoint<Body extends z.ZodType, Query extends z.ZodType, Result> {
  /** Schema of the JSON body; left out, the endpoint takes none. */
  body?: Body;
  /** Schema of the query string; left out, any parameter is refused. */
  query?: Query;
  /** The command or query, through which the answer comes. Gets the path's segments, the query and the body in one. */
  run: (actor: Actor, input: Segments & z.output<Query> & z.output<Body>) => Promise<Result>;
  /** What of the result the world sees. */
  present: (result: Result, actor: Actor) => unknown;
  status?: 200 | 201 | 202;
  /** The record's version, for the ETag. */
  version?: (result: Result) => number;
  /** A change of an existing record: If-Match is needed and becomes the input's `version`. */
  conditional?: boolean;
  location?: (result: Result) => string;
}

/** The door of an endpoint: who asks → what is asked → run → present; every error as problem+json (RFC 9457). */
export function apiRoute<
  Body extends z.ZodType = z.ZodType<object>,
  Query extends z.ZodType = z.ZodType<object>,
  Result = unknown,
>(endpoint: Endpoint<Body, Query, Result>) {
  return async (request: Request, context: { params: Promise<Segments> }): Promise<Response> => {
    try {
      const actor = await apiActor(request);
      const changes = request.method !== "GET" && request.method !== "HEAD";
      if (changes && !request.headers.has("authorization") && !isSameOrigin(request.headers)) {
        throw new Forbidden("foreignOrigin");
      }
      const text = endpoint.body ? await readText(request, MAX_JSON) : "";
      const input = {
        ...parseQuery(request, endpoint.query),
        ...(endpoint.body ? parseBody(text, endpoint.body, endpoint.conditional ? versionOf(request) : null) : {}),
        ...(await context.params),
      } as Segments & z.output<Query> & z.output<Body>;
      const run = () => endpoint.run(actor, input);
      const present = (result: Result): Replay => ({
        status: endpoint.status ?? 200,
        body: JSON.stringify(endpoint.present(result, actor)),
        location: endpoint.location?.(result) ?? null,
        version: endpoint.version?.(result) ?? null,
      });
      return respond(
        request,
        request.method === "POST" ? await replayOrRun(request, actor, text, run, present) : present(await run()),
      );
    } catch (error) {
      return problemResponse(error);
    }
  };
}

/** An answer as JSON with its validators; 304 where the caller has it already. */
function respond(request: Request, { status, body, location, version }: Replay): Response {
  const headers = new Headers({ "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  if (location) headers.set("location", location);
  const etag =
    version !== null ? `"${version}"` : `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  headers.set("etag", etag);
  const known = request.headers.get("if-none-match");
  if (request.method === "GET" && known?.split(",").some((each) => each.trim() === etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(body, { status, headers });
}

/** Any error as problem+json, in English, with a code that programs can rely on. */
export function problemResponse(error: unknown): Response {
  const { status, problem, fields, retryAfter } = translateError(error);
  const t = translatorOf("en");
  const errors = Object.entries(fields).map(([field, each]) => ({
    field,
    code: each.code,
    detail: explain(t, each),
    ...(each.params ? { params: each.params } : {}),
  }));
  const headers = new Headers({ "content-type": "application/problem+json", "cache-control": "no-store" });
  if (retryAfter !== null) headers.set("retry-after", String(retryAfter));
  if (status === 401) headers.set("www-authenticate", 'Bearer realm="heed"');
  return new Response(
    JSON.stringify({
      type: "about:blank",
      title: t(`status.${status}`),
      status,
      code: problem.code,
      detail: explain(t, problem),
      ...(problem.params ? { params: problem.params } : {}),
      ...(errors.length > 0 ? { errors } : {}),
    }),
    { status, headers },
  );
}

function parseQuery(request: Request, schema: z.ZodType | undefined): object {
  const given = new URL(request.url).searchParams;
  const collected: Record<string, string | string[]> = {};
  for (const name of new Set(given.keys())) {
    const values = given.getAll(name);
    collected[name] = values.length > 1 ? values : (values[0] ?? "");
  }
  if (!schema) {
    const unknown = Object.keys(collected);
    if (unknown.length > 0)
      throw new Invalid(Object.fromEntries(unknown.map((name) => [name, { code: "unknownField" }])));
    return {};
  }
  const parsed = schema.safeParse(collected);
  if (!parsed.success) throw new Invalid(fieldProblems(parsed.error));
  return parsed.data as object;
}

function parseBody(text: string, schema: z.ZodType, version: number | null): object {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new BadRequest("badJson");
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw new BadRequest("badJson");
  const parsed = schema.safeParse(version === null ? json : { ...json, version });
  if (!parsed.success) throw new Invalid(fieldProblems(parsed.error));
  return parsed.data as object;
}

function versionOf(request: Request): number {
  const header = request.headers.get("if-match");
  if (header === null) throw new PreconditionRequired("ifMatchNeeded");
  const version = /^"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (!version) throw new BadRequest("ifMatchForm");
  return Number(version);
}

/** A body as text, up to a size in bytes. @throws TooLarge, UnsupportedMedia */
export async function readText(request: Request, max: number): Promise<string> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(type)) throw new UnsupportedMedia("jsonNeeded");
  if (Number(request.headers.get("content-length") ?? 0) > max)
    throw new TooLarge({ code: "tooLarge", params: { max: "1 MB" } });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > max) throw new TooLarge({ code: "tooLarge", params: { max: "1 MB" } });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
