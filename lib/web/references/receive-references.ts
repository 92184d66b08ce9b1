import { buffer } from "node:stream/consumers";
import { Invalid } from "@/lib/domain/errors";
import { fileStore } from "@/lib/platform/files/current-file-store";
import { receiveForm } from "../multipart";
import { bibliographyText } from "./bibliography-text";

const MOST_BYTES = 10_000_000;

/**
 * The text of a bibliography that a form sends, as a file or pasted, in any usual encoding. The file
 * is swept from the store after, as nothing names it.
 * @throws Invalid at `text`
 */
export async function receiveReferences(request: Request): Promise<string> {
  const { entries, files, problems } = await receiveForm(request, MOST_BYTES);
  const [problem] = Object.values(problems);
  if (problem) throw new Invalid({ text: problem }, problem);
  const [file] = files;
  if (file) return bibliographyText(await buffer(await fileStore().open(file.sha256)));
  const pasted = entries.find(([name]) => name === "text")?.[1] ?? "";
  if (pasted.trim() === "") throw new Invalid({ text: { code: "required" } }, "bibliographyNone");
  return pasted;
}
