import { Command } from "@/components/people/command";
import { Confirm } from "@/components/people/confirm";
import { HandedOver } from "@/components/people/handed-over";
import type { Translate } from "@/components/translate";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { disable, enable, exchange, remove, test } from "./actions";

/** Trying an address out, telling it nothing for a while, taking it away. */
export function StateForms({ t, id, disabledBecause }: { t: Translate; id: string; disabledBecause: string | null }) {
  const words = formWords(t);
  return (
    <div className="flex flex-col items-start gap-3">
      {disabledBecause ? (
        <>
          <p className="text-ink-2">
            {t(disabledBecause === "RESTORED" ? "webhooks.takeOverWhy" : "webhooks.enableWhy")}
          </p>
          <Command action={enable.bind(null, { id })} words={words}>
            {t("webhooks.enable")}
          </Command>
        </>
      ) : (
        <>
          <Command action={test.bind(null, { id })} words={words} secondary>
            {t("webhooks.test")}
          </Command>
          <Confirm summary={t("webhooks.disable")} why={t("webhooks.disableWhy")}>
            <Command action={disable.bind(null, { id })} words={words}>
              {t("webhooks.disableSubmit")}
            </Command>
          </Confirm>
        </>
      )}
      <Confirm summary={t("webhooks.remove")} why={t("webhooks.removeWhy")}>
        <Command action={remove.bind(null, { id })} words={words}>
          {t("webhooks.removeSubmit")}
        </Command>
      </Confirm>
    </div>
  );
}

/** A new secret, shown once. */
export function SecretForm({ t, id }: { t: Translate; id: string }) {
  return (
    <ActionForm className="max-w-[560px]" action={exchange.bind(null, { id })} words={formWords(t)} labels={{}}>
      <HandedOver copy={t("people.copy")} copied={t("people.copied")} />
      <Submit secondary>{t("webhooks.exchange")}</Submit>
    </ActionForm>
  );
}
