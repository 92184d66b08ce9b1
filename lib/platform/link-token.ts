import { createHash, randomBytes } from "node:crypto";

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
