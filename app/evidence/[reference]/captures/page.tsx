import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { formatMinute } from "@/components/dates";
import { Captures, cameFrom } from "@/components/evidence/captures";
import { showSize } from "@/components/evidence/format";
import { NotFound } from "@/lib/domain/errors";
import { type Capture, getArchive, getCapture } from "@/lib/use-cases/capture/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import "@/components/evidence/evidence.css";

/** Of a longer text the beginning is shown; the copy holds it all. */
const MOST_SHOWN = 200_000;

type Params = Promise<{ reference: string }>;
type Search = Promise<{ version?: string | string[] }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const t = await currentTranslator();
  return { title: `${(await params).reference.toUpperCase()}, ${t("archive.title")}` };
}

/** All copies of an evidence item's address, and the text of one of them, the newest unless another is named. Members. */
export default async function CapturesPage({ params, searchParams }: { params: Params; searchParams: Search }) {
  const actor = await requireMember();
  const [{ reference }, { version }, t, locale] = await Promise.all([
    params,
    searchParams,
    currentTranslator(),
    currentLocale(),
  ]);
  const orNotFound = (error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  };
  const archive = await getArchive(actor, reference).catch(orNotFound);
  const wanted = version === undefined ? archive.captures[0]?.version : Number([version].flat()[0]);
  const chosen = wanted === undefined ? null : await getCapture(actor, reference, wanted).catch(orNotFound);
  const page = `/evidence/${archive.reference}`;
  return (
    <div className="wrap">
      <p className="crumb">
        <Link href="/evidence">{t("evidence.title")}</Link> / <Link href={page}>{archive.reference}</Link> /{" "}
        {t("archive.title")}
      </p>
      <div className="lh">
        <h1>
          {chosen
            ? t("archive.page.title", { version: chosen.capture.version, reference: archive.reference })
            : t("archive.title")}
        </h1>
      </div>
      {chosen && (
        <>
          <section className="row">
            <h2>{t("archive.page.about")}</h2>
            <Facts capture={chosen.capture} t={t} locale={locale} />
            <p className="sn">{t("archive.note")}</p>
          </section>
          <section className="row" id="text">
            <h2>{t("archive.page.text")}</h2>
            <div>
              {chosen.text === null ? (
                <p className="mut">{t(chosen.capture.redactedAt ? "archive.page.gone" : "archive.page.noText")}</p>
              ) : (
                <>
                  {chosen.capture.title && <p className="et">{chosen.capture.title}</p>}
                  {/* What may scroll can be reached by keyboard. */}
                  {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
                  <section className="captured read" aria-label={t("archive.page.text")} tabIndex={0}>
                    {chosen.text.slice(0, MOST_SHOWN)}
                  </section>
                  {chosen.text.length > MOST_SHOWN && <p className="mut">{t("archive.page.cut")}</p>}
                </>
              )}
            </div>
            <p className="sn">{t("archive.page.textNote")}</p>
          </section>
        </>
      )}
      <section className="row">
        <h2>{t("archive.captures")}</h2>
        <div>
          {archive.captures.length === 0 && (
            <p className="mut">{t(archive.url ? "archive.none" : "archive.noAddress")}</p>
          )}
          <Captures t={t} locale={locale} reference={archive.reference} captures={archive.captures} />
        </div>
      </section>
    </div>
  );
}

function Facts({
  capture,
  t,
  locale,
}: {
  capture: Capture;
  t: Awaited<ReturnType<typeof currentTranslator>>;
  locale: Awaited<ReturnType<typeof currentLocale>>;
}) {
  const rows: [string, string | null][] = [
    ["fetched", `${formatMinute(capture.fetchedAt, locale)}, ${capture.elsewhere?.by ?? capture.recordedBy.name}`],
    ["elsewhere", capture.elsewhere && cameFrom(t, capture.elsewhere)],
    ["takenIn", capture.elsewhere && `${formatMinute(capture.recordedAt, locale)}, ${capture.recordedBy.name}`],
    ["dossier", capture.elsewhere?.dossier ?? null],
    ["asked", capture.url],
    ["arrived", capture.finalUrl === capture.url ? null : capture.finalUrl],
    ["status", String(capture.status)],
    ["type", capture.mediaType],
    ["size", showSize(capture.size, locale)],
    ["change", capture.changed && t(`archive.changed.${capture.changed}`)],
    ["sha256", capture.sha256],
    ["textSha256", capture.textSha256],
    [
      "headers",
      Object.entries(capture.headers)
        .map(([name, value]) => `${name}: ${value}`)
        .join("\n"),
    ],
  ];
  return (
    <dl className="facts2 captfacts">
      {rows
        .filter(([, value]) => value)
        .map(([name, value]) => [
          <dt key={`${name} name`}>{t(`archive.page.${name}`)}</dt>,
          <dd key={name}>{value}</dd>,
        ])}
    </dl>
  );
}
