import type { Metadata } from "next";
import { EvidenceSelect } from "@/components/evidence/evidence-choices";
import { NotAllowed } from "@/components/evidence/not-allowed";
import { ResponseList } from "@/components/response/response-list";
import { Checkbox, Choices, Select, TextArea, TextField } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { pick } from "@/lib/domain/localized";
import { can } from "@/lib/domain/permissions";
import { ANSWER_BASES, ANSWERS } from "@/lib/domain/response";
import { listResponses, responseChoices } from "@/lib/use-cases/response/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { record } from "./actions";
import "@/components/evidence/evidence.css";

interface Props {
  params: Promise<{ reference: string }>;
  searchParams: Promise<{ party?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("response.heading") };
}

const NAMES = ["party", "answer", "basis", "claimsAlreadyDone", "statement", "respondedOn", "evidence"];

/** Records what an addressee said of a recommendation. Analysts and above. */
export default async function NewResponsePage({ params, searchParams }: Props) {
  const actor = await requireMember();
  const asked = decodeURIComponent((await params).reference);
  const [choices, responses, { party }, t, locale] = await Promise.all([
    found(responseChoices(actor, asked)),
    found(listResponses(actor, asked)),
    searchParams,
    currentTranslator(),
    currentLocale(),
  ]);
  const { reference, addressees, evidence } = choices;
  const page = `/recommendations/${reference}`;
  if (!can(actor, "response.record")) return <NotAllowed t={t} back={page} />;
  const optional = t("form.optional");
  return (
    <div className="wrap fw">
      <p className="crumb">
        <a href={page}>{reference}</a> / {t("response.heading")}
      </p>
      <h1>{t("response.heading")}</h1>
      <div className="lay2">
        {addressees.length === 0 ? (
          <p>{t("voices.noAddressee")}</p>
        ) : (
          <ActionForm
            action={record.bind(null, { reference })}
            words={formWords(t)}
            labels={Object.fromEntries(NAMES.map((name) => [name, t(`response.${name}`)]))}
            className="one"
          >
            <Select
              name="party"
              label={t("response.party")}
              defaultValue={party}
              options={addressees.map((each) => {
                const name = pick(each.name, locale).text;
                return { value: each.key, label: each.viaCollective ? t("response.viaCollective", { name }) : name };
              })}
            />
            <Choices
              name="answer"
              label={t("response.answer")}
              layout="list"
              options={ANSWERS.map((value) => ({ value, label: t(`recommendation.answer.${value}`) }))}
            />
            <Select
              name="basis"
              label={t("response.basis")}
              hint={t("response.basisHint")}
              empty={t("response.basisOpen")}
              options={ANSWER_BASES.map((value) => ({ value, label: t(`recommendation.answerBasis.${value}`) }))}
            />
            <Checkbox name="claimsAlreadyDone" label={t("response.claimsAlreadyDone")} />
            <TextArea
              name="statement"
              label={t("response.statement")}
              hint={t("response.statementHint")}
              optional={optional}
              rows={5}
            />
            <TextField
              name="respondedOn"
              label={t("response.respondedOn")}
              hint={t("response.respondedOnHint")}
              optional={optional}
            />
            <EvidenceSelect
              label={t("response.evidence")}
              hint={t("response.evidenceHint")}
              optional={optional}
              empty={t("response.noEvidence")}
              choices={evidence}
              locale={locale}
            />
            <p className="sub2">
              <Submit>{t("response.submit")}</Submit>
              <a href={page}>{t("form.cancel")}</a>
            </p>
          </ActionForm>
        )}
        <aside className="pre">
          <h2>{t("response.rulesTitle")}</h2>
          <p className="mut">{t("response.rules")}</p>
          <h2>{t("response.before")}</h2>
          <ResponseList responses={responses} t={t} locale={locale} />
        </aside>
      </div>
    </div>
  );
}
