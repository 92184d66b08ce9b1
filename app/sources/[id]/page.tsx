import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { EvidenceTable } from "@/components/evidence/evidence-table";
import { languageName } from "@/components/evidence/format";
import { SourceGradings } from "@/components/source/source-gradings";
import { SourceHistory } from "@/components/source/source-history";
import { NotFound } from "@/lib/domain/errors";
import { pick } from "@/lib/domain/localized";
import { can } from "@/lib/domain/permissions";
import { RELIABILITIES } from "@/lib/domain/source";
import { listEvidence } from "@/lib/use-cases/evidence/queries";
import { listParties } from "@/lib/use-cases/party/queries";
import { listThemes } from "@/lib/use-cases/recommendation/queries";
import { getSource } from "@/lib/use-cases/source/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { GradeForm, ReviseForm } from "./forms";

/** How much evidence the page itself shows. */
const SHOWN = 20;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("source.title") };
}

/** One source: what it is, how reliable it was found, and what rests on it. Members. */
export default async function SourcePage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ do?: string; done?: string }>;
}) {
  const actor = await requireMember();
  const [{ id }, asked, t, locale] = await Promise.all([params, searchParams, currentTranslator(), currentLocale()]);
  const source = await getSource(actor, id).catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
  const grading = can(actor, "source.grade") && asked.do === "grade";
  const revising = can(actor, "source.edit") && asked.do === "revise";
  const [evidence, themes, parties] = await Promise.all([
    listEvidence(actor, { source: source.id, limit: SHOWN }),
    grading ? listThemes(actor) : [],
    revising ? listParties(actor, { retired: true }) : [],
  ]);
  const facts = [
    t(`sourceKind.${source.kind}`),
    source.party &&
      `${t(`source.relation.${source.relation ?? "SPEAKS_FOR"}`)} ${pick(source.party.name, locale).text}`,
    source.country,
    source.languages.map((code) => languageName(code, locale)).join(", "),
  ].filter(Boolean);
  return (
    <div className="wrap">
      <p className="crumb">
        <Link href="/sources">{t("source.title")}</Link> / {source.name}
      </p>
      <div className="rh">
        <div>
          <h1>{source.name}</h1>
          <p className="mut pt-2">{facts.join(" · ")}</p>
        </div>
        <p className="acts">
          {can(actor, "source.grade") && (
            <a className="btn" href="?do=grade#act">
              {t("source.grade")}
            </a>
          )}
          {can(actor, "source.edit") && (
            <a className="btn sec" href="?do=revise#act">
              {t("evidence.revise")}
            </a>
          )}
        </p>
      </div>
      {(asked.done === "graded" || asked.done === "revised") && (
        <p className="done" role="status">
          {t(`source.done.${asked.done}`)}
        </p>
      )}
      {(grading || revising) && (
        <div className="act" id="act">
          {grading ? (
            <GradeForm t={t} locale={locale} id={source.id} themes={themes} />
          ) : (
            <ReviseForm
              t={t}
              locale={locale}
              source={source}
              parties={parties.filter((party) => !party.retired || party.key === source.party?.key)}
            />
          )}
        </div>
      )}
      <section className="row" id="gradings">
        <h2>{t("source.reliability")}</h2>
        <SourceGradings t={t} locale={locale} inForce={source.gradings} all={source.gradingHistory} />
        <dl className="sn scale">
          {RELIABILITIES.map((letter) => [
            <dt key={`${letter}t`}>{letter}</dt>,
            <dd key={letter}>{t(`reliability.${letter}`)}</dd>,
          ])}
        </dl>
      </section>
      <section className="row">
        <h2>{t("source.evidence")}</h2>
        <div>
          {evidence.items.length > 0 ? (
            <EvidenceTable t={t} locale={locale} rows={evidence.items} />
          ) : (
            <p className="mut">{t("source.noEvidence")}</p>
          )}
          {evidence.total > SHOWN && (
            <p className="fine">
              <a href={`/evidence?source=${source.id}`}>{t("source.allEvidence", { count: evidence.total })}</a>
            </p>
          )}
        </div>
        <p className="sn">{t("source.triangulationNote")}</p>
      </section>
      <section className="row">
        <h2>{t("source.history")}</h2>
        <SourceHistory t={t} locale={locale} revisions={source.history} />
      </section>
    </div>
  );
}
