import { z } from "zod";
import {
  dropRequestSchema,
  fillRequestSchema,
  openRequestSchema,
  REQUEST_STATES,
  reviseRequestSchema,
} from "@/lib/domain/request";
import { contract } from "../contract";
import { count, day, evidenceBrief, flag, id, instant, pageOf, paging, person, shortNamed, version } from "../schemas";

const request = z.object({
  id,
  version,
  recommendation: z.string(),
  state: z.enum(REQUEST_STATES),
  wanted: z.string(),
  owner: person.nullable(),
  dueOn: day.nullable(),
  party: shortNamed.nullable(),
  evidence: evidenceBrief.nullable(),
  reason: z.string().nullable(),
  createdAt: instant,
  createdBy: person,
  changedAt: instant,
});
const changed = z.object({ id, recommendation: z.string(), version });

export const listOpenRequests = contract({
  method: "GET",
  path: "/requests",
  summary: "Requests for evidence that are open, one's own first, by day; at most 1000",
  permission: "read",
  query: z.strictObject({ mine: flag.optional(), ...paging }),
  answer: pageOf(request).extend({ total: count }),
});

export const listRequests = contract({
  method: "GET",
  path: "/recommendations/{reference}/requests",
  summary: "Requests for evidence on a recommendation and its components, open ones first",
  permission: "read",
  query: z.strictObject(paging),
  answer: pageOf(request),
});

export const openRequest = contract({
  method: "POST",
  path: "/recommendations/{reference}/requests",
  summary: "Ask for evidence that is missing",
  permission: "request.edit",
  body: openRequestSchema,
  status: 201,
  answer: changed,
});

export const getRequest = contract({
  method: "GET",
  path: "/requests/{id}",
  summary: "One request for evidence",
  permission: "read",
  answer: request,
});

export const reviseRequest = contract({
  method: "PATCH",
  path: "/requests/{id}",
  summary: "Change what is asked for, of whom or by when",
  permission: "request.edit",
  body: reviseRequestSchema.omit({ version: true }),
  partial: true,
  conditional: true,
  answer: changed,
});

export const fillRequest = contract({
  method: "POST",
  path: "/requests/{id}/filling",
  summary: "Close a request with the item of evidence that answers it",
  permission: "request.edit",
  body: fillRequestSchema,
  status: 201,
  answer: changed,
});

export const dropRequest = contract({
  method: "POST",
  path: "/requests/{id}/dropping",
  summary: "Give a request up",
  permission: "request.edit",
  body: dropRequestSchema,
  status: 201,
  answer: changed,
});
