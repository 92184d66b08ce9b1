import { z } from "zod";

export const id = z.guid();
export const text = z.string().max(100_000);
/** The same in several languages. */
export const words = z.record(z.string().max(20), text);
export const name = z.string().min(1).max(200);
export const key = z.string().min(1).max(200);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const day = z.iso.date();
export const instant = z.iso.datetime();
/** A year, a month or a day. */
export const partial = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
