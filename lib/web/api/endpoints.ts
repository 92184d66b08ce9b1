import { z } from "zod";
import { type AnyContract, contract } from "./contract";
import * as assessment from "./contracts/assessment";
import * as audit from "./contracts/audit";
import * as backup from "./contracts/backup";
import * as briefing from "./contracts/briefing";
import * as capture from "./contracts/capture";
import * as change from "./contracts/change";
import * as contradiction from "./contracts/contradiction";
import * as dashboard from "./contracts/dashboard";
import * as document from "./contracts/document";
import * as dossier from "./contracts/dossier";
import * as evidence from "./contracts/evidence";
import * as exporting from "./contracts/export";
import * as importing from "./contracts/import";
import * as milestone from "./contracts/milestone";
import * as note from "./contracts/note";
import * as origin from "./contracts/origin";
import * as party from "./contracts/party";
import * as publication from "./contracts/publication";
import * as publishing from "./contracts/publishing";
import * as recommendation from "./contracts/recommendation";
import * as reference from "./contracts/reference";
import * as reply from "./contracts/reply";
import * as request from "./contracts/request";
import * as response from "./contracts/response";
import * as review from "./contracts/review";
import * as source from "./contracts/source";
import * as user from "./contracts/user";
import * as view from "./contracts/view";
import * as watch from "./contracts/watch";
import * as webhook from "./contracts/webhook";

export const API_ROOT = "/api/v1";

/** The description of the API itself; anybody may read it. */
export const getOpenapi = contract({
  method: "GET",
  path: "/openapi.json",
  summary: "This document",
  permission: null,
  answer: z.record(z.string(), z.unknown()),
});

/** An endpoint with the name that it has in the OpenAPI document. */
export interface Endpoint {
  name: string;
  /** The noun that groups it. */
  tag: string;
  contract: AnyContract;
}

const NOUNS = {
  recommendation,
  assessment,
  review,
  evidence,
  contradiction,
  origin,
  note,
  source,
  party,
  publication,
  document,
  publishing,
  dashboard,
  change,
  audit,
  backup,
  dossier,
  user,
  response,
  milestone,
  capture,
  request,
  reply,
  view,
  watch,
  webhook,
  export: exporting,
  import: importing,
  briefing,
  reference,
};

/** Every endpoint of the API. A test compares it with the routes, both ways. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...Object.entries(NOUNS).flatMap(([tag, named]) =>
    Object.entries(named).flatMap(([name, value]) => (isContract(value) ? [{ name, tag, contract: value }] : [])),
  ),
  { name: "getOpenapi", tag: "openapi", contract: getOpenapi },
];

function isContract(value: unknown): value is AnyContract {
  return typeof value === "object" && value !== null && "method" in value && "permission" in value;
}

/** The contracts at an address, one for each method; none when there is no such endpoint. */
export function contractsAt(pathname: string): AnyContract[] {
  const asked = pathname.slice(API_ROOT.length).split("/");
  return ENDPOINTS.map((endpoint) => endpoint.contract).filter(({ path }) => {
    const parts = path.split("/");
    return parts.length === asked.length && parts.every((part, at) => part.startsWith("{") || part === asked[at]);
  });
}
