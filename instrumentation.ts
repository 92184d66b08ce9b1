import { noteRequestError } from "@/lib/web/stand-in";

/** Next.js tells of each error that a page ended in, before it answers. */
export function onRequestError(error: unknown, request: { headers: NodeJS.Dict<string | string[]> }): void {
  noteRequestError(error, request.headers["x-request-id"]);
}
