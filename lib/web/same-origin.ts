/**
 * Whether a change comes from our own pages. Browsers send Origin with every POST; a missing or foreign one, or "null",
 * is refused for requests that carry a cookie (bearer tokens are not sent by a browser on its own).
 * @param headers the request's headers
 */
export function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  if (!origin || origin === "null" || !host) return false;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
