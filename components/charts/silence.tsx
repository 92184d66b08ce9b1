import { keepClocks } from "@/components/clocks/keep";
import type { Translate } from "@/components/translate";
import { type Day, monthsBetween } from "@/lib/domain/dates";
import { type Localized, pick } from "@/lib/domain/localized";
import { linearScale, shortReference, yearOf, yearTicks } from "./scale";

const WIDTH = 488;
const LEFT = 40;
const RIGHT = 398;
const ROW = 32;

/** For how long nothing has been heard: from the last evidence for or against to today, a dotted line. Text at the end says it. */
export function Silence({
  lines,
  today,
  t,
  locale,
}: {
  lines: readonly { reference: string; title: Localized; silentSince: Day | null }[];
  today: Day;
  t: Translate;
  locale: string;
}) {
  const dated = lines.flatMap(({ silentSince, ...line }) => (silentSince ? [{ ...line, silentSince }] : []));
  const first = Math.floor(Math.min(...dated.map((line) => yearOf(line.silentSince)), yearOf(today) - 1));
  const x = linearScale(first, yearOf(today), LEFT, RIGHT);
  const bottom = dated.length * ROW + 4;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing whose marks are links; a fieldset is none
    <svg
      viewBox={`0 0 ${WIDTH} ${bottom + 20}`}
      width="100%"
      role="group"
      aria-label={t("chart.silence")}
      className="silence"
    >
      {yearTicks(first, yearOf(today), 5).map((year) => (
        <g key={year}>
          <line x1={x(year)} x2={x(year)} y1="4" y2={bottom} stroke="var(--rule)" />
          <text x={x(year)} y={bottom + 15} textAnchor="middle" fontSize="12" fill="var(--ink-3)">
            {year}
          </text>
        </g>
      ))}
      <line x1={RIGHT} x2={RIGHT} y1="4" y2={bottom} stroke="var(--ink)" strokeWidth="1.5" />
      {dated.map((line, index) => {
        const y = index * ROW + 20;
        const months = monthsBetween(line.silentSince, today);
        const long =
          months >= 24 ? t("chart.years", { count: Math.floor(months / 12) }) : t("chart.months", { count: months });
        return (
          <a
            key={line.reference}
            href={keepClocks(`/recommendations/${line.reference}#evidence`)}
            aria-label={`${line.reference}: ${long}`}
          >
            <title>{pick(line.title, locale).text}</title>
            <rect x="0" y={y - 15} width={WIDTH} height={ROW - 2} fill="transparent" />
            <text x="0" y={y + 4} fontSize="13" fontWeight="550" fill="var(--ink)">
              {shortReference(line.reference)}
            </text>
            <line
              x1={x(yearOf(line.silentSince))}
              x2={RIGHT}
              y1={y}
              y2={y}
              stroke="var(--ink-2)"
              strokeWidth="1.5"
              strokeDasharray="1 4"
              strokeLinecap="round"
            />
            <circle cx={x(yearOf(line.silentSince))} cy={y} r="5" fill="var(--ink-2)" />
            <text x={WIDTH} y={y + 4} fontSize="13" textAnchor="end" fill="var(--ink)">
              {long}
            </text>
          </a>
        );
      })}
    </svg>
  );
}
