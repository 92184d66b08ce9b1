import type { ReactNode } from "react";
import type { Translate } from "@/components/translate";

/** A chart's figures as a table, folded below it: every figure that the drawing shows, each a link to its rows. */
export function ChartTable({
  caption,
  head,
  rows,
  t,
}: {
  caption: string;
  head: readonly string[];
  rows: readonly { key: string; name: ReactNode; cells: readonly { count: number; href?: string }[] }[];
  t: Translate;
}) {
  return (
    <details className="ctx as-table">
      <summary>{t("chart.asTable")}</summary>
      <div className="scroll">
        <table className="ct">
          <caption className="vh">{caption}</caption>
          <thead>
            <tr>
              {head.map((name) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.name}</th>
                {row.cells.map(({ count, href }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a row's cells stand in the order of the head
                  <td key={index} className={count === 0 ? "num z" : "num"}>
                    {href && count > 0 ? <a href={href}>{count}</a> : count}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
