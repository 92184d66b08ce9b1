import { createHash } from "node:crypto";
import { initials } from "@/components/layout/header";
import type { Live } from "@/components/review/live-review";
import { Unauthenticated } from "@/lib/domain/errors";
import { getLive } from "@/lib/use-cases/review/queries";
import { currentActor } from "@/lib/web/actor";
import { refuseForm } from "@/lib/web/native-form";
import { currentTranslator } from "@/lib/web/request";

const VERDICTS = ["APPROVE", "REQUEST_CHANGES", "REJECT"];

/** How the items of a review stand and who looks at what, for pages that stay open. Every member. 304 while nothing moves. */
export async function GET(request: Request, { params }: { params: Promise<{ number: string }> }): Promise<Response> {
  const { number } = await params;
  try {
    const actor = await currentActor();
    if (actor.kind === "anonymous") throw new Unauthenticated();
    const [live, t] = await Promise.all([getLive(actor, Number(number)), currentTranslator()]);
    const body = JSON.stringify({
      closed: live.closed,
      items: live.items.map(({ position, reference, state, said, news }) => ({
        position,
        state,
        news: news && {
          sequence: news.sequence,
          by: news.actorId,
          text: t("reviews.live.news", {
            reference,
            name: news.by,
            what:
              news.action === "assessment.decided" && said !== null && VERDICTS.includes(said)
                ? t(`reviews.live.did.${said}`)
                : t(`audit.action.${news.action}`),
          }),
        },
      })),
      present: live.present.map((each) => ({ ...each, initials: initials(each.name) })),
    } satisfies Live);
    const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    const headers = { etag, "cache-control": "no-store" };
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
    return new Response(body, { headers: { ...headers, "content-type": "application/json; charset=utf-8" } });
  } catch (error) {
    return refuseForm(error, `/reviews/${encodeURIComponent(number)}`);
  }
}
