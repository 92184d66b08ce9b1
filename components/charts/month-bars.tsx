import { formatPartial, formatShortMonth } from "@/components/dates";
import type { Translate } from "@/components/translate";
import { ChartTable } from "./chart-table";
import { Hatch } from "./hatch";
import { linearScale } from "./scale";
import { countTicks, labelled } from "./stack";

/** One series of bars, told apart by filling and place, not by colour alone. */
export interface Series {
  key: string;
  name: string;
  look: "ink" | "blue" | "open" | "hatched";
  /** Series of one side stand on each other; those of two stand beside each other. */
  side: 0 | 1;
}

export interface MonthRow {
  /** YYYY-MM */
  month: string;
  cells: Readonly<Record<string, { count: number; href?: string }>>;
}

interface Props {
  caption: string;
  series: readonly Series[];
  months: readonly MonthRow[];
  id: string;
  /** The width of the wide drawing: that of the column it stands in, so that text keeps its size. */
  wide?: number;
  t: Translate;
  locale: string;
}

/** Counts by month as bars with a key and their table; months without anything keep their place. */
export function MonthBars(props: Props) {
  const { caption, series, months, t, locale } = props;
  return (
    <>
      <div className="only-w">
        <Drawing {...props} id={`${props.id}w`} width={props.wide ?? 740} />
      </div>
      <div className="only-n">
        <Drawing {...props} id={`${props.id}n`} width={340} />
      </div>
      <p className="key">
        {series.map((each) => (
          <span key={each.key}>
            <svg width="18" height="14" aria-hidden="true">
              <defs>
                <Hatch id={`${props.id}k-${each.key}`} colour="var(--ink-2)" />
              </defs>
              <rect x="0.75" y="0.75" width="16.5" height="12.5" {...looks(each.look, `${props.id}k-${each.key}`)} />
            </svg>
            {each.name}
          </span>
        ))}
      </p>
      <ChartTable
        caption={caption}
        head={[t("chart.month"), ...series.map((each) => each.name)]}
        rows={[...months].reverse().map(({ month, cells }) => ({
          key: month,
          name: formatPartial(month, locale),
          cells: series.map((each) => cells[each.key] ?? { count: 0 }),
        }))}
        t={t}
      />
    </>
  );
}

const TOP = 10;
const BOTTOM = 150;
const LEFT = 34;

function Drawing({ series, months, id, width, locale }: Props & { width: number }) {
  const sides = new Set(series.map((each) => each.side)).size;
  const heights = months.flatMap(({ cells }) =>
    [0, 1].map((side) =>
      series.filter((each) => each.side === side).reduce((sum, each) => sum + (cells[each.key]?.count ?? 0), 0),
    ),
  );
  const ticks = countTicks(Math.max(1, ...heights));
  const y = linearScale(0, ticks.at(-1) ?? 1, BOTTOM, TOP);
  const band = (width - LEFT) / Math.max(1, months.length);
  const thick = Math.max(2, Math.min(26, (band * 0.76) / sides));
  const names = new Set(labelled(months.length, band, 56, 76));
  return (
    <svg viewBox={`0 0 ${width} ${BOTTOM + 22}`} width="100%" aria-hidden="true">
      <defs>
        <Hatch id={id} colour="var(--ink-2)" />
      </defs>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} stroke={tick === 0 ? "var(--ink)" : "var(--rule)"} />
          <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end" fontSize="12" fill="var(--ink-3)">
            {tick}
          </text>
        </g>
      ))}
      {months.map(({ month, cells }, index) => {
        const middle = LEFT + band * (index + 0.5);
        const stacked = [0, 0];
        return (
          <g key={month}>
            {series.map((each) => {
              const { count, href } = cells[each.key] ?? { count: 0 };
              if (count === 0) return null;
              const from = stacked[each.side] ?? 0;
              stacked[each.side] = from + count;
              const bar = (
                <>
                  <title>{`${formatPartial(month, locale)}: ${each.name}, ${count}`}</title>
                  <rect
                    x={middle - (thick * sides) / 2 + thick * (sides > 1 ? each.side : 0)}
                    y={y(from + count)}
                    width={thick - 1}
                    height={Math.max(1, y(from) - y(from + count) - 0.75)}
                    {...looks(each.look, id)}
                  />
                </>
              );
              return href ? (
                <a key={each.key} href={href} tabIndex={-1}>
                  {bar}
                </a>
              ) : (
                <g key={each.key}>{bar}</g>
              );
            })}
            {names.has(index) && (
              <text
                x={index === months.length - 1 ? width : middle}
                y={BOTTOM + 16}
                textAnchor={index === months.length - 1 ? "end" : "middle"}
                fontSize="12"
                fill="var(--ink-3)"
              >
                {index === months.length - 1 || month.endsWith("-01")
                  ? formatPartial(month, locale)
                  : formatShortMonth(month, locale)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

function looks(look: Series["look"], hatch: string): { fill: string; stroke?: string } {
  if (look === "ink") return { fill: "var(--ink-2)" };
  if (look === "blue") return { fill: "var(--st-plan)" };
  if (look === "hatched") return { fill: `url(#${hatch})`, stroke: "var(--ink-2)" };
  return { fill: "var(--paper)", stroke: "var(--ink-2)" };
}
