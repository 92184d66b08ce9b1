import { performance } from "node:perf_hooks";
import { askOutside } from "@/lib/platform/outbound/ask-outside";
import { OutboundFailed, OutboundRefused } from "@/lib/platform/outbound/outbound-problem";
import { signedHeaders } from "./signature";

const TIMEOUT_MS = 15_000;
/** So much of an answer is kept for the log. */
const KEPT_BYTES = 1_024;

/** What a receiver said: a status, or the problem that there was none. */
export interface WebhookAnswer {
  status: number | null;
  problem: string | null;
  answer: string | null;
  durationMs: number;
  retryAfter: string | undefined;
}

/**
 * Posts a signed message. Redirects are not followed: whoever moves says so here. Never throws for what the network or the
 * receiver does.
 */
export async function sendWebhook(
  { id, url, body, secrets }: { id: string; url: string; body: string; secrets: readonly string[] },
  at: Date,
): Promise<WebhookAnswer> {
  const begun = performance.now();
  const spent = () => Math.round(performance.now() - begun);
  const none = { status: null, problem: null, answer: null, retryAfter: undefined };
  try {
    const {
      status,
      headers,
      body: answer,
    } = await askOutside(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...signedHeaders({ id: `msg_${id}`, at, body }, secrets) },
      body,
      timeoutMs: TIMEOUT_MS,
      maxBytes: 1_000_000,
      followRedirects: false,
    });
    const text = await beginningOf(answer);
    return {
      ...none,
      status,
      answer: text === "" ? null : text,
      durationMs: spent(),
      retryAfter: headers["retry-after"],
    };
  } catch (error) {
    if (!(error instanceof OutboundRefused) && !(error instanceof OutboundFailed)) throw error;
    return { ...none, problem: error.code, durationMs: spent() };
  }
}

/** The first kilobyte as text. What goes wrong after the status was read takes nothing from it. */
async function beginningOf(stream: AsyncIterable<Buffer> & { destroy(): unknown }): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size >= KEPT_BYTES) break;
    }
  } catch {
    // The status says whether it was taken.
  }
  stream.destroy();
  // No column takes a NUL, and half a character at the cut is none.
  const text = Buffer.concat(chunks).subarray(0, KEPT_BYTES).toString("utf8");
  return text.replaceAll("\0", "").replace(/\uFFFD+$/, "");
}
