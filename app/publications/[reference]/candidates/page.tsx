import type { Metadata } from "next";
import Link from "next/link";
import { CandidateForms, ReopenForm } from "@/components/document/candidate-forms";
import { CandidateList } from "@/components/document/candidate-list";
import "@/components/document/document.css";
import { Done } from "@/components/people/done";
import { Section } from "@/components/people/section";
import { LocalizedText } from "@/components/ui/localized-text";
import { pick } from "@/lib/domain/localized";
import { can } from "@/lib/domain/permissions";
import { listCandidates } from "@/lib/use-cases/candidate/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { rule } from "./actions";

interface Address {
  params: Promise<{ reference: string }>;
  searchParams: Promise<{ c?: string; after?: string; done?: string; made?: string }>;
}

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const t = await currentTranslator();
  return { title: `${t("candidate.heading")} · ${(await params).reference}` };
}

/** What a publication's document may recommend, one candidate after the other, keyboard first. For every member; analysts rule. */
export default async function CandidatesPage({ params, searchParams }: Address) {
  const actor = await requireMember();
  const [t, locale, { reference }, asked] = await Promise.all([
    currentTranslator(),
    currentLocale(),
    params,
    searchParams,
  ]);
  const { publication, document, candidates, themes } = await found(listCandidates(actor, reference));
  const waiting = candidates.filter(({ state }) => state === "WAITING");
  const passed = candidates.findIndex(({ id }) => id === asked.after);
  const current =
    candidates.find(({ id }) => id === asked.c) ??
    candidates.find(({ state }, index) => index > passed && state === "WAITING") ??
    waiting[0] ??
    candidates[0];
  const at = candidates.findIndex(({ id }) => id === current?.id);
  const mayRule = can(actor, "recommendation.edit") && !publication.retired;
  const action = current && rule.bind(null, { publication: publication.reference, candidate: current.id });
  const guessed = themes.find(({ key, name }) =>
    [key, name.en, name.ru].some((word) => current?.theme && word?.toLowerCase().includes(current.theme)),
  );
  return (
    <div className="wrap">
      <p className="crumb">
        <Link href={`/publications/${publication.reference}`} prefetch={false}>
          {publication.reference}
        </Link>{" "}
        /{" "}
        <Link href={`/publications/${publication.reference}/document`} prefetch={false}>
          {t("document.title")}
        </Link>{" "}
        / {t("candidate.heading")}
      </p>
      <div className="rh">
        <div>
          <p className="ref big">{publication.reference}</p>
          <h1>{t("candidate.heading")}</h1>
          <p>
            <LocalizedText value={publication.title} locale={locale} />
          </p>
        </div>
      </div>
      <Done
        t={t}
        namespace="candidate"
        known={["accepted", "rejected", "reopened", "merged", "split"]}
        done={asked.done}
      />
      <div className="border-t-2 border-ink">
        {!document || !current ? (
          <div className="empty">
            <p>{t(document ? "candidate.none" : "document.none")}</p>
          </div>
        ) : (
          <>
            <Section
              id="candidate"
              title={t("candidate.number", { number: at + 1, of: candidates.length })}
              note={
                <>
                  <p>{t("candidate.why", { score: Math.round(current.score * 100) })}</p>
                  <ul>
                    {current.reasons.map(({ code, weight }) => (
                      <li key={code}>
                        {t(`candidate.reason.${code}`)} ({weight > 0 ? "+" : "−"}
                        {Math.round(Math.abs(weight) * 100)})
                      </li>
                    ))}
                  </ul>
                </>
              }
            >
              <p className="m">
                <b>{current.label ?? t("candidate.unnumbered")}</b> · {t(`candidate.state.${current.state}`)}
                {current.section && ` · ${current.section}`}
                {current.page !== null && ` · ${t("document.page", { page: current.page })}`} ·{" "}
                <a href={`/publications/${publication.reference}/document?at=${current.start}`}>
                  {t("document.inContext")}
                </a>
              </p>
              <div className="said">
                <blockquote lang={publication.language}>{current.text}</blockquote>
                {current.addressee && (
                  <p>
                    {t("candidate.addressee")}: <span lang={publication.language}>{current.addressee}</span>
                  </p>
                )}
              </div>
              {current.recommendation && (
                <p>
                  <a href={`/recommendations/${current.recommendation}`}>{current.recommendation}</a>
                </p>
              )}
              <p className="sub2">
                {at > 0 && (
                  <a href={`?c=${candidates[at - 1]?.id}#candidate`} data-key="k" rel="prev">
                    {t("candidate.previous")} <kbd>k</kbd>
                  </a>
                )}
                {at < candidates.length - 1 && (
                  <a href={`?c=${candidates[at + 1]?.id}#candidate`} data-key="j" rel="next">
                    {t("candidate.next")} <kbd>j</kbd>
                  </a>
                )}
              </p>
              {mayRule && action && current.state === "WAITING" && (
                <CandidateForms
                  key={current.id}
                  t={t}
                  action={action}
                  suggested={{
                    reference: `${publication.reference.split("-")[0]}-${String(publication.recommendations + 1).padStart(2, "0")}`,
                    title: titleOf(current.text),
                    theme: guessed?.key,
                  }}
                  themes={themes.map(({ key, name }) => ({ value: key, label: pick(name, locale).text }))}
                  text={current.text.slice(0, 3000)}
                  components={current.components.length}
                />
              )}
              {mayRule && action && current.state === "REJECTED" && <ReopenForm t={t} action={action} />}
            </Section>
            <Section title={t("candidate.all", { count: candidates.length, waiting: waiting.length })}>
              <CandidateList t={t} language={publication.language} candidates={candidates} current={current.id} />
            </Section>
          </>
        )}
      </div>
    </div>
  );
}

/** The first words, for a person to put better. */
function titleOf(text: string): string {
  const first = text.split(/(?<=[.;:])\s/)[0] ?? text;
  return first.length <= 160 ? first.replace(/[.;:]$/, "") : `${first.slice(0, 159)}…`;
}
