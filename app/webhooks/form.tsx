import { HandedOver } from "@/components/people/handed-over";
import type { Translate } from "@/components/translate";
import { Choices, Select, TextField } from "@/components/ui/fields";
import { ActionForm, type FormState } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { eventTypeOf, WEBHOOK_ACTIONS, WEBHOOK_VISIBILITIES } from "@/lib/domain/webhook";

/** What an endpoint is, as the form shows it. */
interface Shown {
  description: string;
  url: string;
  visibility: string;
  publication: string | null;
  events: readonly string[];
}

/** What an address is told of; a new one's secret is shown above the form. */
export function WebhookForm({
  t,
  action,
  publications,
  shown,
}: {
  t: Translate;
  action: (state: FormState, data: FormData) => Promise<FormState>;
  publications: readonly string[];
  shown?: Shown;
}) {
  const labels = {
    description: t("webhooks.description"),
    url: t("webhooks.url"),
    visibility: t("webhooks.visibility"),
    publication: t("webhooks.publication"),
    events: t("webhooks.events"),
  };
  return (
    <ActionForm className="max-w-[640px]" action={action} words={formWords(t)} labels={labels}>
      {!shown && <HandedOver copy={t("people.copy")} copied={t("people.copied")} />}
      <TextField
        name="description"
        label={labels.description}
        hint={t("webhooks.descriptionHint")}
        maxLength={200}
        defaultValue={shown?.description}
      />
      <TextField
        name="url"
        type="url"
        label={labels.url}
        hint={t("webhooks.urlHint")}
        maxLength={2000}
        defaultValue={shown?.url}
      />
      <Choices
        name="visibility"
        label={labels.visibility}
        layout="list"
        options={WEBHOOK_VISIBILITIES.map((value) => ({
          value,
          label: t(`webhooks.visible.${value}`),
          detail: t(`webhooks.visibleWhat.${value}`),
        }))}
        defaultValues={[shown?.visibility ?? "TEAM"]}
      />
      <Select
        name="publication"
        label={labels.publication}
        options={publications.map((reference) => ({ value: reference, label: reference }))}
        empty={t("webhooks.anyPublication")}
        defaultValue={shown?.publication ?? ""}
      />
      <details className="f" open={(shown?.events.length ?? 0) > 0}>
        <summary className="min-h-7 cursor-pointer underline underline-offset-4">{labels.events}</summary>
        <div className="mt-3">
          <Choices
            name="events[]"
            label={labels.events}
            hint={t("webhooks.eventsAll")}
            layout="list"
            options={WEBHOOK_ACTIONS.map((action) => ({
              value: eventTypeOf(action),
              label: t(`audit.action.${action}`),
              detail: eventTypeOf(action),
            }))}
            defaultValues={shown?.events ?? []}
          />
        </div>
      </details>
      <p className="sub2">
        <Submit>{t(shown ? "webhooks.save" : "webhooks.create")}</Submit>
      </p>
    </ActionForm>
  );
}
