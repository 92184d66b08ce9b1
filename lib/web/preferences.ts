import { cookies } from "next/headers";
import { environment } from "@/lib/env/environment";

/** The themes to choose from; AUTO follows the device. */
export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The cookie that remembers a chosen theme. */
export const THEME_COOKIE = "heed_theme";

/** The chosen theme, AUTO when none is. */
export async function currentTheme(): Promise<Theme> {
  const value = (await cookies()).get(THEME_COOKIE)?.value;
  return THEMES.find((theme) => theme === value) ?? "auto";
}

/** How cookies of preferences are set: a year, first party, not needed by scripts. */
export function preferenceCookie() {
  return {
    path: "/",
    maxAge: 31_536_000,
    sameSite: "lax",
    httpOnly: true,
    secure: environment().HEED_URL?.startsWith("https:") ?? false,
  } as const;
}

/** A path of our own to return to, or "/": never an address elsewhere. */
export function ownPath(path: unknown): string {
  if (typeof path !== "string" || !/^\/(?![/\\])[^\s\\]*$/.test(path) || path.length > 500) return "/";
  return path;
}
