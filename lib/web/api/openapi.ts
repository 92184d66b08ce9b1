import { z } from "zod";
import { PERMISSIONS } from "@/lib/domain/permissions";
import type { AnyContract } from "./contract";
import { API_ROOT, ENDPOINTS, type Endpoint } from "./endpoints";

type Json = Record<string, unknown>;

let written: Json | undefined;

/** The OpenAPI 3.1 description of the whole API, written from the contracts. */
export function openapiDocument(): Json {
  written ??= {
    openapi: "3.1.0",
    info: {
      title: "Heed",
      version: "1",
      description:
        "Records what a policy paper recommends and, with evidence, whether anybody heeds it. Dates are days, instants are UTC; lists answer {items, nextCursor}; errors are problem+json (RFC 9457).",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: API_ROOT }],
    security: [{ token: [] }],
    paths: pathsOf(ENDPOINTS),
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", description: "An API token of a member" } },
      schemas: {
        Problem: jsonSchema(problem, "output"),
        // After the paths, which name them.
        ...Object.fromEntries([...recursive.values()].map(({ name, schema }) => [name, schema])),
      },
    },
  };
  return written;
}

const params = z.record(z.string(), z.union([z.string(), z.number()]));

/** Every error, whatever its status. */
export const problem = z.object({
  type: z.literal("about:blank"),
  title: z.string(),
  status: z.int(),
  code: z.string().meta({ description: "What went wrong, for programs" }),
  detail: z.string(),
  params: params.optional(),
  errors: z
    .array(z.object({ field: z.string(), code: z.string(), detail: z.string(), params: params.optional() }))
    .optional(),
});

function pathsOf(endpoints: readonly Endpoint[]): Record<string, Json> {
  const paths: Record<string, Json> = {};
  for (const { name, tag, contract } of endpoints) {
    const operations = paths[contract.path] ?? {};
    operations[contract.method.toLowerCase()] = operationOf(name, tag, contract);
    paths[contract.path] = operations;
  }
  return paths;
}

function operationOf(name: string, tag: string, contract: AnyContract): Json {
  const { permission } = contract;
  const body = requestBody(contract);
  return {
    operationId: name,
    tags: [tag],
    summary: contract.summary,
    "x-permission": permission,
    ...(permission === null
      ? { security: [] }
      : { "x-role": PERMISSIONS[permission].role, "x-scope": PERMISSIONS[permission].scope }),
    parameters: parametersOf(contract),
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: responsesOf(contract),
  };
}

function parametersOf(contract: AnyContract): Json[] {
  const inPath = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const inQuery = Object.entries(contract.query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: "query",
    required: false,
    schema: jsonSchema(schema as z.ZodType, "input"),
  }));
  const header = (name: string, required: boolean, description: string) => ({
    name,
    in: "header",
    required,
    description,
    schema: { type: "string" },
  });
  const headers = [
    ...(contract.conditional ? [header("If-Match", true, "The ETag that was read, or the quoted version")] : []),
    ...(contract.method === "POST"
      ? [header("Idempotency-Key", false, "Repeating it gives the first answer again")]
      : []),
  ];
  return [...inPath, ...inQuery, ...headers];
}

function requestBody({ body, partial, multipart }: AnyContract): Json | null {
  if (multipart) {
    const file = { type: "string", format: "binary" };
    return { "multipart/form-data": { schema: { type: "object", required: ["file"], properties: { file } } } };
  }
  if (!body) return null;
  return {
    "application/json": { schema: partial ? allOptional(jsonSchema(body, "input")) : jsonSchema(body, "input") },
  };
}

/** Of a partial body only the reason has to be given, where there is one; null empties what may be empty. */
function allOptional(schema: Json): Json {
  const required = (schema.required as string[] | undefined)?.filter((name) => name === "reason") ?? [];
  return { ...schema, required };
}

/** The statuses that an endpoint can answer with, as they follow from what it takes. */
export function statusesOf(contract: AnyContract): number[] {
  const { method, path, permission, body, multipart, conditional } = contract;
  const changes = method !== "GET";
  return [
    contract.status ?? 200,
    ...(permission === null ? [] : [401, 403]),
    ...(body || multipart || conditional || method === "POST" ? [400] : []),
    ...(path.includes("{") ? [404] : []),
    ...(changes ? [409] : []),
    ...(conditional ? [412, 428] : []),
    ...(body || multipart ? [413, 415] : []),
    422,
    500,
    503,
  ];
}

function responsesOf(contract: AnyContract): Record<string, Json> {
  const [success, ...failures] = statusesOf(contract);
  const answer = contract.answer
    ? { content: { "application/json": { schema: jsonSchema(contract.answer, "output") }, ...filesOf(contract) } }
    : contract.produces
      ? { content: filesOf(contract) }
      : {};
  const failure = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  return {
    [String(success)]: { description: contract.summary, ...answer },
    ...Object.fromEntries(
      failures.map((status) => [String(status), { description: MEANINGS[status] ?? "", content: failure }]),
    ),
  };
}

function filesOf({ produces = [] }: AnyContract): Json {
  const file = (media: string) => ({ type: "string", ...(media.startsWith("text/") ? {} : { format: "binary" }) });
  return Object.fromEntries(produces.map((media) => [media, { schema: file(media) }]));
}

const MEANINGS: Record<number, string> = {
  400: "The request cannot be read",
  401: "No valid token",
  403: "Role or scope do not allow it",
  404: "It does not exist, or is not to be seen",
  409: "It has moved on, or somebody was first",
  412: "If-Match names a version that has been replaced",
  413: "Too large",
  415: "Another content type is needed",
  422: "A parameter or field breaks a rule",
  428: "If-Match is missing",
  500: "Unexpected error; nothing was stored",
  503: "The database cannot be reached just now",
};

/** Schemas that name themselves, such as any JSON value: by what they say, with the name that they have in the document. */
const recursive = new Map<string, { name: string; schema: Json }>();

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const {
    $schema: _dialect,
    $defs,
    ...json
  } = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" }) as Json;
  const names = Object.entries(($defs ?? {}) as Record<string, Json>).map(
    ([own, said]) => [own, nameOf(said)] as const,
  );
  const renamed = (value: Json) =>
    names.reduce(
      (text, [own, name]) => text.replaceAll(`"#/$defs/${own}"`, `"#/components/schemas/${name}"`),
      JSON.stringify(value),
    );
  for (const [, name] of names) {
    const entry = [...recursive.values()].find((each) => each.name === name);
    if (entry) entry.schema = JSON.parse(renamed(entry.schema));
  }
  return names.length === 0 ? json : JSON.parse(renamed(json));
}

function nameOf(schema: Json): string {
  const said = JSON.stringify(schema);
  const known = recursive.get(said);
  if (known) return known.name;
  const name = `Recursive${recursive.size + 1}`;
  recursive.set(said, { name, schema });
  return name;
}
