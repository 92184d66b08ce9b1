import type { Translate } from "@/components/translate";
import { Select, TextArea, TextField } from "@/components/ui/fields";
import { type Localized, pick } from "@/lib/domain/localized";
import "@/components/evidence/evidence.css";

/** The fields of a request's form. */
export function RequestFields({
  people,
  states,
  request,
  t,
  locale,
}: {
  people: readonly { id: string; name: string }[];
  /** The member states. */
  states: readonly { key: string; shortName: Localized }[];
  request?: { wanted: string; owner: { id: string } | null; dueOn: string | null; party: { key: string } | null };
  t: Translate;
  locale: string;
}) {
  const optional = t("form.optional");
  return (
    <>
      <TextArea
        name="wanted"
        label={t("request.wanted")}
        hint={t("request.wantedHint")}
        rows={3}
        defaultValue={request?.wanted ?? ""}
      />
      <div className="f2 even">
        <Select
          name="ownerId"
          label={t("request.owner")}
          optional={optional}
          empty={t("request.nobody")}
          defaultValue={request?.owner?.id ?? ""}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField
          name="dueOn"
          type="date"
          label={t("request.dueOn")}
          optional={optional}
          defaultValue={request?.dueOn ?? ""}
        />
      </div>
      {states.length > 0 && (
        <Select
          name="party"
          label={t("request.party")}
          optional={optional}
          empty={t("request.noParty")}
          defaultValue={request?.party?.key ?? ""}
          options={states.map(({ key, shortName }) => ({ value: key, label: pick(shortName, locale).text }))}
        />
      )}
    </>
  );
}

/** The labels of its fields, for the error summary. */
export function requestLabels(t: Translate): Record<string, string> {
  return {
    wanted: t("request.wanted"),
    ownerId: t("request.owner"),
    dueOn: t("request.dueOn"),
    party: t("request.party"),
    evidence: t("request.evidence"),
    reason: t("request.dropReason"),
  };
}
