import type { Catalogue } from "@/lib/domain/catalogue";
import { baseline } from "./baseline";
import { evidence } from "./evidence";
import { notes } from "./notes";
import { parties } from "./parties";
import { publication } from "./publication";
import { recommendations } from "./recommendations";
import { sources } from "./sources";
import { themes } from "./themes";

/** The first content, whole: what the paper recommends and what it reports to have happened. */
export const catalogue = {
  publication,
  themes,
  parties,
  recommendations,
  sources,
  evidence,
  notes,
  proposals: baseline,
} satisfies Catalogue;
