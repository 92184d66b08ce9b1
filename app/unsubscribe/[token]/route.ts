import { mintActor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { stopDigest } from "@/lib/use-cases/digest/stop-digest";

interface Context {
  params: Promise<{ token: string }>;
}

/** Where the link of a mail leads: to the page that asks first. Whoever holds the link may. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return redirect(`/unsubscribe/${encodeURIComponent(token)}/confirm`);
}

/**
 * Ends the mails: one click in a mail program (RFC 8058, answered without a redirect), or the button of the page. Whoever
 * holds the link may; the token is the proof, so no origin is asked for.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const byPage = (await request.text().catch(() => "")).includes("from=page");
  try {
    await stopDigest(mintActor({ kind: "anonymous" }), { token });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (!byPage) return new Response(null, { status: error.status, headers: { "cache-control": "no-store" } });
  }
  const page = `/unsubscribe/${encodeURIComponent(token)}/confirm`;
  return byPage ? redirect(page) : new Response(null, { status: 200, headers: { "cache-control": "no-store" } });
}

function redirect(location: string): Response {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
