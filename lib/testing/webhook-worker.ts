import { createInterface } from "node:readline";
import { setClock } from "@/lib/db/clock";
import { database, openDatabase } from "@/lib/db/connection";
import { environment } from "@/lib/env/environment";
import { startJobs } from "../cli/jobs/start-jobs";
import { logSearch } from "../use-cases/search/log-search";
import { createActor, systemActor } from "./factories";

// A process for tests to kill: the installation's jobs on DATABASE_URL, and for each line on its input one change, whose
// number in the audit chain it says. WORKER_AHEAD: so many seconds its clock is ahead.
const ahead = Number(process.env.WORKER_AHEAD ?? 0) * 1_000;
setClock(() => new Date(Date.now() + ahead));
await openDatabase({ url: environment().DATABASE_URL ?? "", pool: 5 });
const analyst = await createActor("ANALYST");
await startJobs(await systemActor(), environment(), { poll: 0.5, watch: 1 });
process.stdout.write("ready\n");

let changes = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const search = { where: "example.org", query: `${line} ${process.pid} ${++changes}`, language: "en" };
  await logSearch(analyst, { reference: "HD-1", ...search, searchedOn: "2026-02-01" });
  const { sequence } = await database().auditEntry.findFirstOrThrow({
    where: { actorId: analyst.userId },
    orderBy: { sequence: "desc" },
  });
  process.stdout.write(`${sequence}\n`);
}
