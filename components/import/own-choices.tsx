import type { Translate } from "@/components/translate";
import { EVIDENCE_TYPES, STANCES, VISIBILITIES } from "@/lib/domain/evidence";
import { type AssessmentMap, PROPOSE_CHOICES } from "@/lib/domain/import/assessment-map";
import type { EvidenceMap } from "@/lib/domain/import/evidence-map";
import type { ImportMap } from "@/lib/domain/import/import";
import type { AnyMap } from "@/lib/domain/import/kinds";
import { SOURCE_KINDS } from "@/lib/domain/source";
import { Choice } from "./choice";

/** What only the rows of one kind ask. */
export function OwnChoices({ map, t }: { map: AnyMap; t: Translate }) {
  if ("stances" in map) return <EvidenceChoices map={map} t={t} />;
  if (typeof map.propose === "string") return <AssessmentChoices map={map as AssessmentMap} t={t} />;
  return <RecommendationChoices map={map as ImportMap} t={t} />;
}

function RecommendationChoices({ map, t }: { map: ImportMap; t: Translate }) {
  const createOrRefuse = [
    ["create", t("import.create")],
    ["refuse", t("import.refuse")],
  ] as const;
  return (
    <>
      <Choice name="theme" label={t("import.newThemes")} value={map.unknown.theme} options={createOrRefuse} />
      <Choice name="party" label={t("import.newParties")} value={map.unknown.party} options={createOrRefuse} />
      <Choice
        name="propose"
        label={t("import.propose")}
        value={map.propose ? "yes" : "no"}
        options={[
          ["no", t("import.proposeNo")],
          ["yes", t("import.proposeYes")],
        ]}
      />
    </>
  );
}

function AssessmentChoices({ map, t }: { map: AssessmentMap; t: Translate }) {
  return (
    <>
      <Choice
        name="propose"
        label={t("import.proposeOf")}
        value={map.propose}
        options={PROPOSE_CHOICES.map((each) => [each, t(`import.proposeChoice.${each}`)])}
      />
      <Choice
        name="evidence"
        label={t("import.unknownEvidence")}
        value={map.unknown.evidence}
        options={[
          ["refuse", t("import.refuse")],
          ["keep", t("import.skip")],
        ]}
      />
      <Choice
        name="party"
        label={t("import.newParties")}
        value={map.unknown.party}
        options={[
          ["refuse", t("import.refuse")],
          ["keep", t("import.keepName")],
        ]}
      />
    </>
  );
}

function EvidenceChoices({ map, t }: { map: EvidenceMap; t: Translate }) {
  const { defaults, unknown } = map;
  return (
    <>
      <Choice
        name="reference"
        label={t("import.unknownReferences")}
        value={unknown.reference}
        options={[
          ["refuse", t("import.refuse")],
          ["skip", t("import.skip")],
        ]}
      />
      <Choice
        name="source"
        label={t("import.newSources")}
        value={unknown.source}
        options={[
          ["create", t("import.create")],
          ["keep", t("import.keepName")],
          ["refuse", t("import.refuse")],
        ]}
      />
      <Choice
        name="sourceKind"
        label={t("import.defaultSourceKind")}
        value={defaults.sourceKind ?? ""}
        options={[["", t("import.notSaid")], ...SOURCE_KINDS.map((each) => [each, t(`sourceKind.${each}`)] as const)]}
      />
      <Choice
        name="stance"
        label={t("import.defaultStance")}
        value={defaults.stance}
        options={STANCES.map((each) => [each, t(`stance.${each}`)])}
      />
      <Choice
        name="type"
        label={t("import.defaultType")}
        value={defaults.type}
        options={EVIDENCE_TYPES.map((each) => [each, t(`evidenceType.${each}`)])}
      />
      <Choice
        name="visibility"
        label={t("import.onlyTeam")}
        value={defaults.visibility}
        options={VISIBILITIES.map((each) => [each, t(`visibility.${each}`)])}
      />
    </>
  );
}
