import { Readable } from "node:stream";
import { now } from "@/lib/db/clock";
import { endedAtFrontPage, type LinkAnswer } from "@/lib/domain/link-watch";
import { DocumentRefused } from "@/lib/platform/documents/document-content";
import { readStoredText } from "@/lib/platform/documents/read-document";
import { fileStore } from "@/lib/platform/files/current-file-store";
import { log } from "@/lib/platform/log";
import { archiving } from "@/lib/platform/outbound/archiving";
import { type AnswerFromOutside, askOutside } from "@/lib/platform/outbound/ask-outside";
import { OutboundFailed, OutboundRefused } from "@/lib/platform/outbound/outbound-problem";

/** Bytes that are in the store now. */
export interface KeptBytes {
  sha256: string;
  size: number;
  mediaType: string;
}

/** What an address answered with, its bytes and their text in the store. */
export interface FetchedPage {
  finalUrl: string;
  status: number;
  headers: Record<string, string>;
  title: string | null;
  bytes: KeptBytes;
  text: KeptBytes | null;
  fetchedAt: Date;
}

const TIMEOUT_MS = 60_000;
const MARKUP = /^(text\/html|application\/xhtml\+xml)\b/i;

/**
 * Fetches an address and stores what it answers with.
 * @param language what the page is preferred in
 * @returns the page, or what came instead of one
 */
export async function fetchPage(url: string, language: string): Promise<FetchedPage | { failed: LinkAnswer }> {
  const fetchedAt = now();
  try {
    const answer = await askOutside(url, {
      headers: {
        accept: "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
        "accept-language": language,
      },
      timeoutMs: TIMEOUT_MS,
      maxBytes: archiving().maxBytes,
    });
    const problem = problemOf(url, answer);
    if (problem) {
      answer.body.destroy();
      return { failed: problem };
    }
    const stored = await fileStore().put(answer.body, { maxBytes: Number.MAX_SAFE_INTEGER, anyKind: true });
    if (stored.size === 0) return { failed: { status: null, problem: "empty" } };
    const bytes = { sha256: stored.sha256, size: stored.size, mediaType: mediaTypeOf(stored.mediaType, answer) };
    const { title, text } = await textOf(bytes, answer);
    const { url: finalUrl, status, headers } = answer;
    return { finalUrl, status, headers, title, bytes, text, fetchedAt };
  } catch (error) {
    if (!(error instanceof OutboundRefused || error instanceof OutboundFailed)) throw error;
    return { failed: { status: null, problem: error.code } };
  }
}

function problemOf(url: string, { status, url: arrived }: AnswerFromOutside): LinkAnswer | null {
  if (status < 200 || status >= 300) return { status, problem: null };
  return endedAtFrontPage(url, arrived) ? { status, problem: "frontPage" } : null;
}

/** By content; only a page in an old encoding, whose bytes say nothing, is believed to be what its server calls it. */
function mediaTypeOf(found: string, { headers }: AnswerFromOutside): string {
  const isPage = MARKUP.test(headers["content-type"] ?? "");
  return isPage && /^(text\/|application\/octet-stream$)/.test(found) ? "text/html" : found;
}

async function textOf(bytes: KeptBytes, { headers }: AnswerFromOutside) {
  const none = { title: null, text: null };
  try {
    const charset = /charset\s*=\s*"?([\w-]{2,40})/i.exec(headers["content-type"] ?? "")?.[1] ?? null;
    const page = await readStoredText(bytes, charset);
    if (page.text.trim() === "") return { ...none, title: page.title };
    const { sha256, size, mediaType } = await fileStore().put(Readable.from([Buffer.from(page.text)]), {
      maxBytes: Number.MAX_SAFE_INTEGER,
      anyKind: true,
    });
    return { title: page.title, text: { sha256, size, mediaType } };
  } catch (error) {
    // The bytes are what counts: they are kept, whether or not they can be read.
    if (!(error instanceof DocumentRefused)) log.warn({ err: error }, "the text of a capture could not be read");
    return none;
  }
}
