/**
 * The markup of the document that is being served, by the ids of its elements; none when the answer is no document. The
 * server opens it around each request (lib/web/serve.ts); it stands on globalThis because the pages' server components
 * and their first rendering are module graphs of their own.
 */
export function markupStore(): Map<string, string> | undefined {
  return (globalThis as { heedMarkup?: { getStore(): Map<string, string> | undefined } }).heedMarkup?.getStore();
}
