import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, Forbidden, Invalid, NotFound, Unauthenticated } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import { apiActor } from "./actor";
import type { AnswerOf, AnyContract, InputOf } from "./api/contract";
import { MAX_JSON, parseJson, readText } from "./api/read-body";
import { type Incoming, receiveIncoming, removeIncoming } from "./dossier/incoming";
import { BadRequest, PreconditionRequired, Stale } from "./errors";
import { type Replay, replayOrRun } from "./idempotency";
import { fieldProblems } from "./issues";
import { receiveFile } from "./multipart";
import { isSameOrigin } from "./same-origin";
import { isStorable } from "./storable";
import { translateError } from "./translate-error";
import { explain, translatorOf } from "./translator";

/** How a route keeps a contract. */
interface Keeping<Given extends AnyContract, Result> {
  /** The command or query. A command gives what its transaction gave, unchanged: the answer is stored within it. */
  run: (actor: Actor, input: InputOf<Given>) => Promise<Result>;
  /** What of the result the world sees. */
  present: (result: Result, actor: Actor) => AnswerOf<Given>;
  /** Where what was made can be read; below /api/v1. */
  location?: (result: Result) => string;
  /** For a contract that is partial: the record as its whole body would name it. */
  read?: (actor: Actor, input: InputOf<Given>) => Promise<{ version: number; content: object }>;
}

type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** The door of an endpoint: who asks → what is asked → run → present; every error as problem+json (RFC 9457). */
export function apiRoute<const Given extends AnyContract, Result>(
  contract: Given,
  keeping: Keeping<Given, Result>,
): Route {
  return async (request, context) => {
    let incoming: Incoming | undefined;
    try {
      const actor = await apiActor(request);
      assertOwnPages(request);
      if (contract.permission) {
        if (actor.kind === "anonymous") throw new Unauthenticated();
        authorize(actor, contract.permission);
      }
      const segments = readSegments((await context.params) ?? {});
      const query = readQuery(request, contract.query);
      const version = contract.conditional ? versionOf(request) : undefined;
      const text = contract.body ? await readText(request, MAX_JSON) : "";
      if (contract.archive) incoming = await receiveIncoming(request, actorId(actor));
      const file = incoming ?? (contract.multipart ? await receiveFile(request) : undefined);
      const known = { ...segments, ...query, ...(version === undefined ? {} : { version }) };
      const input = async () =>
        ({
          ...(contract.body
            ? await readBody(text, contract.body, version, () => keeping.read?.(actor, known as InputOf<Given>))
            : {}),
          ...known,
          ...(file ? { file } : {}),
        }) as InputOf<Given>;
      const run = async () => keeping.run(actor, await input());
      const present = (result: Result): Replay =>
        answerOf(contract, keeping.present(result, actor), keeping.location?.(result));
      const asked = file ? `${file.sha256}\n${file.name}` : text;
      const answer =
        request.method === "POST"
          ? await replayOrRun(request, actor, asked, run, present, contract.secret)
          : present(await run());
      return respond(request, answer);
    } catch (error) {
      // The version came as a precondition: that it is stale is told as one.
      const isStale = contract.conditional && error instanceof Conflict && error.problem.code === "stale";
      return problemResponse(isStale ? new Stale("stale") : error);
    } finally {
      if (incoming) await removeIncoming(incoming.path);
    }
  };
}

/** A cookie alone does not show that its owner wants the change; a bearer token is never sent by a browser on its own. */
function assertOwnPages(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  if (!request.headers.has("authorization") && !isSameOrigin(request.headers)) throw new Forbidden("foreignOrigin");
}

function answerOf(contract: AnyContract, presented: unknown, location: string | undefined): Replay {
  const version = (presented as { version?: unknown } | null)?.version;
  return {
    status: contract.status ?? 200,
    body: contract.answer ? JSON.stringify(presented) : "",
    location: location === undefined ? null : `/api/v1${location}`,
    version: typeof version === "number" ? version : null,
  };
}

/** An answer as JSON with its validators; 304 where the caller has it already. */
function respond(request: Request, { status, body, location, version }: Replay): Response {
  const headers = new Headers({ "cache-control": "no-store" });
  if (location) headers.set("location", location);
  if (status === 204) return new Response(null, { status, headers });
  headers.set("content-type", "application/json; charset=utf-8");
  const isRead = request.method === "GET" || request.method === "HEAD";
  const etag = etagOf(body, version, isRead);
  headers.set("etag", etag);
  const known = request.headers.get("if-none-match");
  if (isRead && known?.split(",").some((each) => each.trim() === etag))
    return new Response(null, { status: 304, headers });
  return new Response(body, { status, headers });
}

/** A record's answer also holds figures, which move while its version stays: reading adds a digest of the whole. */
function etagOf(body: string, version: number | null, isRead: boolean): string {
  if (version !== null && !isRead) return `"${version}"`;
  const digest = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  return version === null ? `W/"${digest}"` : `"${version}.${digest}"`;
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

/** The path's segments. One that no column could hold names nothing. @throws NotFound */
export function readSegments(params: Record<string, string>): Record<string, string> {
  if (!Object.values(params).every((segment) => isStorable(segment) && segment.length <= 200)) throw new NotFound();
  return params;
}

/** A request's query by its schema. @throws Invalid for what it does not name or take */
export function readQuery(request: Request, schema: z.ZodType | undefined): object {
  const at = request.url.indexOf("?");
  if (at === -1 && !schema) return {};
  const given = new URLSearchParams(at === -1 ? "" : request.url.slice(at + 1));
  const collected: Record<string, string | string[]> = {};
  for (const name of new Set(given.keys())) {
    const values = given.getAll(name);
    if (!schema) throw new Invalid({ [name]: { code: "unknownField" } });
    if (!values.every(isStorable)) throw new Invalid({ [name]: { code: "unstorable" } });
    collected[name] = values.length > 1 ? values : (values[0] ?? "");
  }
  return schema ? parse(schema, collected) : {};
}

/** The body by its schema; of a partial one what it leaves out, or empties with null, is filled in from the record first. */
async function readBody(
  text: string,
  schema: z.ZodType,
  version: number | undefined,
  read: () => Promise<{ version: number; content: object }> | undefined,
): Promise<object> {
  const json = parseJson(text);
  const record = await read();
  if (!record) return parse(schema, json);
  if (record.version !== version) throw new Stale("stale");
  const whole = Object.entries({ ...record.content, ...json });
  return parse(schema, Object.fromEntries(whole.filter(([, value]) => value !== null)));
}

function parse(schema: z.ZodType, value: object): object {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (!parsed.success) throw new Invalid(fieldProblems(parsed.error));
  return parsed.data as object;
}

/** The version in If-Match: as an answer's ETag gave it, or the quoted number alone. */
function versionOf(request: Request): number {
  const header = request.headers.get("if-match");
  if (header === null) throw new PreconditionRequired("ifMatchNeeded");
  const version = /^(?:W\/)?"(\d{1,9})(?:\.[\w-]+)?"$/.exec(header.trim())?.[1];
  if (!version) throw new BadRequest("ifMatchForm");
  return Number(version);
}
