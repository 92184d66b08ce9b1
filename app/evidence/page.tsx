import type { Metadata } from "next";
import Link from "next/link";
import { keepClocks } from "@/components/clocks/keep";
import { formatDay } from "@/components/dates";
import { EvidenceTable } from "@/components/evidence/evidence-table";
import { exportMenu } from "@/components/export/export-menu";
import { Select, TextField } from "@/components/ui/fields";
import { FilterBar } from "@/components/ui/filter-bar";
import { Icon } from "@/components/ui/icon";
import { ServedMarkup } from "@/components/ui/served-markup";
import { COUNTED_UP_TO, EVIDENCE_TYPES, STANCES } from "@/lib/domain/evidence";
import { LINK_FILTERS } from "@/lib/domain/link-watch";
import { can } from "@/lib/domain/permissions";
import { AFFILIATIONS, SOURCE_KINDS } from "@/lib/domain/source";
import { EVIDENCE_SORTS, listEvidence } from "@/lib/use-cases/evidence/queries";
import { listSources } from "@/lib/use-cases/source/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { ClockBar } from "../clock-bar";
import { readPageClocks } from "../page-clocks";
import { type FilterName, listAddress, readFilters } from "./filters";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("evidence.title") };
}

/** All evidence, narrowed by filters that stand in the address. Members. */
export default async function EvidenceListPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireMember();
  const [given, t, locale] = await Promise.all([searchParams, currentTranslator(), currentLocale()]);
  const reading = readPageClocks(given);
  const { filters, chosen, sort } = readFilters(given);
  // A cursor that was cut or mistyped begins at the first page again, rather than breaking the address.
  const load = () =>
    listEvidence(actor, defined(filters)).catch(() => listEvidence(actor, defined({ ...filters, cursor: undefined })));
  const [page, sources] = await Promise.all([load(), listSources(actor)]);
  const narrowed = Object.keys(chosen).length;
  const options = (values: readonly string[], words: string): Option[] =>
    values.map((value) => ({ value, label: t(`${words}.${value}`) }));
  const filterFields: readonly { name: FilterName; label: string; empty?: string; options: Option[] }[] = [
    { name: "type", label: t("evidenceForm.type"), options: options(EVIDENCE_TYPES, "evidenceType") },
    { name: "stance", label: t("evidence.filter.stance"), options: options(STANCES, "stance") },
    { name: "kind", label: t("evidence.filter.kind"), options: options(SOURCE_KINDS, "sourceKind") },
    {
      name: "source",
      label: t("evidenceForm.source"),
      options: sources.map(({ id, name }) => ({ value: id, label: name })),
    },
    { name: "graded", label: t("evidence.filter.graded"), options: options(["yes", "no"], "evidence.filter.gradedBy") },
    { name: "via", label: t("evidence.filter.via"), options: options(["no", "yes"], "evidence.filter.viaBy") },
    {
      name: "affiliation",
      label: t("evidence.filter.affiliation"),
      options: options(AFFILIATIONS, "evidence.filter.affiliationBy"),
    },
    {
      name: "state",
      label: t("evidence.filter.state"),
      empty: t("evidence.filter.standing"),
      options: [{ value: "WITHDRAWN", label: t("evidence.withdrawn") }],
    },
    { name: "link", label: t("evidence.filter.link"), options: options(LINK_FILTERS, "evidence.filter.linkBy") },
  ];
  const shown: Record<FilterName, (value: string) => string> = {
    q: (value) => t("search.quoted", { query: value }),
    type: (value) => t(`evidenceType.${value}`),
    stance: (value) => t(`stance.${value}`),
    kind: (value) => t(`sourceKind.${value}`),
    source: (value) => sources.find((source) => source.id === value)?.name ?? value,
    recommendation: (value) => value,
    graded: (value) => t(`evidence.filter.gradedBy.${value}`),
    via: (value) => t(`evidence.filter.viaBy.${value}`),
    state: () => t("evidence.withdrawn"),
    link: (value) => t("evidence.filter.linkIs", { how: t(`evidence.filter.linkBy.${value}`) }),
    affiliation: (value) => t(`evidence.filter.affiliationBy.${value}`),
    from: (value) => t("evidence.filter.fromDay", { day: formatDay(value, locale) }),
    to: (value) => t("evidence.filter.toDay", { day: formatDay(value, locale) }),
  };
  return (
    <div className="wrap">
      <div className="lh">
        <h1>{t("evidence.title")}</h1>
        <p className="asof">
          {page.total > COUNTED_UP_TO
            ? t("evidence.countMore", { count: COUNTED_UP_TO })
            : t("evidence.count", { count: page.total })}
        </p>
      </div>
      <ClockBar actor={actor} path="/evidence" query={{ ...chosen, sort: given.sort }} reading={reading} />
      <FilterBar
        action="/evidence"
        search={{ label: t("evidence.search"), value: chosen.q ?? "" }}
        choice={{
          name: "sort",
          label: t("evidence.sort.label"),
          value: sort,
          options: EVIDENCE_SORTS.map((each) => ({ value: each, label: t(`evidence.sort.${SORT_KEYS[each]}`) })),
        }}
        submit={t("evidence.show")}
        beside={
          can(actor, "evidence.log") && (
            <Link className="vh" href="/evidence/new" prefetch={false} data-key="e" tabIndex={-1} aria-hidden="true">
              {t("evidenceForm.heading")}
            </Link>
          )
        }
      >
        {Object.entries(reading.given).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <details>
          <summary>{t("evidence.filter.title")}</summary>
          <div className="grid4">
            {filterFields.map((field) => (
              <Select key={field.name} empty={t("evidence.filter.any")} defaultValue={chosen[field.name]} {...field} />
            ))}
            <TextField name="recommendation" label={t("evidenceForm.reference")} defaultValue={chosen.recommendation} />
            <TextField name="from" type="date" label={t("evidence.filter.from")} defaultValue={chosen.from} />
            <TextField name="to" type="date" label={t("evidence.filter.to")} defaultValue={chosen.to} />
          </div>
        </details>
        {narrowed > 0 && (
          <p className="chips">
            {(Object.entries(chosen) as [FilterName, string][]).map(([name, value]) => (
              <a
                key={name}
                className="chip"
                href={listAddress(chosen, sort, { [name]: undefined })}
                aria-label={t("evidence.filter.remove", { what: shown[name](value) })}
              >
                {shown[name](value)} <Icon name="cross" size={11} />
              </a>
            ))}
            <a href={keepClocks("/evidence")}>{t("evidence.filter.clear")}</a>
          </p>
        )}
      </FilterBar>
      <ServedMarkup as="div" className="contents" html={exportMenu(["evidence"], given, t).text} />
      {page.items.length > 0 ? (
        <EvidenceTable t={t} locale={locale} rows={page.items} />
      ) : (
        <div className="empty">
          <p>{narrowed > 0 ? t("evidence.noneMatch") : t("evidence.none")}</p>
          {narrowed > 0 ? (
            <a className="btn sec" href={keepClocks("/evidence")}>
              {t("evidence.filter.clear")}
            </a>
          ) : (
            can(actor, "evidence.log") && (
              <Link className="btn" href="/evidence/new" prefetch={false}>
                {t("evidenceForm.heading")}
              </Link>
            )
          )}
        </div>
      )}
      {(page.nextCursor || filters.cursor) && (
        <nav className="pager" aria-label={t("evidence.pages")}>
          {filters.cursor && <a href={listAddress(chosen, sort)}>{t("evidence.firstPage")}</a>}
          {page.nextCursor && (
            <a className="btn sec sm" rel="next" href={listAddress(chosen, sort, { cursor: page.nextCursor })}>
              {t("evidence.nextPage")}
            </a>
          )}
        </nav>
      )}
    </div>
  );
}

type Option = { value: string; label: string };

const SORT_KEYS = {
  "-recorded": "newest",
  recorded: "oldest",
  "-trueOn": "lastHappened",
  trueOn: "firstHappened",
} as const;

/** Without the filters that are not set. */
function defined<Values extends object>(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values;
}
