import type { Translate } from "@/components/translate";
import { html, type Markup } from "@/components/ui/markup";

/** The bottom of every page: language, theme, and where the audit chain ends. */
export function footer({
  t,
  locale,
  theme,
  back,
  head,
}: {
  t: Translate;
  locale: string;
  theme: string;
  back: string;
  head: string | null;
}): Markup {
  const locales = (["en", "ru"] as const).map(
    (each) =>
      html`<button type="submit" name="locale" value="${each}" lang="${each}" aria-pressed="${String(locale === each)}">${t(`preferences.${each}`)}</button>`,
  );
  const themes = (["auto", "light", "dark"] as const).map(
    (each) =>
      html`<button type="submit" name="theme" value="${each}" aria-pressed="${String(theme === each)}">${t(`preferences.${each}`)}</button>`,
  );
  return html`<footer class="foot"><div class="wrap"><form action="/preferences" method="post" class="prefs"><input type="hidden" name="back" value="${back}"><fieldset class="lang" aria-label="${t("preferences.language")}">${locales}</fieldset><fieldset class="lang" aria-label="${t("preferences.theme")}">${themes}</fieldset></form>${head !== null && html`<p class="mono">${t("footer.auditHead")} <a href="/audit">${head}</a></p>`}</div></footer>`;
}
