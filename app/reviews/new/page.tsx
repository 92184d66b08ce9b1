import type { Metadata } from "next";
import { NotAllowed } from "@/components/evidence/not-allowed";
import { ReviewFields, reviewLabels } from "@/components/review/review-fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { pick } from "@/lib/domain/localized";
import { can } from "@/lib/domain/permissions";
import { listParties } from "@/lib/use-cases/party/queries";
import { listThemes } from "@/lib/use-cases/recommendation/queries";
import { listReviewers, listReviews, previewScope } from "@/lib/use-cases/review/queries";
import { requireMember } from "@/lib/web/actor";
import { cleanScope, filtersOf } from "@/lib/web/api/review-scope";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { currentDay } from "@/lib/web/today";
import { open } from "./actions";
import { ScopeForm } from "./scope-form";
import "@/components/review/review.css";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("reviews.open") };
}

/** How many of what a scope finds are listed by name. */
const LISTED = 40;

/** Opens a review: first what it looks at, with what that finds now, then what it asks. Reviewers and above. */
export default async function NewReviewPage({ searchParams }: Props) {
  const actor = await requireMember();
  const [t, locale] = await Promise.all([currentTranslator(), currentLocale()]);
  if (!can(actor, "review.run")) return <NotAllowed t={t} back="/reviews" />;
  const { scope: given, ...named } = await searchParams;
  const scope = cleanScope(typeof given === "string" ? given : queryOf(named));
  const [found, people, reviews, themes, parties] = await Promise.all([
    previewScope(actor, filtersOf(scope)),
    listReviewers(actor),
    listReviews(actor),
    listThemes(actor),
    listParties(actor),
  ]);
  const today = currentDay();
  const last = reviews.find((review) => review.closing !== null);
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4).replace("-02-29", "-02-28")}`;
  return (
    <div className="wrap fw">
      <p className="crumb">
        <a href="/reviews">{t("reviews.heading")}</a> / {t("reviews.open")}
      </p>
      <h1>{t("reviews.open")}</h1>
      <div className="lay2">
        <div>
          <section className="fs" aria-labelledby="scope-title">
            <h2 id="scope-title">
              <span>1</span>
              {t("reviews.scope.title")}
            </h2>
            <ScopeForm scope={scope} themes={themes} parties={parties} t={t} locale={locale} />
            <p role="status">
              <b>{t("reviews.scope.finds", { count: found.length })}</b>
            </p>
            {found.length > 0 && (
              <details className="ctx">
                <summary>{t("reviews.scope.which")}</summary>
                <ul className="rows">
                  {found.slice(0, LISTED).map((item) => (
                    <li key={item.reference}>
                      <a href={`/recommendations/${item.reference}`} className="ref">
                        {item.reference}
                      </a>{" "}
                      {pick(item.title, locale).text}
                    </li>
                  ))}
                </ul>
                {found.length > LISTED && <p className="mut">…</p>}
              </details>
            )}
          </section>
          <section className="fs last" aria-labelledby="ask-title">
            <h2 id="ask-title">
              <span>2</span>
              {t("reviews.form.title2")}
            </h2>
            <ActionForm action={open.bind(null, {})} words={formWords(t)} labels={reviewLabels(t)} className="one">
              <input type="hidden" name="scope" value={scope} />
              <ReviewFields
                values={{
                  title: "",
                  question: t("reviews.form.usualQuestion"),
                  periodFrom: last && last.periodTo < today ? last.periodTo : yearAgo,
                  periodTo: today,
                  reviewers: people.some((person) => person.id === actor.userId) ? [actor.userId] : [],
                  dueOn: null,
                }}
                people={people}
                t={t}
              />
              <p className="sub2">
                <Submit>{t("reviews.openThis", { count: found.length })}</Submit>
                <a href="/reviews">{t("form.cancel")}</a>
              </p>
            </ActionForm>
          </section>
        </div>
        <aside className="pre">
          <h2>{t("reviews.howTitle")}</h2>
          <p className="mut">{t("reviews.how")}</p>
          <h2>{t("reviews.closingTitle")}</h2>
          <p className="mut">{t("reviews.closingHow")}</p>
        </aside>
      </div>
    </div>
  );
}

function queryOf(params: Record<string, string | string[] | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(params))
    for (const value of [values ?? []].flat()) query.append(name, value);
  return query.toString();
}
