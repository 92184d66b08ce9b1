import { cookies } from "next/headers";
import { sessionCookieName } from "@/lib/platform/session";
import { isSameOrigin } from "@/lib/web/same-origin";

/** Ends this browser's session. Anybody may. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  (await cookies()).delete(sessionCookieName());
  return new Response(null, { status: 303, headers: { location: "/sign-in?done=out" } });
}
