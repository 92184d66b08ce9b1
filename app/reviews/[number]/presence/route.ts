import { Forbidden, Unauthenticated } from "@/lib/domain/errors";
import { markPresence } from "@/lib/use-cases/review/mark-presence";
import { currentActor } from "@/lib/web/actor";
import { refuseForm } from "@/lib/web/native-form";
import { isSameOrigin } from "@/lib/web/same-origin";

/** Notes that a member looks at an item of a review just now. Scratch: nothing that counts, no entry in the chain. */
export async function POST(request: Request, { params }: { params: Promise<{ number: string }> }): Promise<Response> {
  const { number } = await params;
  try {
    const actor = await currentActor();
    if (actor.kind === "anonymous") throw new Unauthenticated();
    if (!isSameOrigin(request.headers)) throw new Forbidden("foreignOrigin");
    const position = Number(new URLSearchParams((await request.text()).slice(0, 100)).get("position") ?? Number.NaN);
    await markPresence(
      actor,
      Number(number),
      Number.isInteger(position) && position > 0 && position < 1000 ? position : null,
    );
    return new Response(null, { status: 204 });
  } catch (error) {
    return refuseForm(error, `/reviews/${encodeURIComponent(number)}`);
  }
}
