import { randomUUID } from "node:crypto";
import Link from "next/link";
import { formatMinute } from "@/components/dates";
import { ChangesPanel } from "@/components/evidence/changes-panel";
import { EVIDENCE_FORM, EvidenceForm } from "@/components/evidence/evidence-form";
import { NotAllowed } from "@/components/evidence/not-allowed";
import { can } from "@/lib/domain/permissions";
import { listDrafts } from "@/lib/use-cases/draft/queries";
import { listParties } from "@/lib/use-cases/party/queries";
import { listStatesApart } from "@/lib/use-cases/publication/states-apart";
import { listRecommendationChoices } from "@/lib/use-cases/recommendation/choices";
import { findOpenRequest } from "@/lib/use-cases/request/queries";
import { listSources } from "@/lib/use-cases/source/queries";
import { requireMember } from "@/lib/web/actor";
import { captureSetting } from "@/lib/web/archiving";
import { reopenForm } from "@/lib/web/drafts";
import { EMPTY_FORM } from "@/lib/web/form-action";
import { maxUploadMegabytes } from "@/lib/web/multipart";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { LOG_FORM } from "../log/command";

/** The page that logs evidence, opened by itself or from a recommendation. Analysts and above. */
export async function LogEvidencePage({
  reference,
  request: asked,
  state = "",
  draft,
  saved,
}: {
  reference: string;
  /** The id of the request for evidence that it was opened from. */
  request?: string | undefined;
  /** Key of the member state that it was opened for. */
  state?: string | undefined;
  draft: string | undefined;
  saved: boolean;
}) {
  const actor = await requireMember();
  const [t, locale] = await Promise.all([currentTranslator(), currentLocale()]);
  if (!can(actor, "evidence.log"))
    return <NotAllowed t={t} back={reference ? `/recommendations/${reference}` : "/evidence"} />;
  const [recommendations, sources, parties, states, firstStates, reopened, drafts] = await Promise.all([
    listRecommendationChoices(actor),
    listSources(actor),
    listParties(actor),
    listStatesApart(actor),
    listStatesApart(actor, reference),
    reopenForm(actor, LOG_FORM, draft),
    draft === undefined ? listDrafts(actor, { form: LOG_FORM, limit: 3 }) : [],
  ]);
  const request = await findOpenRequest(actor, asked ?? reopened?.state.values.asked?.[0] ?? "");
  const known = recommendations.find((each) => each.reference.toLowerCase() === reference.toLowerCase());
  const of = known?.reference ?? reference;
  return (
    <div className="wrap fw">
      <p className="crumb">
        {of ? <Link href={`/recommendations/${of}`}>{of}</Link> : <Link href="/evidence">{t("evidence.title")}</Link>} /{" "}
        {t("evidenceForm.heading")}
      </p>
      <h1>{t("evidenceForm.heading")}</h1>
      <div className="lay2">
        <div>
          {saved && reopened && (
            <p className="done" role="status">
              {t("evidenceForm.draftSaved", { at: formatMinute(reopened.savedAt, locale) })}
            </p>
          )}
          {drafts.length > 0 && (
            <p className="drafts">
              {t("evidenceForm.drafts")}{" "}
              {drafts.map((each) => (
                <a key={each.id} href={`?draft=${each.id}`}>
                  {each.values.title?.[0]?.slice(0, 60) || formatMinute(each.createdAt, locale)}
                </a>
              ))}
            </p>
          )}
          <EvidenceForm
            t={t}
            locale={locale}
            choices={{
              recommendations,
              sources: sources.map(({ id, name, kind }) => ({ id, name, kind })),
              parties,
              states,
              firstStates,
            }}
            reference={of}
            speaksOf={firstStates.some(({ key }) => key === state) ? state : ""}
            request={request && { id: request.id, wanted: request.wanted }}
            formKey={randomUUID()}
            draftId={reopened?.id ?? null}
            state={reopened?.state ?? EMPTY_FORM}
            problems={reopened?.problems ?? {}}
            files={reopened?.files ?? []}
            maxMegabytes={maxUploadMegabytes()}
            capture={captureSetting()}
          />
        </div>
        <aside className="pre">
          <h2>{t("evidenceForm.changes.title")}</h2>
          <ChangesPanel form={EVIDENCE_FORM}>
            <dl>
              {(["counts", "triangulation", "confidence"] as const).map((each) => (
                <div key={each}>
                  <dt>{t(`evidenceForm.changes.${each}`)}</dt>
                  <dd>{t(`evidenceForm.changes.${each}How`)}</dd>
                </div>
              ))}
            </dl>
          </ChangesPanel>
          <p className="mut">{t("evidenceForm.changes.status")}</p>
          <h2>{t("evidenceForm.nothing")}</h2>
          <p>
            {of ? (
              <Link href={`/recommendations/${of}/searches/new`}>{t("evidenceForm.recordSearch")}</Link>
            ) : (
              t("evidenceForm.recordSearchThere")
            )}{" "}
            {t("evidenceForm.recordSearchWhy")}
          </p>
        </aside>
      </div>
    </div>
  );
}
