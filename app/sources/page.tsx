import type { Metadata } from "next";
import Link from "next/link";
import { SourceTable } from "@/components/source/source-table";
import { Icon } from "@/components/ui/icon";
import { SOURCE_KINDS } from "@/lib/domain/source";
import { listSources } from "@/lib/use-cases/source/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("source.title") };
}

/** Who publishes what the evidence rests on. Members. */
export default async function SourcesPage({
  searchParams,
}: {
  searchParams: Promise<{ q?: string | string[]; kind?: string | string[] }>;
}) {
  const actor = await requireMember();
  const [given, t, locale] = await Promise.all([searchParams, currentTranslator(), currentLocale()]);
  const q = [given.q].flat()[0]?.trim().slice(0, 200) ?? "";
  const kind = SOURCE_KINDS.find((each) => each === [given.kind].flat()[0]);
  const sources = await listSources(actor, { ...(q ? { q } : {}), ...(kind ? { kind } : {}) });
  return (
    <div className="wrap">
      <div className="lh">
        <h1>{t("source.title")}</h1>
        <p className="asof">{t("source.count", { count: sources.length })}</p>
      </div>
      <form className="filters" action="/sources" method="get">
        <div className="bar1 pb-3">
          <label className="q">
            <Icon name="search" />
            <span className="vh">{t("source.search")}</span>
            <input type="search" name="q" defaultValue={q} placeholder={t("source.search")} maxLength={200} />
          </label>
          <label className="vh" htmlFor="kind">
            {t("source.kind")}
          </label>
          <select id="kind" name="kind" className="in sel" defaultValue={kind ?? ""}>
            <option value="">{t("source.anyKind")}</option>
            {SOURCE_KINDS.map((each) => (
              <option key={each} value={each}>
                {t(`sourceKind.${each}`)}
              </option>
            ))}
          </select>
          <button type="submit" className="btn sec sm flt2">
            {t("evidence.show")}
          </button>
        </div>
      </form>
      {sources.length > 0 ? (
        <SourceTable t={t} locale={locale} rows={sources} />
      ) : (
        <div className="empty">
          <p>{q || kind ? t("source.noneMatch") : t("source.none")}</p>
          {(q || kind) && (
            <Link className="btn sec" href="/sources">
              {t("evidence.filter.clear")}
            </Link>
          )}
        </div>
      )}
    </div>
  );
}
