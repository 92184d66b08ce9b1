import { now } from "@/lib/db/clock";
import { onNews } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import type { Environment } from "@/lib/env/environment";
import { type JobKind, type JobQueue, startJobQueue } from "@/lib/platform/jobs/job-queue";
import { log } from "@/lib/platform/log";
import { mailIsSetUp } from "@/lib/platform/mail/mailer";
import { listDueDigests } from "@/lib/use-cases/digest/queries";
import { tellPeople } from "@/lib/use-cases/notification/tell-people";
import { remindPeople } from "@/lib/use-cases/reminder/remind-people";
import { listDueWebhooks } from "@/lib/use-cases/webhook/due-deliveries";
import { onBriefingAsked, runQueuedBriefings } from "@/lib/web/briefings/run-briefing";
import { onImportAsked, runQueuedImports } from "@/lib/web/imports/run-upload";
import { deliverWebhooks, spreadWebhooks } from "./deliver-webhooks";
import { captureWhenAsked, linkWork } from "./link-work";
import { sendDigest } from "./send-digest";

/** After a commit so long is waited for more, so that a burst of changes is carried at once. */
const GATHER_MS = 1_000;

/**
 * Starts what tells people: the inboxes each minute and soon after each change, reminders once a day, digests once an
 * hour for whoever is due. A queue that cannot start is logged and keeps nothing else from working; inboxes are then
 * filled after each change all the same.
 * @param pace how often the queue looks for work and after schedules, where the usual pace is too slow
 * @returns ends it, work under way first
 */
export async function startJobs(
  system: Actor,
  env: Environment,
  pace: { poll?: number; watch?: number } = {},
): Promise<() => Promise<void>> {
  const tell = async () => {
    const { told } = await tellPeople(system);
    if (told > 0) log.debug({ told }, "inboxes filled");
  };
  const stopListening = tellAfterChanges(async () => {
    await tell();
    await enqueue("webhook.spread");
  });
  // What runs while the queue is starting finds none yet, and is looked for again a minute on.
  let queue: JobQueue | null = null;
  queue = await startJobQueue(
    [
      ...kindsOfWork(system, tell, (userId, key) => enqueueDigest(userId, key)),
      ...webhookWork(system, enqueue),
      ...linkWork(system, env),
    ],
    { timezone: env.HEED_TIMEZONE, ...pace },
  ).catch((error: unknown) => {
    log.error({ err: error }, "the job queue cannot start: no reminders and no mails until it does");
    return null;
  });
  const stopAsking = onImportAsked(() => {
    queue
      ?.enqueue("import.run")
      .catch((error: unknown) => log.warn({ err: error }, "import not asked for; a minute on it is"));
  });
  async function enqueue(...job: Parameters<JobQueue["enqueue"]>): Promise<void> {
    await queue?.enqueue(...job);
  }
  // Made at once and beside the queue, which looks only every few seconds: somebody waits for it.
  const stopBriefings = onBriefingAsked(() => {
    runQueuedBriefings().catch((error: unknown) => log.warn({ err: error }, "briefing not made; a minute on it is"));
  });
  async function enqueueDigest(userId: string, key: string): Promise<void> {
    await queue?.enqueue("digest.send", { userId }, { key });
  }
  const stopCapturing = captureWhenAsked(system, env);
  return async () => {
    stopAsking();
    stopBriefings();
    await stopCapturing();
    await stopListening();
    await queue?.stop();
  };
}

function kindsOfWork(
  system: Actor,
  tell: () => Promise<void>,
  enqueueDigest: (userId: string, key: string) => Promise<void>,
): JobKind[] {
  return [
    { name: "inbox.tell", schedule: "* * * * *", run: tell },
    {
      name: "import.run",
      // Each minute, too: for what a process that is gone has left half-way, of which nothing was written.
      schedule: "* * * * *",
      expires: 3_600,
      run: async () => {
        await runQueuedImports();
      },
    },
    {
      name: "briefing.run",
      // For what a process that is gone has left half-way: it is begun anew.
      schedule: "* * * * *",
      expires: 3_600,
      run: async () => {
        await runQueuedBriefings();
      },
    },
    {
      name: "inbox.remind",
      schedule: "30 4 * * *",
      run: async () => {
        const { told } = await remindPeople(system);
        log.info({ told }, "reminders");
      },
    },
    {
      name: "digest.plan",
      schedule: "10 * * * *",
      run: async () => {
        if (!mailIsSetUp()) return;
        // What the night brought belongs to the day's digest.
        await tell();
        for (const { userId, periodStart } of await listDueDigests(system)) {
          await enqueueDigest(userId, `${userId}:${periodStart}`);
        }
      },
    },
    {
      name: "digest.send",
      exclusive: true,
      // A minute, two, four … up to some four hours: within a working day, and the hourly plan begins anew after that.
      retries: 8,
      retryDelay: 60,
      run: ({ userId }) => sendDigest(system, String(userId)),
    },
  ];
}

/** Near enough for a wait in the queue; what is due later is found by the minute. */
const NEAR_MS = 60_000;

/** Webhooks: messages are made soon after each change and each minute, and each endpoint is sent its own apart from the others. */
function webhookWork(system: Actor, enqueue: JobQueue["enqueue"]): JobKind[] {
  return [
    {
      name: "webhook.spread",
      schedule: "* * * * *",
      run: async () => {
        for (const endpointId of await spreadWebhooks(system)) {
          await enqueue("webhook.deliver", { endpointId }, { key: endpointId });
        }
      },
    },
    {
      name: "webhook.deliver",
      concurrency: 4,
      run: async ({ endpointId = "" }) => {
        await deliverWebhooks(system, String(endpointId));
        const next = (await listDueWebhooks(system, NEAR_MS)).find((due) => due.endpointId === endpointId);
        if (!next) return;
        const after = Math.max(1, Math.ceil((next.dueAt.getTime() - now().getTime()) / 1000));
        await enqueue("webhook.deliver", { endpointId }, { key: `${endpointId} later`, after });
      },
    },
  ];
}

/** Runs `tell` soon after commits; one run at a time, and one more when something happened meanwhile. */
function tellAfterChanges(tell: () => Promise<void>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let ended = false;
  const wake = () => {
    if (timer || ended) return;
    timer = setTimeout(async () => {
      await running;
      timer = undefined;
      running = tell().catch((error: unknown) => log.warn({ err: error }, "inboxes not filled; the next run does"));
    }, GATHER_MS);
    timer.unref();
  };
  const unlisten = onNews(wake);
  return async () => {
    ended = true;
    unlisten();
    clearTimeout(timer);
    await running;
  };
}
