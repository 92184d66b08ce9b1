import { cookies } from "next/headers";
import { isLocale } from "@/lib/domain/localized";
import { COLUMNS_COOKIE, columnsText, ownPath, preferenceCookie, THEME_COOKIE, THEMES } from "@/lib/web/preferences";
import { LOCALE_COOKIE } from "@/lib/web/request";
import { isSameOrigin } from "@/lib/web/same-origin";

/** Remembers a language, a theme or the list's columns in a cookie and returns to where the reader was. Anybody may. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  // A body that is no form says nothing.
  const form = await request.formData().catch(() => new FormData());
  const jar = await cookies();
  const locale = form.get("locale");
  const theme = THEMES.find((each) => each === form.get("theme"));
  if (typeof locale === "string" && isLocale(locale)) jar.set(LOCALE_COOKIE, locale, preferenceCookie());
  if (theme) jar.set(THEME_COOKIE, theme, preferenceCookie());
  let back = ownPath(form.get("back"));
  if (form.has("columns")) {
    const columns = columnsText(form.getAll("columns").map(String));
    jar.set(COLUMNS_COOKIE, columns, preferenceCookie());
    back += `${back.includes("?") ? "&" : "?"}columns=${columns}`;
  }
  return new Response(null, { status: 303, headers: { location: back } });
}
