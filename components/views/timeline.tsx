import { yearTicks } from "@/components/charts/scale";
import { formatDay } from "@/components/dates";
import { STATUS_CLASS } from "@/components/judgement/glyph";
import { ProposedStatus, Status } from "@/components/judgement/status";
import type { Translate } from "@/components/translate";
import type { Day } from "@/lib/domain/dates";
import type { Implementation } from "@/lib/domain/implementation";
import { type Localized, pick } from "@/lib/domain/localized";
import type { Schedule } from "@/lib/domain/milestone";
import { inLines, placeOf, spanOf } from "./timeline-layout";
import "./views.css";

interface Judgement {
  id: string;
  implementation: Implementation;
  asOn: Day;
  approved: boolean;
  state: Localized | null;
}

interface Milestone {
  id: string;
  reference: string;
  title: Localized;
  dueOn: Day | null;
  reachedOn: Day | null;
  schedule: Schedule;
}

export interface TimelineLine {
  item: { reference: string; title: Localized };
  judgements: readonly Judgement[];
  milestones: readonly Milestone[];
}

interface Mark {
  key: string;
  day: Day;
  href: string;
  label: string;
  place: number;
  width: number;
  judgement: Judgement | null;
  milestone: Milestone | null;
}

const LINE = 26;

/**
 * Judgements and milestones over time, a row for each recommendation: a judgement is its status' glyph, framed and hatched
 * while it is only proposed; a milestone is a flag, filled when reached. Positions are shares of the width, so that one
 * drawing serves every screen and its text never shrinks. The same as a table of data stands below.
 */
export function Timeline({
  lines,
  today,
  clocks,
  t,
  locale,
}: {
  lines: readonly TimelineLine[];
  /** The day of the picture. */
  today: Day;
  /** What carries the clocks to the pages that marks lead to: "?asOf=…" or nothing. */
  clocks: string;
  t: Translate;
  locale: string;
}) {
  const days = lines.flatMap((line) => [
    ...line.judgements.map((each) => each.asOn),
    ...line.milestones.flatMap((each) => each.reachedOn ?? each.dueOn ?? []),
  ]);
  const span = spanOf(days, today);
  const ticks = yearTicks(span.from, span.to, 8).map((year) => ({ year, place: placeOf(`${year}-01-01`, span) }));
  const now = placeOf(today, span);
  const rows = lines.map((line) => ({ line, ...inLines(marksOf(line, span, clocks, t, locale)) }));
  return (
    <>
      <svg width="0" height="0" className="absolute" aria-hidden="true">
        <pattern id="tl-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0v5" stroke="var(--ink-2)" strokeWidth="2.4" />
        </pattern>
      </svg>
      <table className="tml">
        <caption className="vh">{t("views.timelineCaption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("list.title")}</th>
            <td>
              <svg width="100%" height="20" aria-hidden="true">
                {ticks.map(({ year, place }) => (
                  <text key={year} x={`${place}%`} y="14" fontSize="12" textAnchor="middle" fill="var(--ink-3)">
                    {year}
                  </text>
                ))}
              </svg>
            </td>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, placed, lines: count }) => (
            <tr key={line.item.reference} data-row>
              <th scope="row">
                <Title line={line} clocks={clocks} locale={locale} />
              </th>
              <td>
                <svg className="ticks" width="100%" aria-hidden="true">
                  {ticks.map(({ year, place }) => (
                    <line key={year} x1={`${place}%`} x2={`${place}%`} y1="0" y2="100%" stroke="var(--rule)" />
                  ))}
                  <line x1={`${now}%`} x2={`${now}%`} y1="0" y2="100%" stroke="var(--ink)" strokeWidth="1.5" />
                </svg>
                {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose marks are links; a fieldset is none */}
                <svg
                  className="marks"
                  width="100%"
                  height={count * LINE + 8}
                  role="group"
                  aria-label={line.item.reference}
                >
                  {placed.map((mark) => (
                    <At key={mark.key} x={`${mark.place}%`} y={mark.line * LINE + LINE / 2 + 4}>
                      <a href={mark.href} aria-label={mark.label}>
                        <title>{mark.label}</title>
                        {mark.judgement && <JudgementMark judgement={mark.judgement} locale={locale} />}
                        {mark.milestone && <Flag milestone={mark.milestone} />}
                      </a>
                    </At>
                  ))}
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="key">
        <span>
          <svg width="3" height="14" aria-hidden="true">
            <path d="M1.5 0v14" stroke="var(--ink)" strokeWidth="1.5" />
          </svg>
          {formatDay(today, locale)}
        </span>
        <KeyMark label={t("views.keyApproved")}>
          <use href="#g-s-under" className="s-under" x="3" y="3" width="16" height="16" />
        </KeyMark>
        <KeyMark label={t("views.keyProposed")}>
          <At x="11" y={11}>
            <Frame />
            <use href="#g-s-under" className="s-under" x="-7" y="-7" width="14" height="14" />
          </At>
        </KeyMark>
        {(["ON_TRACK", "AT_RISK", "OVERDUE"] as const).map((schedule) => (
          <KeyMark key={schedule} label={t(`views.schedule.${schedule}`)}>
            <At x="11" y={11}>
              <Flag milestone={{ schedule, reachedOn: null }} />
            </At>
          </KeyMark>
        ))}
        <KeyMark label={t("views.keyReached")}>
          <At x="11" y={11}>
            <Flag milestone={{ schedule: "REACHED", reachedOn: today }} />
          </At>
        </KeyMark>
      </p>
      <DataTable lines={lines} clocks={clocks} t={t} locale={locale} />
    </>
  );
}

function Title({ line, clocks, locale }: { line: TimelineLine; clocks: string; locale: string }) {
  const title = pick(line.item.title, locale);
  return (
    <a className="t" href={`/recommendations/${line.item.reference}${clocks}`}>
      <span className="ref">{line.item.reference}</span>{" "}
      <span lang={title.lang === locale ? undefined : title.lang}>{title.text}</span>
    </a>
  );
}

function KeyMark({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <span>
      <svg width="22" height="22" aria-hidden="true">
        {children}
      </svg>
      {label}
    </span>
  );
}

/** A place in a drawing that its children are drawn around; it may be a share of the width. */
function At({ x, y, children }: { x: string; y: number; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: a position within a drawing; the links in it are named
    <svg x={x} y={y} overflow="visible">
      {children}
    </svg>
  );
}

function JudgementMark({ judgement, locale }: { judgement: Judgement; locale: string }) {
  const name = STATUS_CLASS[judgement.implementation];
  return (
    <>
      <rect x="-13" y="-13" width="26" height="26" fill="transparent" />
      {!judgement.approved && <Frame />}
      {judgement.approved && <circle r="9" fill="var(--paper)" />}
      <use
        href={`#g-${name}`}
        className={name}
        x={judgement.approved ? -8 : -7}
        y={judgement.approved ? -8 : -7}
        width={judgement.approved ? 16 : 14}
        height={judgement.approved ? 16 : 14}
      />
      {judgement.state && (
        <text x="14" y="4" fontSize="12" fill="var(--ink-2)">
          {pick(judgement.state, locale).text.slice(0, 3)}
        </text>
      )}
    </>
  );
}

/** What is only proposed: hatched, with a plate for the glyph, in a dashed frame. */
function Frame() {
  return (
    <>
      <rect
        x="-12"
        y="-10.5"
        width="24"
        height="21"
        fill="url(#tl-hatch)"
        stroke="var(--ink-2)"
        strokeDasharray="3 2"
      />
      <rect x="-8.500" y="-8.500" width="17" height="17" fill="var(--paper)" />
    </>
  );
}

/** A milestone: filled when reached, hollow when due, broken when at risk, with a sign when overdue. */
function Flag({ milestone }: { milestone: Pick<Milestone, "schedule" | "reachedOn"> }) {
  const over = milestone.schedule === "OVERDUE";
  const ink = over ? "var(--attn)" : "var(--ink)";
  return (
    <>
      <rect x="-13" y="-13" width="26" height="26" fill="transparent" />
      <path
        d="M-5 -8H8l-3.5 4.500L8 1H-5z"
        fill={milestone.reachedOn ? ink : "var(--paper)"}
        stroke={ink}
        strokeWidth={over ? 2 : 1.4}
        strokeDasharray={milestone.schedule === "AT_RISK" ? "2.5 2" : undefined}
      />
      <path d="M-5 -9V9" stroke={ink} strokeWidth="1.8" />
      {over && <path d="M-.5 -6.500v3M-.5 -2v1" stroke={ink} strokeWidth="1.8" />}
    </>
  );
}

function marksOf(
  line: TimelineLine,
  span: { from: number; to: number },
  clocks: string,
  t: Translate,
  locale: string,
): Mark[] {
  const marks = [
    ...line.judgements.map((judgement) => ({
      key: judgement.id,
      day: judgement.asOn,
      href: `/assessments/${judgement.id}`,
      label: [
        `${line.item.reference}${judgement.state ? `, ${pick(judgement.state, locale).text}` : ""}`,
        `${t(`implementation.${judgement.implementation}`)}${judgement.approved ? "" : `, ${t("status.proposed")}`}`,
        formatDay(judgement.asOn, locale),
      ].join(": "),
      width: judgement.state ? 17 : 9,
      judgement,
      milestone: null,
    })),
    ...line.milestones.flatMap((milestone) => {
      const day = milestone.reachedOn ?? milestone.dueOn;
      if (day === null) return [];
      return [
        {
          key: milestone.id,
          day,
          href: `/recommendations/${milestone.reference}${clocks}#milestones`,
          label: `${milestone.reference}: ${pick(milestone.title, locale).text}, ${whenOf(milestone, t, locale)}`,
          width: 9,
          judgement: null,
          milestone,
        },
      ];
    }),
  ];
  return marks.map((mark) => ({ ...mark, place: placeOf(mark.day, span) })).sort((a, b) => a.place - b.place);
}

function whenOf(milestone: Milestone, t: Translate, locale: string): string {
  if (milestone.reachedOn) return t("views.reachedOn", { day: formatDay(milestone.reachedOn, locale) });
  if (!milestone.dueOn) return t("views.schedule.UNSCHEDULED");
  return `${t("views.dueOn", { day: formatDay(milestone.dueOn, locale) })}, ${t(`views.schedule.${milestone.schedule}`).toLowerCase()}`;
}

/** The same in words: every mark is a row, and so is what has no day. */
function DataTable({
  lines,
  clocks,
  t,
  locale,
}: {
  lines: readonly TimelineLine[];
  clocks: string;
  t: Translate;
  locale: string;
}) {
  return (
    <details className="ctx">
      <summary>{t("chart.asTable")}</summary>
      <table className="simple tmd">
        <caption className="vh">{t("views.timelineCaption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("views.day")}</th>
            <th scope="col">{t("list.reference")}</th>
            <th scope="col">{t("views.what")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.flatMap((line) => [
            ...line.judgements.map((judgement) => (
              <tr key={judgement.id}>
                <td className="nw">{formatDay(judgement.asOn, locale)}</td>
                <td className="ref">{line.item.reference}</td>
                <td>
                  <a href={`/assessments/${judgement.id}`}>
                    {judgement.approved ? (
                      <Status status={judgement.implementation} t={t} />
                    ) : (
                      <ProposedStatus status={judgement.implementation} t={t} />
                    )}
                  </a>{" "}
                  {judgement.state ? pick(judgement.state, locale).text : t("views.overall")}
                </td>
              </tr>
            )),
            ...line.milestones.map((milestone) => (
              <tr key={milestone.id}>
                <td className="nw">
                  {milestone.reachedOn || milestone.dueOn
                    ? formatDay(milestone.reachedOn ?? milestone.dueOn ?? "", locale)
                    : "–"}
                </td>
                <td className="ref">{milestone.reference}</td>
                <td>
                  <a href={`/recommendations/${milestone.reference}${clocks}#milestones`}>
                    {pick(milestone.title, locale).text}
                  </a>
                  , {whenOf(milestone, t, locale)}
                </td>
              </tr>
            )),
          ])}
        </tbody>
      </table>
    </details>
  );
}
