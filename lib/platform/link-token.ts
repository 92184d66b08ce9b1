import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { secrets } from "./secrets";

/** A secret that is handed out once; only its hash is stored. Random enough that a plain hash cannot be turned back. */
export function newSecretToken(prefix = ""): { token: string; hash: string } {
  const token = `${prefix}${randomBytes(32).toString("base64url")}`;
  return { token, hash: hashToken(token) };
}

/** The form in which a token is stored and looked up (lower-case hex SHA-256). */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** The path of the page that a one-time link opens. */
export function linkPath(kind: "invitation" | "reset", token: string): string {
  return kind === "invitation" ? `/join/${token}` : `/reset/${token}`;
}

/**
 * What a mail's link to end mails carries: whose mails, signed with the installation's secret. It is good for that alone,
 * and for as long as the mail is kept.
 */
export function unsubscribeToken(userId: string): string {
  const id = Buffer.from(userId.replaceAll("-", ""), "hex").toString("base64url");
  return `${id}.${signature(id)}`;
}

/** Whose mails a token ends; null when it was not made here. */
export function readUnsubscribeToken(token: string): string | null {
  const [, id = "", given = ""] = /^([\w-]{22})\.([\w-]{43})$/.exec(token) ?? [];
  const expected = Buffer.from(signature(id));
  const actual = Buffer.from(given);
  if (id === "" || actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
  return Buffer.from(id, "base64url")
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function signature(id: string): string {
  return createHmac("sha256", secrets().unsubscribe).update(id).digest("base64url");
}
