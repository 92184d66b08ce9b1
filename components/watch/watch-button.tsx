import type { Translate } from "@/components/translate";
import { ActionForm, type FormState } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";

type Action = (params: { kind: string; back: string }, state: FormState, data: FormData) => Promise<FormState>;

/** Watching one thing, or no longer: a form of one button, whose words say what is so and what it does. */
export function WatchButton({
  t,
  kind,
  name,
  watched,
  back,
  start,
  stop,
}: {
  t: Translate;
  kind: "RECOMMENDATION" | "THEME" | "PARTY";
  /** Reference or key. */
  name: string;
  watched: boolean;
  back: string;
  start: Action;
  stop: Action;
}) {
  return (
    <ActionForm action={(watched ? stop : start).bind(null, { kind, back })} words={formWords(t)} labels={{}}>
      <Submit secondary name="keys[]" value={name}>
        {t(watched ? "watch.stop" : "watch.start")}
      </Submit>
    </ActionForm>
  );
}
