import { barShare } from "@/components/charts/scale";
import { keepClocks } from "@/components/clocks/keep";
import { TriangulationMark } from "@/components/judgement/status";
import type { Translate } from "@/components/translate";
import { SOURCE_KINDS, type SourceKind } from "@/lib/domain/source";
import { TRIANGULATIONS, type Triangulation } from "@/lib/domain/triangulation";
import { type Cell, listOf, Square } from "./status-squares";

/** Who vouches for the progress that is reported, one square for each recommendation. */
export function WhoVouches({
  triangulation,
  titles,
  t,
}: {
  triangulation: Record<Triangulation, Cell>;
  titles: ReadonlyMap<string, string>;
  t: Translate;
}) {
  return (
    <table className="trl">
      <caption className="vh">{t("dashboard.vouches")}</caption>
      <tbody>
        {TRIANGULATIONS.map((value) => (
          <tr key={value} className={value === "CONTESTED" ? "con" : undefined}>
            <th scope="row">
              <TriangulationMark value={value} t={t} />
            </th>
            <td>
              <div className="us">
                {triangulation[value].references.map((reference) => (
                  <Square key={reference} reference={reference} title={titles.get(reference)} />
                ))}
              </div>
              <small>{t(`dashboard.meaning.${value}`)}</small>
            </td>
            <td className="num">
              <a href={listOf({ triangulation: value })}>{triangulation[value].count}</a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const OFFICIAL: readonly SourceKind[] = ["STATE_BODY", "STATE_MEDIA", "IGO"];
const NEITHER: readonly SourceKind[] = ["OTHER_STATE", "PAPER_AUTHOR"];

/** What kinds of source the evidence comes from; the end of a bar is square for official ones, round for independent ones. */
export function SourceMix({ mix, t }: { mix: Record<SourceKind, number>; t: Translate }) {
  const greatest = Math.max(1, ...SOURCE_KINDS.map((kind) => mix[kind]));
  return (
    <table className="smx">
      <caption className="vh">{t("dashboard.sources")}</caption>
      <tbody>
        {[...SOURCE_KINDS]
          .sort((a, b) => mix[b] - mix[a])
          .map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`sourceKind.${kind}`)}</th>
              <td>
                {/* A drawing has a width of its own: the content security policy takes no inline style. */}
                <svg
                  className={`bar ${OFFICIAL.includes(kind) ? "" : NEITHER.includes(kind) ? "d" : "c"}`}
                  width={`${barShare(mix[kind], greatest)}%`}
                  height="12"
                  aria-hidden="true"
                />
              </td>
              <td className="num">
                <a href={keepClocks(`/evidence?kind=${kind}`)}>{mix[kind]}</a>
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
