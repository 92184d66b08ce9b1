import type { CataloguePublication } from "@/lib/domain/catalogue";

const organisation = "Collective Security Treaty Organization";
const title = `The ${organisation} and Counterterrorism in Central Asia`;

/** The paper whose conclusion the catalogue follows; the text at hand names no journal. */
export const publication: CataloguePublication = {
  key: "csto-2025",
  title: {
    en: title,
    ru: "Организация Договора о коллективной безопасности и борьба с терроризмом в Центральной Азии",
  },
  authors: ["Yan Kolosovskiy"],
  year: 2025,
  language: "en",
  citation: {
    id: "csto-2025",
    type: "article",
    title,
    author: [{ family: "Kolosovskiy", given: "Yan" }],
    issued: { "date-parts": [[2025]] },
    language: "en",
  },
  textSha256: "60c55f686b0aa0dc91d3f61efdb2fd11ff9f9fbc2363a1225cb117b52d14b47b",
};
