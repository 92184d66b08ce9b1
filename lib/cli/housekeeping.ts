import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import type { Actor } from "@/lib/domain/actor";
import { log } from "@/lib/platform/log";
import { prepareDashboard } from "@/lib/use-cases/dashboard/queries";
import { sweepOrphans } from "@/lib/use-cases/file/sweep-orphans";
import { forgetDeliveries } from "@/lib/use-cases/webhook/due-deliveries";

const EVERY = 6 * 3_600_000;
const DAY = 86_400_000;

/**
 * Clears away, now and every six hours, what nothing refers to: files of uploads that came to nothing, counts of failed
 * sign-ins (a day). Computes the overview besides, so that neither the history of standings nor the months gone by have to
 * be computed while somebody waits. A failure is logged and tried again next time.
 * @returns stops it
 */
export function startHousekeeping(system: Actor): () => void {
  const sweep = async () => {
    try {
      const db = database();
      const { removed } = await sweepOrphans(system);
      await db.signInThrottle.deleteMany({ where: { lastAt: { lt: new Date(now().getTime() - DAY) } } });
      await forgetDeliveries(system);
      await prepareDashboard(system);
      if (removed > 0) log.info({ removed }, "orphaned files swept");
    } catch (error) {
      log.warn({ type: error instanceof Error ? error.name : typeof error }, "housekeeping failed");
    }
  };
  void sweep();
  const timer = setInterval(sweep, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}
