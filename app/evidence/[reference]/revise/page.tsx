import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ChangeTable } from "@/components/evidence/change-table";
import { NotAllowed } from "@/components/evidence/not-allowed";
import { changesBetween, type RevisionFields } from "@/components/evidence/revision-changes";
import { NotFound } from "@/lib/domain/errors";
import { can } from "@/lib/domain/permissions";
import { getEvidence } from "@/lib/use-cases/evidence/queries";
import { listSources } from "@/lib/use-cases/source/queries";
import { requireMember } from "@/lib/web/actor";
import { reopenForm } from "@/lib/web/drafts";
import { EMPTY_FORM } from "@/lib/web/form-action";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { ReviseForm } from "./form";

type Params = Promise<{ reference: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return {
    title: (await currentTranslator())("evidence.reviseTitle", { reference: (await params).reference.toUpperCase() }),
  };
}

/** Describes evidence anew. Analysts and above. */
export default async function RevisePage({
  params,
  searchParams,
}: {
  params: Params;
  searchParams: Promise<{ draft?: string }>;
}) {
  const actor = await requireMember();
  const [{ reference }, { draft }, t, locale] = await Promise.all([
    params,
    searchParams,
    currentTranslator(),
    currentLocale(),
  ]);
  const evidence = await getEvidence(actor, reference).catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
  const page = `/evidence/${evidence.reference}`;
  if (!can(actor, "evidence.revise") || evidence.state === "WITHDRAWN") return <NotAllowed t={t} back={page} />;
  const [sources, reopened] = await Promise.all([listSources(actor), reopenForm(actor, "evidence.revise", draft)]);
  const typed = reopened && typedFields(reopened.state.values, evidence);
  const changes = typed ? changesBetween(evidence, typed, t) : [];
  return (
    <div className="wrap fw">
      <p className="crumb">
        <Link href={page}>{evidence.reference}</Link> / {t("evidence.revise")}
      </p>
      <h1>{t("evidence.reviseTitle", { reference: evidence.reference })}</h1>
      <div className="noform2">
        {typed && (
          <div className="err" role="alert">
            <h2>{t("evidence.staleTitle")}</h2>
            <p>{t("evidence.staleWhy", { name: evidence.recordedBy.name, version: evidence.version })}</p>
            {changes.length > 0 ? (
              <ChangeTable t={t} changes={changes} before={t("evidence.theirs")} after={t("evidence.yours")} />
            ) : (
              <p>{t("evidence.staleSame")}</p>
            )}
          </div>
        )}
        <p className="mut pb-4">{t("evidence.reviseIntro")}</p>
        <ReviseForm
          t={t}
          locale={locale}
          evidence={evidence}
          sourceIds={evidence.sources.map((source) => source.id)}
          sources={sources.map(({ id, name, kind }) => ({ id, name, kind }))}
          initial={reopened?.state ?? EMPTY_FORM}
        />
      </div>
    </div>
  );
}

/** What somebody typed, in the shape of a revision. */
function typedFields(values: Record<string, string[]>, stored: RevisionFields): RevisionFields {
  const text = (name: string) => values[name]?.[0]?.trim() || null;
  return {
    state: stored.state,
    type: text("type") ?? stored.type,
    title: {
      ...(text("title.en") ? { en: text("title.en") ?? "" } : {}),
      ...(text("title.ru") ? { ru: text("title.ru") ?? "" } : {}),
    },
    url: text("url"),
    archiveUrl: text("archiveUrl"),
    publishedOn: text("publishedOn"),
    eventFrom: text("eventFrom"),
    eventTo: text("eventTo"),
    ongoing: text("ongoing") === "on",
    language: text("language") ?? stored.language,
    quotation: text("quotation"),
    translation: text("translation"),
    via: text("via"),
    citation: text("citation"),
    capturedOn: text("capturedAt"),
    reviewBy: text("reviewBy"),
    visibility: text("visibility") ?? stored.visibility,
  };
}
