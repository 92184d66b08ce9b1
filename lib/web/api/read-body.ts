import { Invalid } from "@/lib/domain/errors";
import { BadRequest, TooLarge, UnsupportedMedia } from "../errors";
import { isStorable } from "../storable";

/** The greatest JSON body, in bytes. */
export const MAX_JSON = 1_000_000;
const MAX_DEPTH = 32;

/** A body as text, up to a size in bytes. @throws TooLarge, UnsupportedMedia */
export async function readText(request: Request, max: number): Promise<string> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(type)) throw new UnsupportedMedia("jsonNeeded");
  const tooLarge = () => new TooLarge({ code: "tooLarge", params: { max: `${max / 1_000_000} MB` } });
  if (Number(request.headers.get("content-length") ?? 0) > max) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > max) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** The JSON object in a text. @throws BadRequest when it is none, Invalid when it holds what no column can */
export function parseJson(text: string): Record<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new BadRequest("badJson");
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw new BadRequest("badJson");
  assertStorable(json);
  return json as Record<string, unknown>;
}

/** Walks without recursion, so that depth alone cannot exhaust the stack. */
function assertStorable(json: object): void {
  const open: { value: unknown; path: string; depth: number }[] = [{ value: json, path: "", depth: 0 }];
  for (let each = open.pop(); each; each = open.pop()) {
    const { value, path, depth } = each;
    const isText = typeof value === "string";
    if (depth > MAX_DEPTH || (isText && !isStorable(value))) throw new Invalid({ [path]: { code: "unstorable" } });
    if (typeof value !== "object" || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (!isStorable(key)) throw new Invalid({ [path]: { code: "unstorable" } });
      open.push({ value: inner, path: path === "" ? key : `${path}.${key}`, depth: depth + 1 });
    }
  }
}
