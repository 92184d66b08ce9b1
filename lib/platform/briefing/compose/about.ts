import type { Briefing } from "@/lib/domain/briefing/briefing";
import type { Block, Fact } from "../document";
import { filtersText } from "./cover";
import type { BriefingWords } from "./words";

/** How the briefing is to be read, what it leaves out, and how anybody checks it against the audit chain. */
export function aboutBlocks(briefing: Briefing, words: BriefingWords): Block[] {
  const { t, day, instant } = words;
  const { clocks, head, origin } = briefing;
  const reading = ["judgement", "proposed", "grade", "shapes", "triangulation", "gate", "confidence"].filter(
    (name) => briefing.audience === "TEAM" || !["gate", "proposed"].includes(name),
  );
  const fact = (name: string): Fact => ({
    label: t(`briefing.about.${name}.label`),
    runs: [{ text: t(`briefing.about.${name}.text`) }],
  });
  return [
    { kind: "heading", level: 1, text: t("briefing.about.title"), newPage: true },
    { kind: "text", style: "body", runs: [{ text: t(`briefing.notice.${briefing.audience}`) }] },
    { kind: "facts", rows: reading.map(fact) },
    { kind: "heading", level: 2, text: t("briefing.about.state") },
    {
      kind: "facts",
      rows: [
        { label: t("briefing.cover.trueOn"), runs: [{ text: `${day(clocks.asOf)}. ${t("briefing.about.trueOn")}` }] },
        {
          label: t("briefing.cover.knownBy"),
          runs: [{ text: `${instant(clocks.knownAt)}. ${t("briefing.about.knownBy")}` }],
        },
        { label: t("briefing.cover.filters"), runs: [{ text: filtersText(briefing, words) }] },
      ],
    },
    { kind: "heading", level: 2, text: t("briefing.about.verify") },
    { kind: "text", style: "body", runs: [{ text: t("briefing.about.verifyHow") }] },
    {
      kind: "facts",
      rows: [
        { label: t("briefing.about.sequence"), runs: [{ text: String(head.sequence) }] },
        { label: "SHA-256", runs: [{ text: head.hash, mono: true }] },
        ...(origin ? [{ label: t("briefing.about.origin"), runs: [{ text: origin, href: origin }] }] : []),
      ],
    },
  ];
}
