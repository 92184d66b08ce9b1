import { barShare, shortReference } from "@/components/charts/scale";
import { keepClocks } from "@/components/clocks/keep";
import { Glyph, STATUS_CLASS } from "@/components/judgement/glyph";
import type { Translate } from "@/components/translate";
import { DISPLAY_ORDER, type ShownImplementation } from "@/lib/domain/implementation";

/** How many recommendations are in one place of a figure; their references where there are few enough to name. */
export interface Cell {
  count: number;
  references: readonly string[];
}
export type ByStatus = Record<ShownImplementation, Cell>;

interface Props {
  implementation: ByStatus;
  proposed: ByStatus;
  titles: ReadonlyMap<string, string>;
  t: Translate;
}

/** Where each recommendation stands: a square for each one, solid as approved, hatched as proposed; bars when there are many. */
export function StatusSquares({ implementation, proposed, titles, t }: Props) {
  const greatest = Math.max(...DISPLAY_ORDER.map((status) => implementation[status].count));
  return (
    <>
      <table className="dist">
        <caption className="vh">{t("dashboard.stands")}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{t("list.status")}</span>
            </th>
            <td className="un">
              <span className="vh">{t("list.heading")}</span>
            </td>
            <th scope="col">{t("dashboard.approved")}</th>
            <th scope="col">{t("dashboard.proposed")}</th>
          </tr>
        </thead>
        <tbody>
          {DISPLAY_ORDER.map((status) => {
            const solid = implementation[status];
            const hatched = proposed[status];
            return (
              <tr key={status} className={solid.count + hatched.count === 0 ? "zero" : undefined}>
                <th scope="row">
                  <span className="st">
                    <Glyph status={status} />
                    <span>{t(`implementation.${status}`)}</span>
                  </span>
                </th>
                <td className="un">
                  <div className="us">
                    {solid.references.map((reference) => (
                      <Square key={reference} reference={reference} title={titles.get(reference)} status={status} />
                    ))}
                    {hatched.references.map((reference) => (
                      <Square
                        key={`p-${reference}`}
                        reference={reference}
                        title={titles.get(reference)}
                        status={status}
                        proposed={t("status.proposed")}
                      />
                    ))}
                    {solid.references.length === 0 && solid.count > 0 && (
                      <a href={listOf({ implementation: status })} className="wide-bar">
                        <svg
                          className={STATUS_CLASS[status]}
                          width={`${barShare(solid.count, greatest)}%`}
                          height="14"
                          aria-hidden="true"
                        />
                        <span className="vh">{solid.count}</span>
                      </a>
                    )}
                  </div>
                </td>
                <td className={solid.count === 0 ? "num z" : "num"}>
                  <a href={listOf({ implementation: status })}>{solid.count}</a>
                </td>
                <td className="num p">
                  {hatched.count > 0 ? <a href="/review">+{hatched.count}</a> : <span className="mut">–</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="key">
        <span>
          <i className="u sol s-under" />
          {t("dashboard.key.approved")}
        </span>
        <span>
          <i className="u hat s-under" />
          {t("dashboard.key.proposed")}
        </span>
        <span>
          <i className="u sol s-na" />
          {t("dashboard.key.unassessed")}
        </span>
        <span className="mut">{t("dashboard.key.number")}</span>
      </div>
    </>
  );
}

/** One recommendation as a square that leads to it. */
export function Square({
  reference,
  title,
  status,
  proposed,
}: {
  reference: string;
  title?: string;
  status?: ShownImplementation;
  proposed?: string;
}) {
  const label = `${reference} ${title ?? ""}${proposed ? ` (${proposed})` : ""}`;
  const look = status ? `${STATUS_CLASS[status]} ${proposed ? "hat" : "sol"}` : "";
  const short = shortReference(reference);
  return (
    <a className={`u ${look}`} href={keepClocks(`/recommendations/${reference}`)} title={label} aria-label={label}>
      {proposed ? <b>{short}</b> : short}
    </a>
  );
}

/** The list of recommendations with one filter set. */
export function listOf(query: Record<string, string>): string {
  return keepClocks(`/recommendations?${new URLSearchParams(query)}`);
}
