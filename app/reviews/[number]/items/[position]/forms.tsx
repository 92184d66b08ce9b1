import type { Translate } from "@/components/translate";
import { TextArea } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { evidenceReference } from "@/lib/domain/evidence";
import type { ITEM_OUTCOMES } from "@/lib/domain/review";
import { decide, settle } from "./actions";

type Way = (typeof ITEM_OUTCOMES)[number];

interface Item {
  number: string;
  position: string;
  reference: string;
}

/** The way to the items before and after. */
export function Steps({ previous, next, t }: { previous: string | null; next: string | null; t: Translate }) {
  return (
    <>
      {previous && (
        <a className="btn sec step" href={previous} data-key="k" rel="prev">
          {t("review.previous")} <kbd>k</kbd>
        </a>
      )}
      {next && (
        <a className="btn sec step" href={next} data-key="j" rel="next">
          {t("review.skip")} <kbd>j</kbd>
        </a>
      )}
    </>
  );
}

/** The note and the three answers to a proposal. A key goes to the button, or to the note where that is needed; Enter decides. */
export function DecisionForm({
  item,
  id,
  accepts,
  previous,
  next,
  t,
}: {
  item: Item;
  id: string;
  accepts: readonly number[];
  previous: string | null;
  next: string | null;
  t: Translate;
}) {
  return (
    <ActionForm
      action={decide.bind(null, { ...item, id })}
      words={formWords(t)}
      labels={{ note: t("review.note"), decision: t("review.decision") }}
      className="decide"
    >
      <div className="wrap vn">
        <TextArea name="note" label={t("review.note")} rows={3} hint={t("review.noteHint")} />
      </div>
      <div className="dbar">
        <div className="wrap">
          <span className="mut hint">
            {accepts.length > 0 ? t("review.accepts", { list: accepts.map(evidenceReference).join(", ") }) : ""}
          </span>
          <span className="sp" />
          <Steps previous={previous} next={next} t={t} />
          <Submit name="decision" value="REJECT" secondary focusKey="x" needs="f-note">
            {t("verdict.REJECT")}{" "}
            <span aria-hidden="true">
              <kbd>x</kbd>
            </span>
          </Submit>
          <Submit name="decision" value="REQUEST_CHANGES" secondary focusKey="c" needs="f-note">
            {t("verdict.REQUEST_CHANGES")}{" "}
            <span aria-hidden="true">
              <kbd>c</kbd>
            </span>
          </Submit>
          <Submit name="decision" value="APPROVE" focusKey="a">
            {t("verdict.APPROVE")}{" "}
            <span aria-hidden="true">
              <kbd>a</kbd>
            </span>
          </Submit>
        </div>
      </div>
    </ActionForm>
  );
}

/** The other ways to settle an item, each with a reason: it stands, not now, or now after all. */
export function SettleForm({ item, ways, t }: { item: Item; ways: readonly Way[]; t: Translate }) {
  return (
    <details className="ctx settle" open>
      <summary>{t("reviews.settle.title")}</summary>
      <ActionForm
        action={settle.bind(null, { ...item })}
        words={formWords(t)}
        labels={{ reason: t("reviews.settle.reason") }}
      >
        <TextArea name="reason" label={t("reviews.settle.reason")} rows={2} hint={t("reviews.settle.hint")} />
        <p className="sub2">
          {ways.map((way) => (
            <Submit key={way} name="outcome" value={way} secondary small focusKey={KEYS[way]} needs="f-reason">
              {t(`reviews.settle.${way}`)}{" "}
              <span aria-hidden="true">
                <kbd>{KEYS[way]}</kbd>
              </span>
            </Submit>
          ))}
        </p>
      </ActionForm>
    </details>
  );
}

const KEYS: Record<Way, string> = { CONFIRM: "o", DEFER: "s", RESUME: "s" };
