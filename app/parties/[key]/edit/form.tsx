import { type PartyDescription, PartyKindFields, PartyNameFields, partyLabels } from "@/components/party/party-fields";
import { Part } from "@/components/people/part";
import type { Translate } from "@/components/translate";
import { TextArea } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { changeParty } from "./actions";

/** A party as it stands, to be described anew, with the reason. */
export function PartyForm({ t, party }: { t: Translate; party: PartyDescription & { key: string; version: number } }) {
  return (
    <ActionForm action={changeParty.bind(null, { key: party.key })} words={formWords(t)} labels={partyLabels(t)}>
      <input type="hidden" name="version" value={party.version} />
      <Part number={1} title={t("parties.parts.identity")}>
        <PartyKindFields t={t} party={party} />
      </Part>
      <Part number={2} title={t("parties.parts.names")}>
        <PartyNameFields t={t} party={party} />
      </Part>
      <Part number={3} title={t("parties.parts.why")} last>
        <TextArea name="reason" label={t("parties.reason")} hint={t("parties.reasonHint")} rows={3} />
        <p className="sub2">
          <Submit>{t("parties.saveChange")}</Submit>
        </p>
      </Part>
    </ActionForm>
  );
}
