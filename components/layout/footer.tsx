import type { Translate } from "@/components/translate";

/** The bottom of every page: language, theme, and where the audit chain ends. */
export function Footer({
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
}) {
  return (
    <footer className="foot">
      <div className="wrap">
        <form action="/preferences" method="post" className="prefs">
          <input type="hidden" name="back" value={back} />
          <fieldset className="lang" aria-label={t("preferences.language")}>
            {(["en", "ru"] as const).map((each) => (
              <button type="submit" key={each} name="locale" value={each} lang={each} aria-pressed={locale === each}>
                {t(`preferences.${each}`)}
              </button>
            ))}
          </fieldset>
          <fieldset className="lang" aria-label={t("preferences.theme")}>
            {(["auto", "light", "dark"] as const).map((each) => (
              <button type="submit" key={each} name="theme" value={each} aria-pressed={theme === each}>
                {t(`preferences.${each}`)}
              </button>
            ))}
          </fieldset>
        </form>
        {head && (
          <p className="mono">
            {t("footer.auditHead")} <a href="/audit">{head}</a>
          </p>
        )}
      </div>
    </footer>
  );
}
