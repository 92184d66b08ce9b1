import type { ServerResponse } from "node:http";
import { isDatabaseAway } from "./translate-error";

/** Requests under way whose page failed because the database is away; on globalThis, as the bundle notes and the server asks. */
const holder = globalThis as { heedDatabaseAway?: Set<string> };
const AGAIN_SECONDS = 5;

/** Remembers that a request failed for want of the database. @param id its X-Request-Id */
export function noteRequestError(error: unknown, id: string | string[] | undefined): void {
  if (typeof id === "string" && isDatabaseAway(error)) holder.heedDatabaseAway?.add(id);
}

/**
 * Lets a plain page stand in for the one that could not be made without the database: 503 with Retry-After, where
 * Next.js would answer 500. The layout itself reads the database, so the page needs nothing but itself.
 * @param nonce of the answer's Content-Security-Policy
 */
export function standInWhenDatabaseIsAway(response: ServerResponse, id: string, nonce: string): void {
  holder.heedDatabaseAway ??= new Set();
  const failed = holder.heedDatabaseAway;
  response.once("close", () => failed.delete(id));
  const { writeHead, write, end } = response;
  const stoodIn = (): boolean => {
    if (response.headersSent || response.statusCode !== 500 || !failed.has(id)) return false;
    Object.assign(response, { writeHead, write, end });
    for (const name of ["content-length", "content-encoding", "etag", "link"]) response.removeHeader(name);
    response.writeHead(503, {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Retry-After": String(AGAIN_SECONDS),
    });
    response.end(page(nonce));
    // What Next.js still has to say goes nowhere.
    Object.assign(response, { writeHead: () => response, write: () => true, end: () => response });
    return true;
  };
  Object.assign(response, {
    writeHead: (status: number, ...rest: unknown[]) => {
      response.statusCode = status;
      return stoodIn() ? response : Reflect.apply(writeHead, response, [status, ...rest]);
    },
    write: (...given: unknown[]) => stoodIn() || Reflect.apply(write, response, given),
    end: (...given: unknown[]) => (stoodIn() ? response : Reflect.apply(end, response, given)),
  });
}

/** Both languages: what knows the reader's may be what is away. */
function page(nonce: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Not available just now · Heed</title>
<style nonce="${nonce}">:root{color-scheme:light dark}body{max-width:38rem;margin:16vh auto;padding:0 1.5rem;font:1.0625rem/1.6 Georgia,serif}h1{font-size:1.6rem;line-height:1.25}a{color:inherit}</style>
<main><h1>Heed cannot reach its database just now</h1>
<p>Nothing that was recorded is lost. Try again in a few seconds; if it stays like this, tell your administrator.</p>
<div lang="ru"><h2>Сейчас Heed не может связаться с базой данных</h2>
<p>Ничего из записанного не потеряно. Попробуйте ещё раз через несколько секунд; если ничего не изменится, сообщите администратору.</p></div>
<p><a href="">Try again · <span lang="ru">Повторить</span></a></p></main></html>`;
}
