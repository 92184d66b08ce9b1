import type { Filled } from "./data/fill";
import { median } from "./measure";
import { evidence } from "./measures";
import type { Server } from "./servers";

/**
 * How long the dashboard takes when something has just changed, so that its figures are counted anew: the median, in
 * milliseconds, of requests that each follow a piece of evidence.
 */
export async function measureAfterChange(server: Server, filled: Filled, times: number): Promise<number> {
  const taken: number[] = [];
  for (let time = 0; time < times; time++) {
    const { reference } = filled.targets[time % filled.targets.length] ?? { reference: "" };
    const logged = await fetch(`${server.url}/api/v1/evidence`, {
      method: "POST",
      headers: { Authorization: `Bearer ${filled.token}`, "Content-Type": "application/json" },
      body: evidence(reference).replaceAll("{{n}}", `after-${Date.now()}-${time}`),
    });
    await logged.text();
    const started = performance.now();
    const answer = await fetch(`${server.url}/`, { headers: { Cookie: filled.cookie } });
    await answer.text();
    taken.push(performance.now() - started);
    if (!logged.ok || !answer.ok) throw new Error(`After a change: answered ${logged.status} and ${answer.status}.`);
  }
  return median(taken);
}
