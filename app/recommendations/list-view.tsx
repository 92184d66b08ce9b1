import { listHead } from "@/components/recommendation/list-head";
import { type ListQuery, listHref, withFilter } from "@/components/recommendation/list-query";
import { listRows } from "@/components/recommendation/list-rows";
import type { Translate } from "@/components/translate";
import { ServedMarkup } from "@/components/ui/served-markup";
import type { ListColumn } from "@/lib/domain/view";
import {
  defaultDirection,
  type RecommendationFilters,
  type RecommendationPage,
} from "@/lib/use-cases/recommendation/list-item";

/** The form in which rows are chosen; its button leads to what can be done with all of them. */
const CHOOSING = "selection";

/** The rows as a table. */
export function ListView({
  page,
  filters,
  query,
  path,
  columns,
  choosing,
  t,
  locale,
}: {
  page: RecommendationPage;
  filters: RecommendationFilters;
  query: ListQuery;
  path: string;
  columns: readonly ListColumn[];
  choosing: boolean;
  t: Translate;
  locale: string;
}) {
  const sort = filters.sort ?? "reference";
  const head = listHead(query, sort, filters.dir ?? defaultDirection(sort), path, t, columns);
  const rows = listRows(page.items, t, locale, columns, choosing ? CHOOSING : null);
  return (
    <>
      {choosing && (
        <p className="selbar">
          <button type="submit" className="btn sm" form={CHOOSING}>
            {t("views.withChosen")}
          </button>
          <span className="mut">{t("views.chooseHow")}</span>
          <a href={listHref(path, withFilter(query, "select", []))}>{t("views.chooseNot")}</a>
        </p>
      )}
      <ServedMarkup as="table" className="list" html={`${head}<tbody>${rows}</tbody>`} />
    </>
  );
}

/** The form that the boxes of ListView belong to; it stands outside the form of the filters. */
export function ChoosingForm() {
  return <form id={CHOOSING} action="/recommendations/selection" method="get" hidden />;
}
