import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { formatInstant } from "@/components/dates";
import { Archive } from "@/components/evidence/archive";
import { EvidenceFacts } from "@/components/evidence/evidence-facts";
import { EvidenceLinks } from "@/components/evidence/evidence-links";
import { languageName, showSize } from "@/components/evidence/format";
import { History } from "@/components/evidence/history";
import { Revisions } from "@/components/evidence/revisions";
import { NotFound } from "@/lib/domain/errors";
import { pick } from "@/lib/domain/localized";
import { can } from "@/lib/domain/permissions";
import { getArchive } from "@/lib/use-cases/capture/queries";
import { getEvidence } from "@/lib/use-cases/evidence/queries";
import { getOrigin } from "@/lib/use-cases/origin/queries";
import { listStatesApart } from "@/lib/use-cases/publication/states-apart";
import { listRecommendationChoices } from "@/lib/use-cases/recommendation/choices";
import { requireMember } from "@/lib/web/actor";
import { captureSetting } from "@/lib/web/archiving";
import { reopenForm } from "@/lib/web/drafts";
import { EMPTY_FORM } from "@/lib/web/form-action";
import { maxUploadMegabytes } from "@/lib/web/multipart";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import "@/components/evidence/evidence.css";
import { AttachForm, GradeForm, LinkForm, RedactForm, WithdrawForm } from "./forms";
import { OriginGroup } from "./origin-group";

type Params = Promise<{ reference: string }>;
type Search = Promise<{
  done?: string;
  do?: string;
  grade?: string;
  redact?: string;
  draft?: string;
  capture?: string;
}>;

const DONE = ["logged", "revised", "withdrawn", "graded", "linked", "attached", "redacted", "joined", "left"];

const CAPTURE_SAID = ["done", "notDone", "asked"] as const;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: (await params).reference.toUpperCase() };
}

/** Everything about one evidence item, and what may be done with it. One form is open at a time, named in the address. Members. */
export default async function EvidencePage({ params, searchParams }: { params: Params; searchParams: Search }) {
  const actor = await requireMember();
  const [{ reference }, asked, t, locale] = await Promise.all([
    params,
    searchParams,
    currentTranslator(),
    currentLocale(),
  ]);
  const evidence = await getEvidence(actor, reference).catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
  const [origin, archive] = await Promise.all([getOrigin(actor, evidence.id), getArchive(actor, evidence.id)]);
  const stands = evidence.state !== "WITHDRAWN";
  const may = {
    log: stands && can(actor, "evidence.log"),
    grade: stands && can(actor, "evidence.grade"),
    revise: stands && can(actor, "evidence.revise"),
    withdraw: stands && can(actor, "evidence.withdraw"),
    redact: can(actor, "audit.redact"),
  };
  const title = pick(evidence.title, locale);
  const primary = evidence.sources[0];
  const graded = evidence.links.find((each) => each.id === asked.grade && !each.grading.removed);
  const linking = may.log && asked.do === "link";
  const recommendations = linking ? await listRecommendationChoices(actor) : [];
  const states = linking || graded ? await listStatesApart(actor, graded?.recommendation.reference) : [];
  const said = graded?.grading.states ?? [];
  const offered = [...states, ...said.filter(({ key }) => !states.some((state) => state.key === key))];
  const attaching = may.log && asked.do === "attach";
  const reopened = attaching ? await reopenForm(actor, "evidence.attach", asked.draft) : null;
  const newest = evidence.revisions[0];
  return (
    <div className="wrap">
      <p className="crumb">
        <Link href="/evidence">{t("evidence.title")}</Link> / {evidence.reference}
      </p>
      <div className="rh">
        <div>
          <p className="ref big">
            {evidence.reference} · {t(`evidenceType.${evidence.type}`)}
          </p>
          <h1 lang={title.lang === locale ? undefined : title.lang}>{title.text}</h1>
        </div>
        {may.revise && (
          <p className="acts">
            <Link className="btn" href={`/evidence/${evidence.reference}/revise`} prefetch={false}>
              {t("evidence.revise")}
            </Link>
            {may.withdraw && (
              <a className="btn sec" href="?do=withdraw#act">
                {t("evidence.withdraw")}
              </a>
            )}
          </p>
        )}
      </div>
      {asked.done && DONE.includes(asked.done) && (
        <p className="done" role="status">
          {t(`evidence.done.${asked.done}`, { reference: evidence.reference })}
        </p>
      )}
      {!stands && newest && (
        <p className="banner">
          <b>
            {t("evidence.withdrawnBy", { name: newest.recordedBy.name, at: formatInstant(newest.recordedAt, locale) })}
          </b>{" "}
          {newest.reason}
        </p>
      )}
      {may.withdraw && asked.do === "withdraw" && (
        <div className="act" id="act">
          <WithdrawForm t={t} reference={evidence.reference} version={evidence.version} />
        </div>
      )}
      <section className="row">
        <h2>{t("evidence.about")}</h2>
        <div>
          {evidence.quotation ? (
            <blockquote className="quote read" lang={evidence.language}>
              {evidence.quotation}
              <span className="mut" lang={locale}>
                {t("evidence.original", { language: languageName(evidence.language, locale) })}
              </span>
            </blockquote>
          ) : (
            <p className="mut">{t("evidence.noQuotation")}</p>
          )}
          {evidence.translation && (
            <blockquote className="quote read">
              {evidence.translation}
              <span className="mut">{t("evidence.translationOf")}</span>
            </blockquote>
          )}
          <div className="mt-5">
            <EvidenceFacts
              t={t}
              locale={locale}
              evidence={evidence}
              loggedAt={evidence.createdAt}
              loggedBy={evidence.createdBy.name}
            />
            {archive.link?.state === "DEAD" && (
              <p className="attn pt-2">
                <a href="#archive">{t("evidence.linkDead", { day: formatInstant(archive.link.since, locale) })}</a>
              </p>
            )}
          </div>
        </div>
        {evidence.via && <p className="sn con2">{t("evidence.via", { work: evidence.via })}</p>}
      </section>
      <section className="row" id="links">
        <h2>{t("evidence.links")}</h2>
        <div>
          <EvidenceLinks
            t={t}
            locale={locale}
            links={evidence.links}
            gradings={primary?.gradings ?? []}
            mayGrade={may.grade}
            open={
              may.grade && graded
                ? {
                    linkId: graded.id,
                    form: (
                      <div className="act" id="act">
                        <GradeForm
                          key={graded.id}
                          t={t}
                          locale={locale}
                          linkId={graded.id}
                          grading={graded.grading}
                          states={offered}
                        />
                      </div>
                    ),
                  }
                : null
            }
          />
          {linking ? (
            <div className="act" id="act">
              <LinkForm
                t={t}
                locale={locale}
                reference={evidence.reference}
                recommendations={recommendations}
                states={states}
              />
            </div>
          ) : (
            may.log && (
              <p className="fine">
                <a href="?do=link#act">{t("evidence.linkMore")}</a>
              </p>
            )
          )}
        </div>
        <p className="sn">
          {t("evidence.linksNote")}{" "}
          {evidence.links.some((each) => each.grading.credibility === null && !each.grading.removed) &&
            t("evidence.reliabilityCovered")}
        </p>
      </section>
      <section className="row">
        <h2>{t("evidence.sources")}</h2>
        <ul className="lks">
          {evidence.sources.map((source, position) => (
            <li key={source.id}>
              <a className="et" href={`/sources/${source.id}`}>
                {source.name}
              </a>
              <p className="m">
                {[
                  t(`sourceKind.${source.kind}`),
                  position === 0 && evidence.sources.length > 1 && t("evidence.primary"),
                  reliabilityWords(
                    source.gradings,
                    evidence.links.every((each) => each.grading.removed || each.grading.credibility !== null),
                    t,
                  ),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section className="row" id="origin">
        <h2>{t("evidence.origin")}</h2>
        <OriginGroup
          reference={evidence.reference}
          origin={origin}
          mayEdit={stands && can(actor, "origin.edit")}
          t={t}
          locale={locale}
        />
        <p className="sn">{t("origin.note")}</p>
      </section>
      <section className="row" id="files">
        <h2>{t("evidence.files")}</h2>
        <div>
          {evidence.files.length === 0 && <p className="mut">{t("evidence.noFiles")}</p>}
          <ul className="lks">
            {evidence.files.map((file) => (
              <li key={file.sha256} className="file">
                {file.redactedAt ? (
                  <span>
                    <del>{file.name}</del>{" "}
                    <span className="attn">
                      {t("evidence.redacted", { at: formatInstant(file.redactedAt, locale) })}
                    </span>
                  </span>
                ) : (
                  <a href={`/files/${evidence.reference}/${file.sha256}`} download>
                    {file.name}
                  </a>
                )}
                <p className="m">
                  {t("evidence.fileFacts", {
                    size: showSize(file.size, locale),
                    type: file.mediaType,
                    at: formatInstant(file.recordedAt, locale),
                    name: file.recordedBy.name,
                  })}
                </p>
                <p className="mono mut">sha256 {file.sha256}</p>
                {may.redact &&
                  !file.redactedAt &&
                  (asked.redact === file.sha256 ? (
                    <div className="act" id="act">
                      <RedactForm t={t} reference={evidence.reference} sha256={file.sha256} />
                    </div>
                  ) : (
                    <p className="m">
                      <a href={`?redact=${file.sha256}#act`}>{t("evidence.redact")}</a>
                    </p>
                  ))}
              </li>
            ))}
          </ul>
          {attaching ? (
            <div className="act" id="act">
              <AttachForm
                t={t}
                reference={evidence.reference}
                state={reopened?.state ?? EMPTY_FORM}
                maxMegabytes={maxUploadMegabytes()}
              />
            </div>
          ) : (
            may.log && (
              <p className="fine">
                <a href="?do=attach#act">{t("evidence.attach")}</a>
              </p>
            )
          )}
        </div>
      </section>
      <section className="row" id="archive">
        <h2>{t("archive.title")}</h2>
        <Archive
          t={t}
          locale={locale}
          archive={archive}
          mayCapture={may.log && captureSetting() !== "off"}
          said={CAPTURE_SAID.find((each) => each === asked.capture) ?? null}
          beside={({ sha256, redactedAt }) =>
            may.redact &&
            !redactedAt &&
            (asked.redact === sha256 ? (
              <div className="act" id="act">
                <RedactForm t={t} reference={evidence.reference} sha256={sha256} />
              </div>
            ) : (
              <p className="m">
                <a href={`?redact=${sha256}#act`}>{t("archive.redact")}</a>
              </p>
            ))
          }
        />
        <p className="sn">{t("archive.note")}</p>
      </section>
      <section className="row">
        <h2>{t("evidence.revisions")}</h2>
        <Revisions t={t} locale={locale} revisions={evidence.revisions} />
      </section>
      <section className="row">
        <h2>{t("evidence.history")}</h2>
        {evidence.audit.length > 0 ? (
          <History t={t} locale={locale} entries={evidence.audit} />
        ) : (
          <p className="mut">{t("evidence.noHistory")}</p>
        )}
        <p className="sn">{t("evidence.historyNote")}</p>
      </section>
    </div>
  );
}

/** How reliable a source was found, in general and by theme; covered as long as a link is not graded. */
function reliabilityWords(
  gradings: readonly { theme: string | null; reliability: string }[],
  uncovered: boolean,
  t: (key: string) => string,
): string {
  if (!uncovered) return t("evidence.reliabilityCovered");
  if (gradings.length === 0) return t("evidence.noReliability");
  return gradings
    .map(
      ({ theme, reliability }) =>
        `${reliability}, ${t(`reliability.${reliability}`).toLowerCase()} (${theme ?? t("evidence.generally")})`,
    )
    .join("; ");
}
