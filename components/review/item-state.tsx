import type { Translate } from "@/components/translate";
import { Icon } from "@/components/ui/icon";
import type { ItemState as State } from "@/lib/domain/review";

const DRAWING = { DECIDED: "check", CONFIRMED: "check", DEFERRED: "more", PROPOSED: "warning", OPEN: null } as const;

/** Where an item is: a drawing and a word. */
export function ItemState({ state, t, short = false }: { state: State; t: Translate; short?: boolean }) {
  const drawing = DRAWING[state];
  return (
    <span className={`ist ist-${state.toLowerCase()}`}>
      {drawing ? <Icon name={drawing} size={13} /> : <i aria-hidden="true" />}
      <span className={short ? "vh" : undefined}>{t(`reviews.state.${state}`)}</span>
    </span>
  );
}
