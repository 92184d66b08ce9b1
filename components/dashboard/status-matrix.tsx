import { keepClocks } from "@/components/clocks/keep";
import { Glyph, STATUS_CLASS } from "@/components/judgement/glyph";
import type { Translate } from "@/components/translate";
import { DISPLAY_ORDER } from "@/lib/domain/implementation";
import { type Localized, pick } from "@/lib/domain/localized";
import { rowsOf } from "./rows-of";
import { type ByStatus, listOf } from "./status-squares";

/** A judgement for one state is no filter of the list: its rows are listed by name, or shown as the matrix. */
const MATRIX = "/recommendations?view=matrix";

export interface MatrixRow {
  key: string;
  name: Localized;
  total: number;
  cells: ByStatus;
}

/** A table of counts by status: solid for what is approved, hatched for what is proposed; each count leads to its rows. */
export function StatusMatrix({
  rows,
  filter,
  title,
  proposed,
  foot,
  t,
  locale,
}: {
  rows: readonly MatrixRow[];
  /** The list's filter that the rows are values of. */
  filter: "theme" | "party" | "level" | "state";
  title: string;
  proposed: ByStatus;
  /** What stands below, where the rows add up. */
  foot?: ByStatus;
  t: Translate;
  locale: string;
}) {
  if (rows.length === 0) return <p className="mut">{t("list.none")}</p>;
  return (
    <div className="scroll">
      <table className="mx">
        <caption className="vh">{title}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{t(`list.facet.${filter}`)}</span>
            </th>
            {DISPLAY_ORDER.map((status) => (
              <th
                scope="col"
                key={status}
                className={foot && foot[status].count + proposed[status].count === 0 ? "zero" : undefined}
              >
                <Glyph status={status} />
                {t(`dashboard.short.${status}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const members = new Set(DISPLAY_ORDER.flatMap((status) => row.cells[status].references));
            return (
              <tr key={row.key}>
                <th scope="row">
                  <a href={filter === "state" ? keepClocks(MATRIX) : listOf({ [filter]: row.key })}>
                    {filter === "level" ? t(`level.${row.key}`) : pick(row.name, locale).text}
                  </a>
                </th>
                {DISPLAY_ORDER.map((status) => {
                  const { count } = row.cells[status];
                  const waiting =
                    filter === "state"
                      ? 0
                      : proposed[status].references.filter((reference) => members.has(reference)).length;
                  return (
                    <td key={status} className={count + waiting === 0 ? "e" : undefined}>
                      {count + waiting === 0 ? (
                        <span className="dot" aria-hidden="true">
                          ·
                        </span>
                      ) : (
                        <span className="mg">
                          <Glyph status={status} />
                        </span>
                      )}
                      {count > 0 && (
                        <a
                          className={`sol ${STATUS_CLASS[status]}`}
                          href={
                            filter === "state"
                              ? rowsOf(row.cells[status], MATRIX)
                              : listOf({ [filter]: row.key, implementation: status })
                          }
                          aria-label={`${t(`implementation.${status}`)}: ${count}`}
                        >
                          {count}
                        </a>
                      )}
                      {waiting > 0 && (
                        <a
                          className={`u hat ${STATUS_CLASS[status]}`}
                          href={listOf({ [filter]: row.key, proposed: "true" })}
                          aria-label={`${t(`implementation.${status}`)}, ${t("status.proposed")}: ${waiting}`}
                        >
                          <b>{waiting}</b>
                        </a>
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              <th scope="row">{t("dashboard.allApproved")}</th>
              {DISPLAY_ORDER.map((status) => (
                <td key={status}>{foot[status].count}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
