import { buffer } from "node:stream/consumers";
import { Invalid } from "@/lib/domain/errors";
import { fileStore } from "@/lib/platform/files/current-file-store";
import { receiveForm } from "../multipart";

const MOST_BYTES = 10_000_000;

/**
 * The text of a bibliography that a form sends, as a file or pasted: UTF-8, UTF-16 with a mark, else Windows-1251. The file
 * is swept from the store after, as nothing names it.
 * @throws Invalid at `text`
 */
export async function receiveReferences(request: Request): Promise<string> {
  const { entries, files, problems } = await receiveForm(request, MOST_BYTES);
  const [problem] = Object.values(problems);
  if (problem) throw new Invalid({ text: problem }, problem);
  const [file] = files;
  if (file) return decoded(await buffer(await fileStore().open(file.sha256)));
  const pasted = entries.find(([name]) => name === "text")?.[1] ?? "";
  if (pasted.trim() === "") throw new Invalid({ text: { code: "required" } }, "bibliographyNone");
  return pasted;
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1251").decode(bytes);
  }
}
