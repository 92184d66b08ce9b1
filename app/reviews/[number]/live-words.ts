import type { Translate } from "@/components/translate";

/** What the part of a review's page that runs in the browser says. */
export function liveWords(t: Translate) {
  return {
    here: t("reviews.live.here", { names: "#names" }),
    show: t("reviews.live.show"),
    closed: t("reviews.live.closed"),
  };
}
