import { DomainError } from "@/lib/domain/errors";
import { feedResponse } from "@/lib/web/feeds/feed-response";
import { askedOrigin } from "@/lib/web/one-time-link";

/** A feed or calendar for programs that cannot sign in. Whoever holds the address may read it. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ kind: string; token: string }> },
): Promise<Response> {
  const { kind, token } = await params;
  try {
    return await feedResponse(request, kind, token, await askedOrigin());
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // Programs read no page.
    return new Response(null, { status: error.status, headers: { "cache-control": "no-store" } });
  }
}
