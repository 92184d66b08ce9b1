import type { Actor } from "@/lib/domain/actor";
import { archiving } from "@/lib/platform/outbound/archiving";
import { getArchive } from "@/lib/use-cases/capture/queries";

/** Whether captures are taken here: proposed with each logging, only when asked for, or never. */
export function captureSetting(): "always" | "asked" | "off" {
  return archiving().capture;
}

/** A capture is waited for so long before the page is shown without it, looked at so often. */
const PATIENCE_MS = 4_000;
const LOOK_MS = 150;

/**
 * Waits a little for a capture that was just asked for, so that the page that follows most often shows it.
 * @returns what became of it; "asked" where that is not known yet
 */
export async function awaitCapture(actor: Actor, idOrReference: string): Promise<"done" | "notDone" | "asked"> {
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until; ) {
    const { waitingSince, failed } = await getArchive(actor, idOrReference);
    if (!waitingSince) return failed ? "notDone" : "done";
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return "asked";
}
