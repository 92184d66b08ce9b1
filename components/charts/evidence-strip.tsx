import { keepClocks } from "@/components/clocks/keep";
import type { Translate } from "@/components/translate";
import { type Localized, pick } from "@/lib/domain/localized";
import type { Triangulation } from "@/lib/domain/triangulation";
import { Mark, MarkIcon } from "./mark";
import { shortReference, splitMarks } from "./scale";

export interface StripLine {
  reference: string;
  title: Localized;
  marks: string;
  supports: number;
  contradicts: number;
  context: number;
  triangulation: Triangulation;
}

const LEFT = 92;
const WIDTH = 1288;
const STEP = 24;

/**
 * Evidence for (above the line) and against (below it), one mark for each item: drawn wide, as rows on phones. The rows
 * are also the chart's table.
 */
export function EvidenceStrip({ lines, t, locale }: { lines: readonly StripLine[]; t: Translate; locale: string }) {
  const most = (side: "supports" | "contradicts") =>
    Math.max(1, ...lines.map((line) => splitMarks(line.marks)[side].length));
  const above = Math.min(8, most("supports"));
  const below = Math.min(6, most("contradicts"));
  const axis = above * STEP + 14;
  const height = axis + below * STEP + 66;
  const column = (WIDTH - LEFT) / lines.length;
  const label = (line: StripLine) =>
    `${line.reference} ${pick(line.title, locale).text}: ${t("list.evidenceLabel", line as never)}`;
  return (
    <>
      <div className="only-w strip-wide">
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose marks are links; a fieldset is none */}
        <svg viewBox={`0 0 ${WIDTH} ${height}`} width="100%" role="group" aria-label={t("chart.strip")}>
          <text x="0" y={axis - 10} fontSize="12" fontWeight="600" fill="var(--for)">
            {t("chart.supports")}
          </text>
          <text x="0" y={axis + 20} fontSize="12" fontWeight="600" fill="var(--against)">
            {t("chart.contradicts")}
          </text>
          <text x="0" y={height - 30} fontSize="12" fill="var(--ink-3)">
            {t("chart.context")}
          </text>
          <line x1={LEFT} x2={WIDTH} y1={axis} y2={axis} stroke="var(--ink)" />
          {lines.map((line, index) => {
            const x = LEFT + column * (index + 0.5);
            const { supports, contradicts } = splitMarks(line.marks);
            const contested = line.triangulation === "CONTESTED";
            return (
              <a
                key={line.reference}
                href={keepClocks(`/recommendations/${line.reference}#evidence`)}
                aria-label={label(line)}
              >
                <title>{label(line)}</title>
                <rect x={x - column / 2} y="0" width={column} height={height} fill="transparent" />
                {supports.slice(0, above).map((shape, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: marks are alike
                  <Mark key={place} shape={shape} x={x} y={axis - 14 - place * STEP} fill="var(--for)" />
                ))}
                {contradicts.slice(0, below).map((shape, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: marks are alike
                  <Mark key={place} shape={shape} x={x} y={axis + 16 + place * STEP} fill="var(--against)" />
                ))}
                {supports.length + contradicts.length === 0 && (
                  <text x={x} y={axis - 12} textAnchor="middle" fontSize="12" fill="var(--ink-3)">
                    {t("chart.none")}
                  </text>
                )}
                <text x={x} y={height - 30} textAnchor="middle" fontSize="12" fill="var(--ink-3)">
                  {line.context || "–"}
                </text>
                <text
                  x={x}
                  y={height - 7}
                  textAnchor="middle"
                  fontSize="13"
                  fontWeight={contested ? 650 : 500}
                  fill={contested ? "var(--attn)" : "var(--ink)"}
                >
                  {shortReference(line.reference)}
                </text>
              </a>
            );
          })}
        </svg>
        <details className="ctx">
          <summary>{t("chart.asTable")}</summary>
          <StripTable lines={lines} t={t} locale={locale} />
        </details>
      </div>
      <div className="only-n">
        <StripTable lines={lines} t={t} locale={locale} />
      </div>
    </>
  );
}

function StripTable({ lines, t, locale }: { lines: readonly StripLine[]; t: Translate; locale: string }) {
  return (
    <table className="evn">
      <caption className="vh">{t("chart.strip")}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">{t("list.title")}</span>
          </th>
          <td>{t("list.against")}</td>
          <td>{t("list.for")}</td>
          <td>{t("chart.context")}</td>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const { supports, contradicts } = splitMarks(line.marks);
          return (
            <tr key={line.reference}>
              <th scope="row">
                <a
                  href={keepClocks(`/recommendations/${line.reference}#evidence`)}
                  title={pick(line.title, locale).text}
                  className={line.triangulation === "CONTESTED" ? "attn" : undefined}
                >
                  {shortReference(line.reference)}
                </a>
              </th>
              <td className="a">
                <span className="vh">{line.contradicts}</span>
                {contradicts.map((shape, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: marks are alike
                  <MarkIcon key={index} shape={shape} stance="CONTRADICTS" />
                ))}
              </td>
              <td className="f">
                <span className="vh">{line.supports}</span>
                {supports.map((shape, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: marks are alike
                  <MarkIcon key={index} shape={shape} stance="SUPPORTS" />
                ))}
              </td>
              <td className="k">{line.context || "–"}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
