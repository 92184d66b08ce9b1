import path from "node:path";

/** The app's faces as static TTF with Latin and Cyrillic in one file, so that text can be searched in both. */
const FOLDER = path.resolve("node_modules/@expo-google-fonts");

function face(family: string, name: string, weight: string): string {
  return path.join(FOLDER, family, weight, `${name}_${weight}.ttf`);
}

function four(family: string, name: string) {
  return {
    normal: face(family, name, "400Regular"),
    bold: face(family, name, "600SemiBold"),
    italics: face(family, name, "400Regular_Italic"),
    bolditalics: face(family, name, "600SemiBold_Italic"),
  };
}

export const FONTS = { Serif: four("source-serif-4", "SourceSerif4"), Sans: four("inter", "Inter") };

/** Whether a file is one of the fonts: nothing else may be read from the disk while a briefing is set. */
export function isFont(file: string): boolean {
  return file.startsWith(FOLDER + path.sep) && file.endsWith(".ttf");
}
