import { ICON_PATHS } from "./icon";
import { html, type Markup } from "./markup";

/** The same markup as <Icon>. */
export function icon(name: keyof typeof ICON_PATHS, size = 16): Markup {
  const stroke = name === "more" ? html`stroke-width="2.6" stroke-linecap="round"` : html`stroke-width="1.6"`;
  return html`<svg class="ic" width="${size}" height="${size}" viewBox="0 0 16 16" aria-hidden="true"><path d="${ICON_PATHS[name]}" fill="none" stroke="currentColor" ${stroke}></path></svg>`;
}
