import type { CatalogueNote } from "@/lib/domain/catalogue";

/** Two inconsistencies of the paper that whoever uses the evidence should know. */
export const notes: CatalogueNote[] = [
  {
    recommendation: "CSTO-10",
    body: {
      en: "E08 (“Cobalt”): the paper rests both the 2021 and the 2024 exercise on a source of 2022, which cannot report the later one. Until another source is found, the 2024 exercise has no support but the paper’s own word.",
      ru: "E08 («Кобальт»): и об учении 2021 года, и об учении 2024 года в работе говорится со ссылкой на источник 2022 года, который не мог сообщить о втором. Пока не найден другой источник, учение 2024 года известно лишь со слов автора работы.",
    },
  },
  {
    recommendation: "CSTO-06",
    body: {
      en: "E24 (Kyrgyz–Tajik border): the text places the delimitation agreement in February 2024 but cites a report of 2025, and a photo caption gives 31 March 2025 for the treaty of three states. These may be two different acts; check the date in the original documents before relying on either.",
      ru: "E24 (граница Кыргызстана и Таджикистана): в тексте соглашение о делимитации отнесено к февралю 2024 года, но ссылка ведёт на сообщение 2025 года, а подпись к фотографии датирует договор трёх государств 31 марта 2025 года. Возможно, речь идёт о двух разных актах; прежде чем опираться на любую из дат, её следует сверить с подлинными документами.",
    },
  },
];
