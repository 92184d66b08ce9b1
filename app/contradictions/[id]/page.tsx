import type { Metadata } from "next";
import { Choices, TextArea } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { pick } from "@/lib/domain/localized";
import { can } from "@/lib/domain/permissions";
import { getContradiction } from "@/lib/use-cases/contradiction/queries";
import { getRecommendation } from "@/lib/use-cases/recommendation/get-recommendation";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import "@/components/evidence/evidence.css";
import { answer } from "./actions";
import { Answers } from "./answers";
import { citable } from "./citable";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("contradiction.heading") };
}

/** A contradiction, the answers to it, and the forms to answer it and to accept somebody else's answer. */
export default async function ContradictionPage({ params, searchParams }: Props) {
  const actor = await requireMember();
  const contradiction = await found(getContradiction(actor, (await params).id));
  const [{ done }, t, locale] = await Promise.all([searchParams, currentTranslator(), currentLocale()]);
  const { evidence, recommendation, open, answered } = contradiction;
  const mayAnswer = open && !answered && can(actor, "contradiction.answer");
  const choices = mayAnswer
    ? citable(await getRecommendation(actor, recommendation.root), contradiction.evidence.id, t, locale)
    : [];
  const title = pick(evidence.title, locale);
  const asked = pick(recommendation.title, locale);
  return (
    <div className="wrap">
      <p className="crumb">
        <a href={`/recommendations/${recommendation.reference}#evidence`}>{recommendation.reference}</a> /{" "}
        <a href={`/evidence/${evidence.reference}`}>{evidence.reference}</a>
      </p>
      <div className="rh">
        <div>
          <p className="ref big">{t("contradiction.to", { reference: recommendation.reference })}</p>
          <h1>{t("contradiction.heading")}</h1>
        </div>
      </div>
      {(done === "answered" || done === "accepted") && (
        <p className="done" role="status">
          {t(`contradiction.done.${done}`)}
        </p>
      )}
      {!open && <p className="banner calm">{t("contradiction.gone")}</p>}
      <section className="row">
        <h2>{t("contradiction.what")}</h2>
        <div>
          <p>
            <a className="et" href={`/evidence/${evidence.reference}`}>
              <span className="ref">{evidence.reference}</span>{" "}
              <span lang={title.lang === locale ? undefined : title.lang}>{title.text}</span>
            </a>
          </p>
          <p className="m">
            {contradiction.credibility === null
              ? t("evidence.ungraded")
              : `${contradiction.credibility}, ${t(`credibility.${contradiction.credibility}`).toLowerCase()}`}
          </p>
          {contradiction.passage && <blockquote className="quote serif mt-2">{contradiction.passage}</blockquote>}
          {contradiction.note && <p className="m">{contradiction.note}</p>}
          <p className="mt-5">
            {t("contradiction.speaksAgainst")}{" "}
            <a href={`/recommendations/${recommendation.reference}`}>
              <span className="ref">{recommendation.reference}</span>{" "}
              <span lang={asked.lang === locale ? undefined : asked.lang}>{asked.text}</span>
            </a>
          </p>
        </div>
        <p className="sn">{t("contradiction.blocks")}</p>
      </section>
      <section className="row" id="answers">
        <h2>{t("contradiction.answers")}</h2>
        <Answers actor={actor} contradiction={contradiction} t={t} locale={locale} />
        <p className="sn">{t("contradiction.twoPeople")}</p>
      </section>
      {mayAnswer && (
        <section className="row" id="answer">
          <h2>{t("contradiction.answer")}</h2>
          {choices.length === 0 ? (
            <p className="mut">
              {t("contradiction.nothingToCite")}{" "}
              {can(actor, "evidence.log") && (
                <a href={`/recommendations/${recommendation.reference}/evidence/new`}>
                  {t("recommendation.logEvidence")}
                </a>
              )}
            </p>
          ) : (
            <ActionForm
              action={answer.bind(null, { id: contradiction.linkId })}
              words={formWords(t)}
              labels={{ text: t("contradiction.text"), evidence: t("contradiction.cites") }}
            >
              <TextArea name="text" label={t("contradiction.text")} hint={t("contradiction.textHint")} rows={5} />
              <Choices name="evidence[]" label={t("contradiction.cites")} layout="list" options={choices} />
              <p className="sub2">
                <Submit>{t("contradiction.submit")}</Submit>
                <a href={`/recommendations/${recommendation.reference}#evidence`}>{t("form.cancel")}</a>
              </p>
            </ActionForm>
          )}
        </section>
      )}
    </div>
  );
}
