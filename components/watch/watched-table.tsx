import type { Translate } from "@/components/translate";
import { DateText } from "@/components/ui/date-text";
import { ActionForm, type FormState } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { type Localized, pick } from "@/lib/domain/localized";
import type { WatchKind } from "@/lib/domain/watch";

interface Watched {
  kind: WatchKind;
  key: string;
  name: Localized;
  since: Date;
}

const PAGES: Record<WatchKind, (key: string) => string> = {
  RECOMMENDATION: (key) => `/recommendations/${encodeURIComponent(key)}`,
  THEME: (key) => `/recommendations?theme=${encodeURIComponent(key)}`,
  PARTY: (key) => `/parties/${encodeURIComponent(key)}`,
};

/** What one watches of one kind: one form, a button for each, so that long lists stay light. */
export function WatchedTable({
  t,
  locale,
  kind,
  watched,
  stop,
}: {
  t: Translate;
  locale: string;
  kind: WatchKind;
  watched: readonly Watched[];
  stop: (params: { kind: string; back: string }, state: FormState, data: FormData) => Promise<FormState>;
}) {
  if (watched.length === 0) return kind === "THEME" ? null : <p className="mut">{t(`watch.none.${kind}`)}</p>;
  return (
    <ActionForm action={stop.bind(null, { kind, back: "/watching" })} words={formWords(t)} labels={{}}>
      <ul className="watched">
        {watched.map(({ key, name, since }) => {
          const { text, lang } = pick(name, locale);
          return (
            <li key={key}>
              <p>
                <a href={PAGES[kind](key)}>
                  {kind === "RECOMMENDATION" && <span className="ref">{key} </span>}
                  <span className="t" lang={lang === locale ? undefined : lang}>
                    {text}
                  </span>
                </a>
                <span className="hint2">
                  {t("watch.since")} <DateText value={since} locale={locale} />
                </span>
              </p>
              <Submit small secondary name="keys[]" value={key}>
                {t("watch.remove")}
                <span className="sr-only">: {kind === "RECOMMENDATION" ? key : text}</span>
              </Submit>
            </li>
          );
        })}
      </ul>
    </ActionForm>
  );
}
