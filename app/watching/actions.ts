"use server";

import { NotFound } from "@/lib/domain/errors";
import { WATCH_KINDS, type WatchInput, watchSchema } from "@/lib/domain/watch";
import { startWatching } from "@/lib/use-cases/watch/start-watching";
import { stopWatching } from "@/lib/use-cases/watch/stop-watching";
import { formAction } from "@/lib/web/form-action";
import { ownPath } from "@/lib/web/preferences";

const keys = watchSchema.pick({ keys: true });

/** What the form's page binds: the kind of what is watched, and where to return to. */
type Bound = { kind: string; back: string };

/** Watches what the form names. Every member may. */
export const start = formAction<typeof keys, unknown, Bound>(
  keys,
  (actor, { kind, keys }) => startWatching(actor, { kind: kindOf(kind), keys }),
  (_, { back }) => said(back, "started"),
);

/** Stops watching what the form names. Every member may. */
export const stop = formAction<typeof keys, unknown, Bound>(
  keys,
  (actor, { kind, keys }) => stopWatching(actor, { kind: kindOf(kind), keys }),
  (_, { back }) => said(back, "stopped"),
);

function kindOf(text: string): WatchInput["kind"] {
  const kind = WATCH_KINDS.find((each) => each === text);
  if (!kind) throw new NotFound();
  return kind;
}

/** The page that one came from; the list of what is watched also says what was done. */
function said(back: string, done: "started" | "stopped"): string {
  const path = ownPath(back);
  return path === "/watching" ? `/watching?done=${done}` : path;
}
