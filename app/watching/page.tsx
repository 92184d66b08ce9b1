import type { Metadata } from "next";
import { Done } from "@/components/people/done";
import { Section } from "@/components/people/section";
import { Choices } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { WatchedTable } from "@/components/watch/watched-table";
import { pick } from "@/lib/domain/localized";
import { can } from "@/lib/domain/permissions";
import { listThemesToWatch, listWatched } from "@/lib/use-cases/watch/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { start, stop } from "./actions";
import "@/components/inbox/inbox.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("watch.title") };
}

/** All that one watches, and the themes that one might. Every member has their own. */
export default async function WatchingPage({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const actor = await requireMember();
  const [t, locale, watched, themes, { done }] = await Promise.all([
    currentTranslator(),
    currentLocale(),
    listWatched(actor),
    listThemesToWatch(actor),
    searchParams,
  ]);
  const of = (kind: "RECOMMENDATION" | "THEME" | "PARTY") => watched.filter((each) => each.kind === kind);
  const unwatched = themes.filter((theme) => !theme.watched);
  return (
    <div className="wrap">
      <p className="crumb">
        <a href="/inbox">{t("inbox.title")}</a>
      </p>
      <div className="rh">
        <div>
          <h1>{t("watch.title")}</h1>
          <p className="mt-1 text-ink-3">{t("watch.lede")}</p>
        </div>
      </div>
      <Done t={t} namespace="watch" known={["started", "stopped"]} done={done} />
      <div className="border-t-2 border-ink">
        <Section title={t("watch.kinds.THEME")} note={t("watch.themesHint")}>
          <WatchedTable t={t} locale={locale} kind="THEME" watched={of("THEME")} stop={stop} />
          {unwatched.length > 0 && can(actor, "watch") && (
            <ActionForm
              action={start.bind(null, { kind: "THEME", back: "/watching" })}
              words={formWords(t)}
              labels={{ keys: t("watch.themesToWatch") }}
            >
              <Choices
                name="keys[]"
                label={t("watch.themesToWatch")}
                layout="list"
                options={unwatched.map((theme) => ({ value: theme.key, label: pick(theme.name, locale).text }))}
                defaultValues={[]}
              />
              <p className="sub2">
                <Submit secondary>{t("watch.start")}</Submit>
              </p>
            </ActionForm>
          )}
        </Section>
        <Section title={t("watch.kinds.RECOMMENDATION")}>
          <WatchedTable t={t} locale={locale} kind="RECOMMENDATION" watched={of("RECOMMENDATION")} stop={stop} />
        </Section>
        <Section title={t("watch.kinds.PARTY")}>
          <WatchedTable t={t} locale={locale} kind="PARTY" watched={of("PARTY")} stop={stop} />
        </Section>
      </div>
    </div>
  );
}
