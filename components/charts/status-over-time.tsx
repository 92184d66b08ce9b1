import { formatDay, formatPartial, formatShortMonth } from "@/components/dates";
import { STATUS_CLASS } from "@/components/judgement/glyph";
import type { Translate } from "@/components/translate";
import type { Day } from "@/lib/domain/dates";
import { DISPLAY_ORDER, type ShownImplementation } from "@/lib/domain/implementation";
import { ChartTable } from "./chart-table";
import { Hatch } from "./hatch";
import { linearScale } from "./scale";
import { labelled, stackOf } from "./stack";

type Counts = Record<ShownImplementation, number>;

export interface StatusPoint {
  day: Day;
  total: number;
  implementation: Counts;
  proposed: Counts;
}

interface Props {
  points: readonly StatusPoint[];
  /** Where everything would stand if every open proposal passed, and how much of that is proposed. */
  ifPassed: Counts;
  proposed: Counts;
  /** Whether the last point is now, and not where other clocks stand. */
  isNow: boolean;
  /** The rows behind a status at a point. */
  href: (status: ShownImplementation, day: Day, last: boolean) => string;
  t: Translate;
  locale: string;
}

/**
 * How many recommendations stood where at the end of each month, as approved; apart from it, hatched, where they would
 * stand if all proposals passed. Steps, never lines. Drawn wide and narrow, so that text never shrinks.
 */
export function StatusOverTime(props: Props) {
  const { points, isNow, href, t, locale } = props;
  const shown = DISPLAY_ORDER.filter((status) => points.some((point) => point.implementation[status] > 0));
  return (
    <>
      <div className="only-w">
        <Drawing {...props} id="otw" width={560} right={196} />
      </div>
      <div className="only-n">
        <Drawing {...props} id="otn" width={340} right={172} />
      </div>
      {isNow && points.length === 1 && points[0] && (
        <p className="src">{t("chart.begins", { month: formatPartial(points[0].day.slice(0, 7), locale) })}</p>
      )}
      <ChartTable
        caption={t("chart.overTime")}
        head={[t("chart.monthEnd"), ...shown.map((status) => t(`implementation.${status}`)), t("chart.proposals")]}
        rows={points.map((point, index) => ({
          key: point.day,
          name: formatDay(point.day, locale),
          cells: [
            ...shown.map((status) => ({
              count: point.implementation[status],
              href: href(status, point.day, index === points.length - 1),
            })),
            { count: Object.values(point.proposed).reduce((sum, count) => sum + count, 0) },
          ],
        }))}
        t={t}
      />
    </>
  );
}

const TOP = 26;
const BOTTOM = 236;
const LEFT = 30;

function Drawing({
  points,
  ifPassed,
  proposed,
  href,
  t,
  locale,
  id,
  width,
  right,
}: Props & { id: string; width: number; right: number }) {
  const most = Math.max(1, ...points.map((point) => point.total));
  const y = linearScale(0, most, BOTTOM, TOP);
  const end = width - right;
  // A few months do not fill the drawing: a column is never a block.
  const band = Math.min((end - LEFT) / points.length, 64);
  const start = end - band * points.length;
  const waiting = Object.values(proposed).reduce((sum, count) => sum + count, 0);
  const hatched = DISPLAY_ORDER.filter((status) => proposed[status] > 0);
  const names = new Set(labelled(points.length, band, 52, 76));
  const bar = end + 22;
  return (
    <svg viewBox={`0 0 ${width} ${BOTTOM + 22}`} width="100%" aria-hidden="true" className="over-time">
      <defs>
        {hatched.map((status) => (
          <g key={status} className={STATUS_CLASS[status]}>
            <Hatch id={`${id}-${STATUS_CLASS[status]}`} colour="var(--c)" />
          </g>
        ))}
      </defs>
      {[0, Math.round(most / 2), most].map((tick, index, all) =>
        all.indexOf(tick) === index ? (
          <text key={tick} x={LEFT - 6} y={y(tick) + 4} textAnchor="end" fontSize="12" fill="var(--ink-3)">
            {tick}
          </text>
        ) : null,
      )}
      {points.map((point, index) => {
        const x = start + band * index;
        const last = index === points.length - 1;
        return (
          <g key={point.day}>
            {stackOf(point.implementation).map((segment) => (
              <a
                key={segment.status}
                href={href(segment.status, point.day, last)}
                tabIndex={-1}
                className={STATUS_CLASS[segment.status]}
              >
                <title>{`${formatDay(point.day, locale)}: ${t(`implementation.${segment.status}`)}, ${segment.count}`}</title>
                <rect
                  className="seg"
                  x={x}
                  y={y(segment.to)}
                  width={Math.max(1, band - (band > 6 ? 0.75 : 0))}
                  height={Math.max(0.5, y(segment.from) - y(segment.to) - 0.75)}
                />
              </a>
            ))}
            {names.has(index) && (
              <text
                x={last ? end : x + band / 2}
                y={BOTTOM + 16}
                textAnchor={last ? "end" : "middle"}
                fontSize="12"
                fontWeight={last ? 600 : 400}
                fill={last ? "var(--ink)" : "var(--ink-3)"}
              >
                {last || point.day.slice(5, 7) === "01"
                  ? formatPartial(point.day.slice(0, 7), locale)
                  : formatShortMonth(point.day.slice(0, 7), locale)}
              </text>
            )}
          </g>
        );
      })}
      <line x1={LEFT} x2={end} y1={BOTTOM} y2={BOTTOM} stroke="var(--ink)" />
      <line x1={end} x2={end} y1={TOP - 4} y2={BOTTOM} stroke="var(--ink)" strokeWidth="1.5" />
      <text x={bar} y={12} fontSize="12" fontWeight="600" fill="var(--ink)">
        {waiting > 0 ? t("chart.ifPass", { count: waiting }) : t("chart.atEnd")}
      </text>
      {spread(stackOf(ifPassed).map((segment) => ({ ...segment, middle: (y(segment.from) + y(segment.to)) / 2 }))).map(
        (segment) => {
          const height = y(segment.from) - y(segment.to);
          const part = ifPassed[segment.status] === 0 ? 0 : proposed[segment.status] / ifPassed[segment.status];
          const name = STATUS_CLASS[segment.status];
          return (
            <g key={segment.status} className={name}>
              <rect className="seg" x={bar} y={y(segment.to)} width="34" height={Math.max(0.5, height - 0.75)} />
              {part > 0 && (
                <rect
                  x={bar}
                  y={y(segment.to)}
                  width="34"
                  height={Math.max(0.5, (height - 0.75) * Math.min(1, part))}
                  fill={`url(#${id}-${name})`}
                  stroke="var(--c)"
                />
              )}
              <line x1={bar + 34} x2={bar + 40} y1={segment.middle} y2={segment.label - 4} stroke="var(--rule-2)" />
              <text x={bar + 42} y={segment.label} fontSize="12" fill="var(--ink)">
                <tspan fontWeight="600">{segment.count}</tspan> {t(`chart.status.${segment.status}`)}
              </text>
            </g>
          );
        },
      )}
    </svg>
  );
}

/** Labels that do not overlap: each at its middle, or as close above the one below as text allows. */
function spread<Each extends { middle: number }>(segments: readonly Each[]): (Each & { label: number })[] {
  const apart = 15;
  let below = BOTTOM + apart + 2;
  const up = segments.map((segment) => {
    below = Math.min(segment.middle + 4, below - apart);
    return { ...segment, label: below };
  });
  // Too many at the top are pushed down again from there.
  let above = TOP - apart;
  for (const segment of [...up].reverse()) {
    segment.label = Math.max(segment.label, above + apart);
    above = segment.label;
  }
  return up;
}
