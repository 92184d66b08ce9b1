import type { Locale } from "@/lib/domain/localized";

/** How public pages look, as the server found it at its start (lib/web/public-assets.ts). */
export interface PublicLook {
  /** The one stylesheet, which stands in each page. */
  style: string;
  /** The stylesheet of pictures that stand alone. */
  card: string;
  /** The fonts that the beginning of a page is set in. */
  preload: Record<Locale, readonly string[]>;
}

// The server reads the files, the routes' own module graph uses them.
const holder = globalThis as { heedPublicLook?: PublicLook };

/** Sets how public pages look. */
export function setPublicLook(look: PublicLook): void {
  holder.heedPublicLook = look;
}

/** How public pages look. @throws Error before the server has said so */
export function publicLook(): PublicLook {
  if (!holder.heedPublicLook) throw new Error("The server has not prepared the look of public pages.");
  return holder.heedPublicLook;
}
