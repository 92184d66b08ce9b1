import type { Random } from "./random";

const ENGLISH =
  "council members should agree joint exercises border crisis response mandate budget annual report training peacekeeping forces mediation regional security dialogue observers legal basis voluntary contribution early warning information exchange staff secretariat review mechanism public statement counter terrorism cooperation".split(
    " ",
  );
const RUSSIAN =
  "совет государства члены организации договор коллективная безопасность учения граница кризис реагирование мандат бюджет годовой отчёт подготовка миротворческие силы посредничество региональный диалог наблюдатели правовая основа взнос раннее предупреждение обмен информацией секретариат пересмотр механизм заявление борьба терроризм сотрудничество".split(
    " ",
  );

/** A few words in English and Russian, as titles are stored. */
export function title(random: Random, subject: string, words = 8): { en: string; ru: string } {
  return { en: `${subject}: ${run(random, ENGLISH, words)}`, ru: `${subject}: ${run(random, RUSSIAN, words)}` };
}

/** A paragraph in English and Russian. */
export function summary(random: Random): { en: string; ru: string } {
  return { en: paragraph(random), ru: `${run(random, RUSSIAN, 28)}.` };
}

/** A paragraph in English. */
export function paragraph(random: Random, words = 30): string {
  const text = run(random, ENGLISH, words);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function run(random: Random, words: readonly string[], count: number): string {
  return Array.from({ length: count }, () => random.pick(words)).join(" ");
}
