/** The kind of work that takes captures of links. */
export const CAPTURE_WORK = "link.capture";

/** The server's bundle asks, the start script works: two module graphs in one process. */
const holder = globalThis as { heedAskedWork?: Map<string, () => void> };

/** Calls whoever does a kind of work in this process, so that what was just asked for need not wait for the next look. */
export function wakeWork(kind: string): void {
  holder.heedAskedWork?.get(kind)?.();
}

/** Is called when work of a kind was asked for in this process. @returns ends it */
export function onWorkAsked(kind: string, listener: () => void): () => void {
  holder.heedAskedWork ??= new Map();
  const listeners = holder.heedAskedWork;
  listeners.set(kind, listener);
  return () => {
    if (listeners.get(kind) === listener) listeners.delete(kind);
  };
}
