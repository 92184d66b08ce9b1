import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { secrets } from "./secrets";

const NONCE = 12;
const TAG = 16;

/** Seals a text that has to be read again, for one place: there alone it opens (AES-256-GCM, a key of the installation's). */
export function seal(text: string, place: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", secrets().sealing, nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** Opens what was sealed for a place; null when it was changed, or sealed by another installation's secret. */
export function unseal(sealed: string, place: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < NONCE + TAG) return null;
  const opener = createDecipheriv("aes-256-gcm", secrets().sealing, bytes.subarray(0, NONCE))
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  try {
    return Buffer.concat([opener.update(bytes.subarray(NONCE + TAG)), opener.final()]).toString("utf8");
  } catch {
    return null;
  }
}
