import type { Translate } from "@/components/translate";
import { MOST_FURTHER_SOURCES } from "@/lib/domain/evidence";
import { type Locale, type Localized, pick } from "@/lib/domain/localized";
import { SOURCE_KINDS } from "@/lib/domain/source";
import { SourceRows } from "./source-rows";

/** The part of the form that names the sources. Their reliability stays covered: the information is judged first. */
export function SourceSection({
  t,
  locale,
  sources,
  parties,
  further,
}: {
  t: Translate;
  locale: Locale;
  sources: readonly { id: string; name: string; kind: string }[];
  parties: readonly { key: string; shortName: Localized }[];
  /** How many rows for further sources there are to begin with. */
  further: number;
}) {
  return (
    <section className="fs" id="f-sources" tabIndex={-1}>
      <h2>
        <span>3</span>
        {t("evidenceForm.who")}
      </h2>
      <SourceRows
        further={further}
        most={MOST_FURTHER_SOURCES}
        choices={{
          known: sources.map(({ id, name, kind }) => ({ value: id, label: `${name} · ${t(`sourceKind.${kind}`)}` })),
          kinds: SOURCE_KINDS.map((value) => ({ value, label: t(`sourceKind.${value}`) })),
          parties: parties.map(({ key, shortName }) => ({ value: key, label: pick(shortName, locale).text })),
        }}
        words={{
          source: t("evidenceForm.source"),
          whose: ["KNOWN", "NEW"].map((value) => ({ value, label: t(`evidenceForm.sources.${value}`) })),
          knownSource: t("evidenceForm.knownSource"),
          choose: t("evidenceForm.choose"),
          name: t("source.name"),
          nameHint: t("evidenceForm.sourceNameHint"),
          kind: t("source.kind"),
          country: t("source.country"),
          party: t("source.party"),
          partyHint: t("source.partyHint"),
          noParty: t("source.noParty"),
          optional: t("form.optional"),
          further: t("evidenceForm.furtherSource", { number: "#" }),
          furtherHint: t("evidenceForm.furtherHint"),
          add: t("evidenceForm.addSource"),
          remove: t("evidenceForm.removeRow"),
        }}
      >
        <div className="veil">
          <div className="gr lg2" aria-hidden="true">
            <span>?</span>
            <span className="un">–</span>
          </div>
          <p>
            <b>{t("evidenceForm.veil")}</b> <span className="mut">{t("evidenceForm.veilWhy")}</span>
          </p>
        </div>
      </SourceRows>
    </section>
  );
}
