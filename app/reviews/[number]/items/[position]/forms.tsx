import type { Translate } from "@/components/translate";
import { TextArea } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import type { ITEM_OUTCOMES } from "@/lib/domain/review";
import { settle } from "./actions";

type Way = (typeof ITEM_OUTCOMES)[number];

interface Item {
  number: string;
  position: string;
  reference: string;
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
