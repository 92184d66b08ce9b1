import type { Translate } from "@/components/translate";
import { type FiguresMoved, previewEvidence } from "@/lib/use-cases/evidence/preview-evidence";
import { currentActor } from "@/lib/web/actor";
import { refuseForm } from "@/lib/web/native-form";
import { currentTranslator } from "@/lib/web/request";
import { readSketch } from "./sketch";

/** What logging the evidence typed so far would change, in sentences for the panel beside the form. Analysts and above. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await currentActor();
    const t = await currentTranslator();
    const moved = await previewEvidence(actor, readSketch([...new URL(request.url).searchParams]));
    return Response.json(
      moved.map((each) => ({ reference: each.reference, lines: sentences(each, t) })),
      { headers: { "cache-control": "no-store" } },
    );
  } catch (error) {
    return refuseForm(error, "/evidence/new");
  }
}

function sentences({ voice, addressee, before, after }: FiguresMoved, t: Translate): string[] {
  const counted = (["supports", "contradicts", "context"] as const).find((each) => after[each] !== before[each]);
  const voiceKey = voice === "OFFICIAL" && addressee ? "ADDRESSEE" : (voice ?? "UNKNOWN");
  const vouching = (figures: FiguresMoved["before"]) => {
    const words = t(`triangulation.${figures.triangulation}`).toLowerCase();
    const isFlagged = figures.triangulation === "UNSUPPORTED" && figures.contradicted;
    return isFlagged ? `${words}, ${t("triangulation.contradicted")}` : words;
  };
  const [from, to] = [vouching(before), vouching(after)];
  const lines = [
    counted
      ? t(`evidenceForm.preview.${counted}`, {
          before: before[counted],
          after: after[counted],
          voice: t(`evidenceForm.preview.voice.${voiceKey}`),
        })
      : t("evidenceForm.preview.uncounted"),
  ];
  if (counted === "context") return lines;
  if (voice === null && counted === "supports") lines.push(t("evidenceForm.preview.needsSource", { from }));
  else lines.push(t(`evidenceForm.preview.${from === to ? "triangulationStays" : "triangulation"}`, { from, to }));
  if (before.missing !== after.missing) {
    lines.push(t("evidenceForm.preview.gate", { before: before.missing, after: after.missing }));
  }
  return lines;
}
