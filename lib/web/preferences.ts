import { cookies } from "next/headers";
import { DEFAULT_COLUMNS, LIST_COLUMNS, type ListColumn } from "@/lib/domain/view";
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

/** The cookie that remembers the list's columns. */
export const COLUMNS_COOKIE = "heed_columns";

/** A set of columns as an address and a cookie hold it: their names with dots between, in one order. */
export function columnsText(columns: readonly string[]): string {
  return LIST_COLUMNS.filter((column) => columns.includes(column)).join(".") || "none";
}

/**
 * The list's columns: those that the address names, else those that the reader chose last, else the usual ones.
 * @param asked the address's own, as columnsText writes them
 */
export async function currentColumns(asked: string | undefined): Promise<readonly ListColumn[]> {
  const text = asked ?? (await cookies()).get(COLUMNS_COOKIE)?.value;
  if (text === undefined) return DEFAULT_COLUMNS;
  const named = text.split(".");
  return LIST_COLUMNS.filter((column) => named.includes(column));
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
