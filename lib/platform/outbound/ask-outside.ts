import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { environment } from "@/lib/env/environment";
import { heedVersion } from "@/lib/platform/version";
import { ACCEPTED_ENCODINGS, boundedBody, type Limits } from "./bounded-body";
import { OutboundRefused, outboundProblem } from "./outbound-problem";
import { requestTarget } from "./request-target";
import { type Resolver, resolveTarget, systemResolver } from "./resolve-target";

const MOST_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];
/** Of what the caller sends along, these alone follow to another host: the rest may be meant for the first one only. */
const KEPT_ABROAD = ["accept", "accept-encoding", "accept-language", "user-agent"];

/** What to ask, and how much of an answer is taken. */
export interface Asking {
  method?: "GET" | "HEAD" | "POST" | "PUT";
  /** Names in lower case. */
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** For everything together: names, redirects, the whole body. */
  timeoutMs?: number;
  /** Of the body, packed and unpacked. */
  maxBytes?: number;
  /** Only GET and HEAD follow redirects, and they do unless told otherwise. */
  followRedirects?: boolean;
}

/** An answer from outside. Its body must be read or destroyed; reading throws OutboundRefused or OutboundFailed. */
export interface AnswerFromOutside {
  status: number;
  /** The address that answered, after redirects. */
  url: string;
  /** Names in lower case; several of a name joined by commas. Cookies are left out. */
  headers: Record<string, string>;
  body: Readable;
}

/** What a test puts in the place of the machine's own. */
export interface Surroundings {
  resolve?: Resolver;
  allow?: readonly string[];
}

/**
 * The one door through which Heed asks addresses that people or documents name: http and https at the ports of the web, and
 * never this machine or a private network, whatever the address looks like, its name resolves to or its answer redirects to,
 * save what HEED_OUTBOUND_ALLOW lists. Keeps no cookies, heeds no proxy variables.
 * @param surroundings only tests give them
 * @throws OutboundRefused when these rules forbid it, OutboundFailed when no answer comes
 */
export async function askOutside(
  address: string,
  { method = "GET", headers = {}, body, timeoutMs = 20_000, maxBytes = 1_000_000, followRedirects = true }: Asking = {},
  { resolve = systemResolver, allow = environment().HEED_OUTBOUND_ALLOW }: Surroundings = {},
): Promise<AnswerFromOutside> {
  const signal = AbortSignal.timeout(timeoutMs);
  const follows = followRedirects && (method === "GET" || method === "HEAD");
  let sent: Record<string, string> = {
    "user-agent": `Heed/${heedVersion()}`,
    accept: "*/*",
    "accept-encoding": ACCEPTED_ENCODINGS,
    ...headers,
  };
  let next = address;
  try {
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const target = await inTime(signal, resolveTarget(next, allow, resolve));
      const answer = await requestTarget(target, {
        method,
        headers: sent,
        signal,
        ...(body !== undefined && { body }),
      });
      const onward = follows ? redirectOf(answer) : null;
      if (onward === null) return answerOf(answer, target.url, method, { maxBytes, signal });
      answer.destroy();
      if (!URL.canParse(onward, target.url.href)) throw new OutboundRefused("badUrl", "Redirected to no address");
      const to = new URL(onward, target.url.href);
      if (to.origin !== target.url.origin) sent = keptAbroad(sent);
      next = to.href;
    }
    throw new OutboundRefused("tooManyRedirects", `More than ${MOST_REDIRECTS} redirects`);
  } catch (error) {
    throw outboundProblem(error);
  }
}

function answerOf(answer: IncomingMessage, url: URL, method: string, limits: Limits): AnswerFromOutside {
  const status = answer.statusCode ?? 0;
  const headers = Object.fromEntries(
    Object.entries(answer.headersDistinct)
      .filter(([name]) => name !== "set-cookie")
      .map(([name, values]) => [name, (values ?? []).join(", ")]),
  );
  url.hash = "";
  try {
    const isEmpty = method === "HEAD" || status === 204 || status === 304;
    if (isEmpty) answer.resume();
    return { status, url: url.href, headers, body: isEmpty ? Readable.from([]) : boundedBody(answer, limits) };
  } catch (error) {
    answer.destroy();
    throw error;
  }
}

function redirectOf(answer: IncomingMessage): string | null {
  const isRedirect = REDIRECTS.includes(answer.statusCode ?? 0);
  return isRedirect ? (answer.headers.location ?? null) : null;
}

function keptAbroad(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => KEPT_ABROAD.includes(name)));
}

/** A resolver cannot be called off: it is left to itself when the time is over. */
async function inTime<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const overdue = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, overdue]);
}
