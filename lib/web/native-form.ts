import { Unauthenticated } from "@/lib/domain/errors";
import { currentLocale } from "./request";
import { translateError } from "./translate-error";
import { explain, translatorOf } from "./translator";

/** Goes on to another page after a form was sent. The address is relative: behind a proxy only the browser knows the host. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

/**
 * The answer of a route for people that cannot do what was asked: signing in, or a plain page with the reason.
 * @param back where to go from there
 */
export async function refuseForm(error: unknown, back: string): Promise<Response> {
  if (error instanceof Unauthenticated) return seeOther(`/sign-in?next=${encodeURIComponent(back)}`);
  const { status: translated, problem, retryAfter } = translateError(error);
  // It was here and is known to be gone: more than "not found" may be said to whoever may read its record.
  const status = problem.code === "fileRedacted" ? 410 : translated;
  const locale = await currentLocale();
  const t = translatorOf(locale);
  const page = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(t(`status.${status}`))} · Heed</title><h1>${escaped(t(`status.${status}`))}</h1><p>${escaped(explain(t, problem))}</p><p><a href="${escaped(back)}">${escaped(t("form.back"))}</a></p></html>`;
  const headers = new Headers({ "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
  if (retryAfter !== null) headers.set("retry-after", String(retryAfter));
  return new Response(page, { status, headers });
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
