import type { Actor } from "@/lib/domain/actor";
import type { Environment } from "@/lib/env/environment";
import { startHousekeeping } from "./housekeeping";
import { startJobs } from "./jobs/start-jobs";

/**
 * Starts what runs beside the server: housekeeping and jobs.
 * @returns ends it, work under way first
 */
export async function startWork(system: Actor, env: Environment): Promise<() => Promise<void>> {
  const stopHousekeeping = startHousekeeping(system);
  const stopJobs = await startJobs(system, env);
  return async () => {
    stopHousekeeping();
    await stopJobs();
  };
}
