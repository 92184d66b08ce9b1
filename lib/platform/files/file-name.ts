/** The greatest length of a stored file name, in characters. */
export const MAX_FILE_NAME = 200;

/**
 * A sender's file name made harmless to show and to save: no path, no control or invisible characters (which can turn the
 * reading direction and disguise an ending), none that file systems refuse, at most 200 characters with the ending kept.
 */
export function safeFileName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\uFFFD]/gu, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  return shortened(clean) || "file";
}

function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= MAX_FILE_NAME) return name;
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? "";
  return (
    characters
      .slice(0, MAX_FILE_NAME - [...ending].length)
      .join("")
      .trimEnd() + ending
  );
}
