import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { EvidenceSelect } from "@/components/evidence/evidence-choices";
import { NotAllowed } from "@/components/evidence/not-allowed";
import { Confirm } from "@/components/people/confirm";
import { RequestFields, requestLabels } from "@/components/request/request-fields";
import { RequestList } from "@/components/request/request-list";
import { TextArea } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { can } from "@/lib/domain/permissions";
import { listOwners } from "@/lib/use-cases/recommendation/queries";
import { fillingChoices, getRequest, requestSubject } from "@/lib/use-cases/request/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { currentDay } from "@/lib/web/today";
import { change, drop, fill } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("request.editHeading") };
}

/** A request for evidence: filled, changed or dropped here. Analysts and above. */
export default async function RequestPage({ params }: { params: Promise<{ reference: string; id: string }> }) {
  const actor = await requireMember();
  const { reference: asked, id } = await params;
  const request = await found(getRequest(actor, id));
  const { reference } = request;
  if (reference !== decodeURIComponent(asked)) permanentRedirect(`/recommendations/${reference}/requests/${id}`);
  const [{ states }, evidence, people, t, locale] = await Promise.all([
    requestSubject(actor, reference),
    fillingChoices(actor, request.recommendationId),
    listOwners(actor),
    currentTranslator(),
    currentLocale(),
  ]);
  const page = `/recommendations/${reference}`;
  if (!can(actor, "request.edit")) return <NotAllowed t={t} back={page} />;
  const version = <input type="hidden" name="version" value={request.version} />;
  const labels = requestLabels(t);
  return (
    <div className="wrap fw">
      <p className="crumb">
        <a href={page}>{reference}</a> / {t("request.editHeading")}
      </p>
      <h1>{t("request.editHeading")}</h1>
      <div className="lay2">
        <div>
          <RequestList
            requests={[request]}
            here={reference}
            today={currentDay()}
            mayEdit={false}
            mayLog={can(actor, "evidence.log")}
            t={t}
            locale={locale}
          />
          {request.state === "OPEN" && (
            <>
              <section className="fs">
                <h2>{t("request.fillTitle")}</h2>
                {evidence.length === 0 ? (
                  <p className="mut">{t("request.fillNone")}</p>
                ) : (
                  <ActionForm action={fill.bind(null, { id })} words={formWords(t)} labels={labels}>
                    {version}
                    <EvidenceSelect
                      label={t("request.evidence")}
                      empty={t("request.choose")}
                      choices={evidence}
                      locale={locale}
                    />
                    <p className="sub2">
                      <Submit>{t("request.fillSubmit")}</Submit>
                    </p>
                  </ActionForm>
                )}
              </section>
              <section className="fs">
                <h2>{t("milestone.edit")}</h2>
                <ActionForm action={change.bind(null, { id })} words={formWords(t)} labels={labels}>
                  {version}
                  <RequestFields people={people} states={states} request={request} t={t} locale={locale} />
                  <p className="sub2">
                    <Submit secondary>{t("request.save")}</Submit>
                    <a href={page}>{t("form.cancel")}</a>
                  </p>
                </ActionForm>
              </section>
              <Confirm summary={t("request.drop")} why={t("request.dropWhy")}>
                <ActionForm action={drop.bind(null, { id })} words={formWords(t)} labels={labels}>
                  {version}
                  <TextArea name="reason" label={t("request.dropReason")} rows={2} />
                  <p className="sub2">
                    <Submit small>{t("request.dropSubmit")}</Submit>
                  </p>
                </ActionForm>
              </Confirm>
            </>
          )}
        </div>
        <aside className="pre">
          <p className="mut">{t("request.note")}</p>
        </aside>
      </div>
    </div>
  );
}
