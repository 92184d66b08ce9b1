import type { CatalogueTheme } from "@/lib/domain/catalogue";

/** The ten themes, in the order in which they are shown. */
export const themes: CatalogueTheme[] = [
  { key: "cyber", name: { en: "Cyber", ru: "Кибербезопасность" } },
  { key: "intelligence-sharing", name: { en: "Intelligence sharing", ru: "Обмен разведданными" } },
  { key: "capacity", name: { en: "Capacity", ru: "Кадры и оснащение" } },
  { key: "prevention", name: { en: "Prevention", ru: "Профилактика" } },
  { key: "law", name: { en: "Law", ru: "Право" } },
  { key: "forces", name: { en: "Forces", ru: "Силы и средства" } },
  { key: "partnerships", name: { en: "Partnerships", ru: "Партнёрства" } },
  { key: "root-causes", name: { en: "Root causes", ru: "Первопричины" } },
  { key: "legitimacy", name: { en: "Legitimacy", ru: "Легитимность" } },
  { key: "strategy", name: { en: "Strategy", ru: "Стратегия" } },
];
