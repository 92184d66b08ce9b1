import { Section } from "@/components/recommendation/section";
import type { Translate } from "@/components/translate";
import type { Actor } from "@/lib/domain/actor";
import type { Locale } from "@/lib/domain/localized";

/** The notes on a recommendation. */
export async function Notes({ t }: { actor: Actor; reference: string; t: Translate; locale: Locale }) {
  return (
    <Section id="notes" title={t("recommendation.notes")}>
      <span />
    </Section>
  );
}
