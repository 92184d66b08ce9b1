import { barShare } from "@/components/charts/scale";
import type { Translate } from "@/components/translate";
import { rowsOf } from "./rows-of";
import { type Cell, Square } from "./status-squares";

/** How old the newest evidence for or against is: a square for each recommendation, bars when there are many. */
export function Ages({
  ages,
  titles,
  t,
}: {
  ages: Readonly<Record<string, Cell>>;
  titles: ReadonlyMap<string, string>;
  t: Translate;
}) {
  const greatest = Math.max(1, ...Object.values(ages).map((cell) => cell.count));
  return (
    <table className="trl ages">
      <caption className="vh">{t("dashboard.age.title")}</caption>
      <tbody>
        {Object.entries(ages).map(([age, cell]) => (
          <tr key={age}>
            <th scope="row">{t(`dashboard.age.${age}`)}</th>
            <td>
              {cell.references.length > 0 ? (
                <div className="us">
                  {cell.references.map((reference) => (
                    <Square key={reference} reference={reference} title={titles.get(reference)} />
                  ))}
                </div>
              ) : (
                <svg className="bar" width={`${barShare(cell.count, greatest)}%`} height="12" aria-hidden="true" />
              )}
            </td>
            <td className="num">
              <a href={rowsOf(cell, "/recommendations?sort=silent")}>{cell.count}</a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
