import type { CatalogueProposal } from "@/lib/domain/catalogue";

const asOn = "2025-06-30";

/** The judgements that the paper's own evidence suggests, put to the reviewers as proposals. */
export const baseline: CatalogueProposal[] = [
  {
    reference: "CSTO-03",
    implementation: "UNDERWAY",
    confidence: "LOW",
    asOn,
    reasons: ["RISK_OF_BIAS", "IMPRECISION"],
    cites: [1],
    rationale: {
      en: "The memorandum is signed; no result of any of its three areas is reported.",
      ru: "Меморандум подписан; о результатах по какому-либо из трёх его направлений не сообщается.",
    },
  },
  {
    reference: "CSTO-05",
    implementation: "STALLED",
    confidence: "LOW",
    asOn,
    reasons: ["INCONSISTENCY", "INDIRECTNESS"],
    cites: [5, 6, 26],
    rationale: {
      en: "A list of organisations was agreed by 2017; a member’s leader doubted its use in 2022, and no unified watchlist exists.",
      ru: "К 2017 году был согласован список организаций; в 2022 году глава одного из государств-членов усомнился в его применении, а единого контрольного списка лиц нет.",
    },
  },
  {
    reference: "CSTO-08",
    implementation: "UNDERWAY",
    confidence: "VERY_LOW",
    asOn,
    reasons: ["INDIRECTNESS", "IMPRECISION"],
    cites: [16],
    rationale: {
      en: "An operation against recruitment runs since 2018; prevention programmes as such are not reported.",
      ru: "С 2018 года проводится операция против вербовки; о собственно профилактических программах не сообщается.",
    },
  },
  {
    reference: "CSTO-09",
    implementation: "PROPOSED",
    confidence: "LOW",
    asOn,
    reasons: ["INCONSISTENCY", "INDIRECTNESS"],
    cites: [1, 20, 27, 30],
    rationale: {
      en: "A CIS model law and an agreement to harmonise cyber law exist; no common definition, and designations diverge.",
      ru: "Существуют модельный закон СНГ и договорённость о гармонизации законодательства о кибербезопасности; общего определения нет, а перечни террористических организаций расходятся.",
    },
  },
  {
    reference: "CSTO-10",
    implementation: "UNDERWAY",
    confidence: "LOW",
    asOn,
    reasons: ["RISK_OF_BIAS", "INDIRECTNESS"],
    cites: [8, 9, 10, 15],
    rationale: {
      en: "Exercises touch drones, special units and peacekeeping; no unit, mandate or budget line is reported.",
      ru: "На учениях отрабатываются применение беспилотников, действия специальных подразделений и миротворческие задачи; о создании подразделений, мандате или статье бюджета не сообщается.",
    },
  },
  {
    reference: "CSTO-11",
    implementation: "UNDERWAY",
    confidence: "LOW",
    asOn,
    reasons: ["RISK_OF_BIAS", "INDIRECTNESS"],
    cites: [9, 11, 12, 14, 29],
    rationale: {
      en: "Recurrent exercises train the scenarios; no common standard is reported.",
      ru: "Сценарии отрабатываются на регулярных учениях; о едином стандарте не сообщается.",
    },
  },
  {
    reference: "CSTO-12",
    implementation: "UNDERWAY",
    confidence: "VERY_LOW",
    asOn,
    reasons: ["INDIRECTNESS", "IMPRECISION"],
    cites: [3, 4],
    rationale: {
      en: "Cooperation rests on a memorandum of 2007 and cyber initiatives; no deeper integration is reported.",
      ru: "Сотрудничество опирается на меморандум 2007 года и инициативы в сфере кибербезопасности; о более глубокой интеграции не сообщается.",
    },
  },
  {
    reference: "CSTO-13",
    implementation: "UNDERWAY",
    confidence: "VERY_LOW",
    asOn,
    reasons: ["INCONSISTENCY", "INDIRECTNESS"],
    cites: [21, 22, 30, 31],
    rationale: {
      en: "Russia lifted its ban and corridors include Afghanistan; Tajikistan’s stance and refused extraditions point the other way.",
      ru: "Россия сняла запрет, и транспортные коридоры включают Афганистан; позиция Таджикистана и отказы в выдаче указывают на обратное.",
    },
  },
];
