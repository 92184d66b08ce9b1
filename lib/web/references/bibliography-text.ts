import { decode, detectEncoding } from "@/lib/platform/tables/detect-encoding";

/** The text of a bibliography's bytes, in whatever of the usual encodings it came: told as that of a table is. */
export function bibliographyText(bytes: Uint8Array): string {
  const { encoding, mark } = detectEncoding(bytes);
  return decode(bytes.subarray(mark), encoding);
}
