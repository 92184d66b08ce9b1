import type { Metadata } from "next";
import { Status } from "@/components/judgement/status";
import { Select } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { pick } from "@/lib/domain/localized";
import { can } from "@/lib/domain/permissions";
import { MOST_CHOSEN } from "@/lib/domain/view";
import { listRecommendations } from "@/lib/use-cases/recommendation/list-recommendations";
import { listOwners } from "@/lib/use-cases/recommendation/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { readListQuery, type SearchParams } from "../read-query";
import { assign, watch } from "./actions";
import "@/components/views/views.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("views.withChosen") };
}

/** What can be done with several recommendations at once. Judging is not among it. */
export default async function SelectionPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireMember();
  const given = await searchParams;
  const [t, locale, people] = await Promise.all([currentTranslator(), currentLocale(), listOwners(actor)]);
  const reference = (readListQuery(given).filters.reference ?? []).slice(0, MOST_CHOSEN);
  const items =
    reference.length === 0
      ? []
      : (await listRecommendations(actor, { reference, components: true, limit: MOST_CHOSEN })).items;
  const scope = `${new URLSearchParams(items.map((item) => ["reference", item.reference]))}`;
  const list = `/recommendations?${scope}`;
  const counted = (value: unknown) => (/^\d{1,3}$/.test(String(value)) ? Number(value) : null);
  const assigned = counted(given.assigned);
  const watched = counted(given.watched);
  if (items.length === 0) {
    return (
      <div className="wrap fw">
        <h1>{t("views.selectionNone")}</h1>
        <p>{t("views.selectionNoneWhy")}</p>
        <p className="sub2">
          <a className="btn sec sm" href="/recommendations?select=true">
            {t("views.selectionBack")}
          </a>
        </p>
      </div>
    );
  }
  return (
    <div className="wrap fw">
      <p className="crumb">
        <a href="/recommendations?select=true">{t("views.selectionBack")}</a>
      </p>
      <h1>{t("views.selectionHeading", { count: items.length })}</h1>
      {assigned !== null && (
        <p className="done" role="status">
          {t("views.assigned", { count: assigned })}
        </p>
      )}
      {watched !== null && (
        <p className="done" role="status">
          {t("views.watched", { count: watched })}
        </p>
      )}
      <div className="lay2">
        <div>
          {can(actor, "recommendation.edit") && (
            <section className="fs">
              <h2>{t("views.assignHeading")}</h2>
              <ActionForm
                action={assign.bind(null, {})}
                words={formWords(t)}
                labels={{ ownerId: t("views.owner"), reference: t("list.heading") }}
                className="one"
              >
                {items.map((item) => (
                  <input key={item.id} type="hidden" name="reference[]" value={item.reference} />
                ))}
                <Select
                  name="ownerId"
                  label={t("views.owner")}
                  hint={t("views.assignHint")}
                  empty={t("recommendation.nobody")}
                  options={people.map((person) => ({ value: person.id, label: person.name }))}
                />
                <p className="sub2">
                  <Submit>{t("views.assign")}</Submit>
                </p>
              </ActionForm>
            </section>
          )}
          <ul className="rows" id="f-reference" tabIndex={-1}>
            {items.map((item) => {
              const title = pick(item.title, locale);
              return (
                <li key={item.id}>
                  <div className="h">
                    <span className="ref">{item.reference}</span>
                    <a
                      className="t"
                      href={`/recommendations/${item.reference}`}
                      lang={title.lang === locale ? undefined : title.lang}
                    >
                      {title.text}
                    </a>
                  </div>
                  <div className="m">
                    <Status status={item.implementation} t={t} />
                    <span className="r">{item.owner?.name ?? t("recommendation.nobody")}</span>
                  </div>
                </li>
              );
            })}
          </ul>
        </div>
        <aside className="pre">
          {can(actor, "watch") && (
            <ActionForm action={watch.bind(null, {})} words={formWords(t)} labels={{ keys: t("list.heading") }}>
              <input type="hidden" name="kind" value="RECOMMENDATION" />
              {items.map((item) => (
                <input key={item.id} type="hidden" name="keys[]" value={item.reference} />
              ))}
              <Submit secondary small>
                {t("views.watchAll")}
              </Submit>
              <p className="hint2" id="f-keys">
                {t("views.watchHow")}
              </p>
            </ActionForm>
          )}
          {can(actor, "review.run") && (
            <p className="sub2">
              <a className="btn sec sm" href={`/reviews/new?${new URLSearchParams({ scope })}`}>
                {t("views.selectionReview")}
              </a>
            </p>
          )}
          <p className="sub2">
            <a href={list}>{t("views.selectionShow")}</a>
          </p>
        </aside>
      </div>
    </div>
  );
}
