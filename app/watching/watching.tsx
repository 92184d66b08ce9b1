import type { Translate } from "@/components/translate";
import { WatchButton } from "@/components/watch/watch-button";
import type { Actor } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permissions";
import type { WatchKind } from "@/lib/domain/watch";
import { isWatched } from "@/lib/use-cases/watch/queries";
import { start, stop } from "./actions";

/** The button by which one watches the thing that a page is about, for those who may. */
export async function Watching({
  t,
  actor,
  kind,
  name,
  back,
}: {
  t: Translate;
  actor: Actor;
  kind: WatchKind;
  /** Reference or key. */
  name: string;
  back: string;
}) {
  if (!can(actor, "watch")) return null;
  const watched = await isWatched(actor, kind, name);
  return <WatchButton t={t} kind={kind} name={name} watched={watched} back={back} start={start} stop={stop} />;
}
