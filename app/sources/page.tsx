import type { Metadata } from "next";
import Link from "next/link";
import { exportMenu } from "@/components/export/export-menu";
import { SourceTable } from "@/components/source/source-table";
import { FilterBar } from "@/components/ui/filter-bar";
import { ServedMarkup } from "@/components/ui/served-markup";
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
      <FilterBar
        action="/sources"
        search={{ label: t("source.search"), value: q }}
        choice={{
          name: "kind",
          label: t("source.kind"),
          value: kind ?? "",
          options: [
            { value: "", label: t("source.anyKind") },
            ...SOURCE_KINDS.map((each) => ({ value: each, label: t(`sourceKind.${each}`) })),
          ],
        }}
        submit={t("evidence.show")}
      />
      <ServedMarkup as="div" className="contents" html={exportMenu(["sources"], given, t).text} />
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
