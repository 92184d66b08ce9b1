import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage } from "node:http";

const holder = globalThis as { heedMarkup?: AsyncLocalStorage<Map<string, string>> };
holder.heedMarkup ??= new AsyncLocalStorage();

/** The markup of the document that a request is answered with, by element: see components/ui/served-markup.tsx. */
export const documentMarkup = holder.heedMarkup;

/** Whether a request is answered with a document, and not with a page's data alone or by a form's action. */
export function isDocument(request: IncomingMessage): boolean {
  return request.method === "GET" && request.headers.rsc === undefined;
}
