import autocannon from "autocannon";

/** What to ask, and for how long. Sent to this process by the benchmark; the result goes back. */
export interface Job {
  url: string;
  connections: number;
  warmUpSeconds: number;
  seconds: number;
  headers: Record<string, string>;
  /** Asked in turn. A body is written anew for each request: see `fillIn`. */
  requests: { method: "GET" | "POST"; path: string; body?: string }[];
}

export interface Load {
  requestsPerSecond: number;
  p50: number;
  p99: number;
  mean: number;
  requests: number;
  /** Answers that were no 2xx, broken connections and timeouts: there must be none. */
  failures: number;
  /** The first answer that was no 2xx: what was asked, the status, the body's beginning. */
  firstFailure: string | null;
}

let made = 0;
let next = 0;

/** Makes each body another one: `{{n}}` becomes a number that this machine has not sent before. */
function fillIn(body: string): string {
  return body.replaceAll("{{n}}", `${process.pid}${Date.now().toString(36)}${made++}`);
}

async function run(job: Job, seconds: number): Promise<Load> {
  let firstFailure: string | null = null;
  const result = await autocannon({
    url: job.url,
    connections: job.connections,
    duration: seconds,
    headers: job.headers,
    requests: [
      {
        setupRequest: (request) => {
          const wanted = job.requests[next++ % job.requests.length];
          if (!wanted) throw new Error("A job asks for something.");
          return {
            ...request,
            method: wanted.method,
            path: wanted.path,
            ...(wanted.body === undefined
              ? {}
              : { body: fillIn(wanted.body), headers: { ...request.headers, "Content-Type": "application/json" } }),
            onResponse: (status, body) => {
              if (status >= 200 && status < 300) return;
              firstFailure ??= `${wanted.method} ${wanted.path} answered ${status}: ${body.slice(0, 500)}`;
            },
          };
        },
      },
    ],
  });
  return {
    requestsPerSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    mean: result.latency.mean,
    requests: result.requests.total,
    failures: result.non2xx + result.errors + result.timeouts,
    firstFailure,
  };
}

// The generator has a process of its own, so that it takes no time from the one that keeps the books.
process.once("message", async (job: Job) => {
  const warmUp = await run(job, job.warmUpSeconds);
  const load = await run(job, job.seconds);
  load.failures += warmUp.failures;
  load.firstFailure ??= warmUp.firstFailure;
  process.send?.(load);
});
