import { cookies } from "next/headers";
import { isSameOrigin } from "@/lib/web/same-origin";
import { closeSession } from "@/lib/web/sign-in";

/** Ends this browser's session. Anybody may. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  closeSession(await cookies());
  return new Response(null, { status: 303, headers: { location: "/sign-in?done=out" } });
}
