import type { Translate } from "@/components/translate";
import { type Day, rangeOf } from "@/lib/domain/dates";
import { evidenceReference } from "@/lib/domain/evidence";
import type { Stance } from "@/lib/domain/record";
import { SOURCE_KINDS, type SourceKind } from "@/lib/domain/source";
import { Mark } from "./mark";
import { linearScale, yearOf, yearTicks } from "./scale";

export interface LaneItem {
  number: number;
  stance: Stance;
  kind: SourceKind | null;
  addressee: boolean;
  shape: string;
  /** Partial dates, as written; `trueOn` where there are none. */
  from: string | null;
  to: string | null;
  trueOn: Day;
}

const ROW = 30;

/**
 * Who says what: a lane for each kind of source, the addressee first; an item stands at its date, with a bar across the
 * span that the date can mean. Lanes without items stay and say so. Drawn wide and narrow, so that text never shrinks.
 */
export function Lanes({ items, today, t }: { items: readonly LaneItem[]; today: Day; t: Translate }) {
  return (
    <>
      <div className="only-w lanes">
        <Drawing items={items} today={today} width={800} left={160} labels t={t} />
      </div>
      <div className="only-n">
        <Drawing items={items} today={today} width={328} left={128} labels={false} t={t} />
      </div>
    </>
  );
}

function Drawing({
  items,
  today,
  width,
  left,
  labels,
  t,
}: {
  items: readonly LaneItem[];
  today: Day;
  width: number;
  left: number;
  labels: boolean;
  t: Translate;
}) {
  const placed = items.map((item) => ({
    ...item,
    lane: item.addressee ? "ADDRESSEE" : (item.kind ?? "OTHER"),
    ...spanOf(item),
  }));
  const lanes = ["ADDRESSEE", ...SOURCE_KINDS];
  const end = yearOf(today);
  const first = Math.floor(Math.min(end - 4, ...placed.map((item) => item.start)));
  const x = linearScale(first, end, left + 14, width - 22);
  const bottom = lanes.length * ROW;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing whose marks are links; a fieldset is none
    <svg viewBox={`0 0 ${width} ${bottom + 22}`} width="100%" role="group" aria-label={t("chart.lanes")}>
      {yearTicks(first, end, labels ? 10 : 4).map((year) => (
        <g key={year}>
          <line x1={x(year)} x2={x(year)} y1="2" y2={bottom} stroke="var(--rule)" />
          <text x={x(year)} y={bottom + 16} fontSize="12" textAnchor="middle" fill="var(--ink-3)">
            {year}
          </text>
        </g>
      ))}
      <line x1={x(end)} x2={x(end)} y1="2" y2={bottom} stroke="var(--ink)" strokeWidth="1.5" />
      {lanes.map((lane, index) => {
        const y = index * ROW + 17;
        const here = placed.filter((item) => item.lane === lane);
        return (
          <g key={lane}>
            <line x1={left} x2={width} y1={y} y2={y} stroke="var(--rule-2)" />
            <text x="0" y={y + 4} fontSize={labels ? 13 : 12} fill={here.length > 0 ? "var(--ink)" : "var(--ink-3)"}>
              {lane === "ADDRESSEE" ? t("chart.addressee") : t(labels ? `sourceKind.${lane}` : `chart.kind.${lane}`)}
            </text>
            {here.length === 0 && (
              <>
                <rect x={left + 5} y={y - 9} width="58" height="18" fill="var(--paper)" />
                <text x={left + 9} y={y + 4} fontSize="12" fill="var(--ink-3)">
                  {t("chart.silent")}
                </text>
              </>
            )}
            {here.map((item) => {
              const fill =
                item.stance === "CONTRADICTS"
                  ? "var(--against)"
                  : item.stance === "SUPPORTS"
                    ? "var(--for)"
                    : "var(--control)";
              const reference = evidenceReference(item.number);
              const at = Math.min(x((item.start + item.end) / 2), x(end) - 4);
              return (
                <a
                  key={`${item.number}-${item.stance}`}
                  href={`/evidence/${reference}`}
                  aria-label={`${reference}: ${t(`stance.${item.stance}`)}, ${item.from ?? item.trueOn}`}
                >
                  <title>{`${reference}: ${t(`stance.${item.stance}`)}`}</title>
                  {item.end - item.start > 0.05 && (
                    <line
                      x1={x(item.start)}
                      x2={Math.min(x(item.end), x(end))}
                      y1={y}
                      y2={y}
                      stroke={fill}
                      strokeWidth="3"
                    />
                  )}
                  <circle cx={at} cy={y} r="13" fill="transparent" />
                  <Mark shape={item.shape} x={at} y={y} fill={fill} />
                  {labels && (
                    <text x={at + 10} y={y - 5} fontSize="12" fill="var(--ink-2)">
                      {reference}
                    </text>
                  )}
                </a>
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}

/** The years between which an item can lie. */
function spanOf(item: LaneItem): { start: number; end: number } {
  const from = item.from ? rangeOf(item.from) : null;
  const to = item.to ? rangeOf(item.to) : null;
  const start = from?.from ?? to?.from ?? item.trueOn;
  const end = to?.to ?? from?.to ?? item.trueOn;
  return { start: yearOf(start), end: yearOf(end < start ? start : end) };
}
