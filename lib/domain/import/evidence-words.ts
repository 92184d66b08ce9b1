import type { EvidenceType, Visibility } from "../evidence";
import type { SourceKind } from "../source";
import type { Stance } from "./evidence-map";

const TYPES: readonly [RegExp, EvidenceType][] = [
  [/treat(y|ies)|convention|protocol|agreement|договор|соглашени|конвенц|протокол/, "TREATY"],
  [/budget|appropriation|бюджет/, "BUDGET"],
  [/exercise|учени[яе]/, "EXERCISE"],
  [/\b(law|act|bill|decree|statute|regulation|legislation|ordinance)\b|закон|указ|постановлен|приказ|нормативн/, "LAW"],
  [/statistic|\bdata(set)?\b|статистик|данные/, "STATISTIC"],
  [/interview|интервью/, "INTERVIEW"],
  [/\b(news|article|press article|media)\b|новост|статья|публикаци[яи] сми|\bсми\b/, "NEWS"],
  [
    /statement|speech|press release|communiqu|declaration|заявлен|выступлен|речь|пресс релиз|коммюнике|декларац/,
    "STATEMENT",
  ],
  [/report|study|paper|evaluation|audit|review|отч[её]т|доклад|исследован|обзор/, "REPORT"],
  [/^(other|misc(ellaneous)?|друг\S*|проч\S*|ино\S*)$/, "OTHER"],
];

const KINDS: readonly [RegExp, SourceKind][] = [
  [/state media|government media|государственн\S* сми/, "STATE_MEDIA"],
  [/independent media|независим\S* сми/, "INDEPENDENT_MEDIA"],
  [/civil society|\bngos?\b|non ?governmental|нко|нпо|гражданск\S* обществ/, "CIVIL_SOCIETY"],
  [/intergovernmental|international organi[sz]ation|\bigos?\b|межправительствен|международн\S* организац/, "IGO"],
  [/academi|universit|think tank|research institut|университет|академи|научн/, "ACADEMIC"],
  [/paper author|автор доклада/, "PAPER_AUTHOR"],
  [/other state|third state|foreign government|друго\S* государств/, "OTHER_STATE"],
  [
    /state body|government|ministry|parliament|agency|государственн\S* орган|правительств|министерств|ведомств|парламент/,
    "STATE_BODY",
  ],
];

const STANCES: readonly [RegExp, Stance][] = [
  // What speaks against may contain the word for what speaks for.
  [
    /^(contradict\w*|against|con|negative|refut\w*|disprov\w*|does not support|no|−|-|против\S*|опроверга\S*|отрицательн\S*)$/,
    "CONTRADICTS",
  ],
  [
    /^(support\w*|for|pro|positive|confirm\w*|in favou?r|yes|\+|за|подтвержда\S*|поддержива\S*|положительн\S*)$/,
    "SUPPORTS",
  ],
  [/^(context\w*|background|neutral|mixed|информац\S*|контекст\S*|нейтральн\S*|фон)$/, "CONTEXT"],
];

const LANGUAGES: Record<string, string> = {
  english: "en",
  английский: "en",
  russian: "ru",
  русский: "ru",
  french: "fr",
  французский: "fr",
  german: "de",
  немецкий: "de",
  spanish: "es",
  chinese: "zh",
  arabic: "ar",
  thai: "th",
  maori: "mi",
  armenian: "hy",
  армянский: "hy",
  kazakh: "kk",
  казахский: "kk",
  kyrgyz: "ky",
  киргизский: "ky",
  кыргызский: "ky",
  tajik: "tg",
  таджикский: "tg",
  belarusian: "be",
  белорусский: "be",
};

/** The type of evidence that a word of elsewhere most likely means; null where it is not known. */
export function guessType(text: string): EvidenceType | null {
  return guess(text, TYPES);
}

/** The kind of source that a word most likely means. "Newspaper" does not say whose it is, and so means none. */
export function guessSourceKind(text: string): SourceKind | null {
  const exact = text
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, "_");
  const all = KINDS.map(([, kind]) => kind);
  return all.find((kind) => kind === exact) ?? guess(text, KINDS);
}

/** The stance that a word most likely means. */
export function guessStance(text: string): Stance | null {
  return guess(text, STANCES);
}

/** A language by its code or its name; null for what is neither. */
export function guessLanguage(text: string): string | null {
  const word = text.trim().toLowerCase();
  if (LANGUAGES[word]) return LANGUAGES[word];
  return /^[a-z]{2,3}([-_][a-z]{2,4})?$/.test(word) ? word.replace("_", "-") : null;
}

export function guessVisibility(text: string): Visibility | null {
  if (/^(public|open|публичн\S*|открыт\S*|общедоступн\S*)$/i.test(text.trim())) return "PUBLIC";
  return /^(team|internal|private|внутренн\S*|закрыт\S*|команд\S*)$/i.test(text.trim()) ? "TEAM" : null;
}

/** The figure of credibility in "2", "B2", "2 – probably true"; null where there is none. */
export function readCredibility(text: string): number | null {
  const found = /^\s*[A-Fa-f]?\s*[-–/]?\s*([1-6])(?!\d)/.exec(text);
  return found ? Number(found[1]) : null;
}

function guess<Value>(text: string, known: readonly (readonly [RegExp, Value])[]): Value | null {
  const words = text.toLowerCase().replace(/[_/]+/g, " ").replace(/\s+/g, " ").trim();
  return known.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}
