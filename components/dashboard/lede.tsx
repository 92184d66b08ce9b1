import { keepClocks } from "@/components/clocks/keep";
import { Linked } from "@/components/linked";
import type { Translate } from "@/components/translate";
import { DISPLAY_ORDER, type ShownImplementation } from "@/lib/domain/implementation";
import { type ByStatus, listOf } from "./status-squares";

/** The picture in one sentence; every figure in it is a link to its rows. */
export function Lede({
  total,
  implementation,
  waiting,
  t,
}: {
  total: number;
  implementation: ByStatus;
  waiting: number;
  t: Translate;
}) {
  const judged = total - implementation.NOT_ASSESSED.count;
  const top = leading(implementation);
  const kind = total === 0 ? "none" : judged > 0 ? "some" : waiting > 0 ? "first" : "untouched";
  const text = t(`dashboard.lede.${kind}`, {
    total,
    judged,
    waiting,
    implemented: implementation.IMPLEMENTED.count,
    top: top ? implementation[top].count : 0,
    is: top && top !== "IMPLEMENTED" ? t(`dashboard.is.${top}`, { count: implementation[top].count }) : "",
    more: top && top !== "IMPLEMENTED" ? "yes" : "no",
  });
  const hrefs = {
    judged: keepClocks(
      `/recommendations?${new URLSearchParams(DISPLAY_ORDER.filter((status) => status !== "NOT_ASSESSED").map((status) => ["implementation", status]))}`,
    ),
    waiting: "/review",
    implemented: listOf({ implementation: "IMPLEMENTED" }),
    top: listOf({ implementation: top ?? "NOT_ASSESSED" }),
    all: keepClocks("/recommendations"),
  };
  return (
    <h1>
      <Linked text={text} hrefs={hrefs} />
    </h1>
  );
}

/** The status, other than "not assessed", that most recommendations stand at. */
function leading(implementation: ByStatus): ShownImplementation | null {
  const judged = DISPLAY_ORDER.filter((status) => status !== "NOT_ASSESSED" && implementation[status].count > 0);
  return judged.sort((a, b) => implementation[b].count - implementation[a].count)[0] ?? null;
}

/** Further figures, each a link; what is zero is left out but for what waits. */
export function Facts({
  facts,
}: {
  facts: readonly { count: number; label: string; href: string; always?: boolean }[];
}) {
  return (
    <p className="facts">
      {facts
        .filter((fact) => fact.count > 0 || fact.always)
        .map((fact) => (
          <a key={fact.href} href={fact.href}>
            <b>{fact.count}</b>
            <span>{fact.label}</span>
          </a>
        ))}
    </p>
  );
}
