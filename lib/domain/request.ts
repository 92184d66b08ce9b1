import { z } from "zod";
import { type Day, daySchema } from "./dates";
import { Conflict, Invalid } from "./errors";

/** OPEN: somebody is to find it. FILLED: an item of evidence answers it. DROPPED: given up, with a reason. */
export const REQUEST_STATES = ["OPEN", "FILLED", "DROPPED"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

const fields = {
  /** What is looked for, in the words of whoever asks. */
  wanted: z.string().trim().min(1).max(1000),
  ownerId: z.uuid("unknownId").optional(),
  dueOn: daySchema.optional(),
  /** Key of the member state that it is about, if one. */
  party: z.string().trim().min(1).max(80).optional(),
};
const version = z.coerce.number().int().min(1);

/** What asking for evidence takes. */
export const openRequestSchema = z.strictObject(fields);

/** What changing a request takes: all of it anew, and the version read. */
export const reviseRequestSchema = z.strictObject({ ...fields, version });

/** What filling one takes: the item of evidence that answers it, by id or reference. */
export const fillRequestSchema = z.strictObject({
  evidence: z.string().trim().min(1).max(40),
  version: version.optional(),
});

/** What giving one up takes. */
export const dropRequestSchema = z.strictObject({
  reason: z.string().trim().min(1).max(2000),
  version: version.optional(),
});

/** Lets changes pass only on a request that is open. @throws Conflict */
export function assertRequestOpen(request: { state: RequestState }): void {
  if (request.state !== "OPEN") throw new Conflict("requestClosed");
}

/** Refuses a due day that has gone by, unless it stood there before. @throws Invalid at `dueOn` */
export function assertDueAhead(dueOn: Day | undefined, before: Day | null, today: Day): void {
  if (dueOn !== undefined && dueOn !== before && dueOn < today) throw new Invalid({ dueOn: { code: "pastDate" } });
}

/** Whether an open request's day has gone by. */
export function isOverdue(request: { state: RequestState; dueOn: Day | null }, asOf: Day): boolean {
  return request.state === "OPEN" && request.dueOn !== null && request.dueOn < asOf;
}
