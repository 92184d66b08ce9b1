import { cache } from "react";

/** The clocks of the page that is being rendered, for this request alone (React's cache forgets them with it). */
const current = cache((): { query: Record<string, string> } => ({ query: {} }));

/** Pages that can be set to other clocks: what keeps them. Forms and commands are of now whatever the clocks. */
const CLOCKED = /^\/(?:$|recommendations(?:\/[^/]+)?$|evidence$|assessments\/[^/]+$)/;
/** Words below /recommendations and the like that are no references. */
const FORMS = /\/new$/;

/** Says which clocks a page is set to, before its components are rendered. See docs/decisions/0011. */
export function setPageClocks(given: { asOf?: string; knownAt?: string }): void {
  current().query = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
}

/** An address within Heed that keeps the clocks of the page it stands on, where its page can be set to clocks at all. */
export function keepClocks(href: string): string {
  return withClocks(href, current().query);
}

/** An address with both clocks set to what is given; what is not given is left out, an address that has one is kept. */
export function withClocks(href: string, clocks: Record<string, string>): string {
  if (Object.keys(clocks).length === 0) return href;
  const [, path = "", query = "", hash = ""] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(href) ?? [];
  if (!CLOCKED.test(path) || FORMS.test(path)) return href;
  const parameters = new URLSearchParams(query);
  if (parameters.has("asOf") || parameters.has("knownAt")) return href;
  for (const [name, value] of Object.entries(clocks)) parameters.set(name, value);
  return `${path}?${parameters}${hash}`;
}
