import { IMPERATIVES } from "./imperatives";

/** The words by which a text recommends, English and Russian, and those that only look like it. */

const NOT_A_WORD = "(?<![\\p{L}\\p{N}])";
const END = "(?![\\p{L}\\p{N}])";
const words = (...alternatives: string[]) => new RegExp(`${NOT_A_WORD}(?:${alternatives.join("|")})${END}`, "iu");

/** Verbs by which somebody recommends. */
const PERFORMATIVE = [
  words(
    "recommends? (?:that|to|the)",
    "we (?:also |further |therefore |strongly )*recommend",
    "(?:is|are|was) recommended (?:that|to)",
    "recommended that",
    "(?:calls?|call) (?:up)?on",
    "urges?",
    "(?:encourages?|invites?|requests?) (?:the|all|both|each|every|member|states|governments?)",
    "it is (?:essential|imperative|crucial|vital|necessary|advisable|critical|important|time) (?:that|to|for)",
    "we (?:ask|propose|advise|suggest) (?:that|the)",
  ),
  words(
    "рекомендуется",
    "рекомендуем",
    "рекоменду(?:ет|ют)",
    "рекомендовать",
    "предлагается",
    "предлагаем",
    "призыва(?:ем|ет|ют)",
    "целесообразно",
    "надлежит",
    "считаем необходимым",
    "просим",
  ),
];

const MODAL = [
  words("should", "must", "ought to", "needs? to", "ha(?:s|ve) to", "shall", "(?:is|are) to be"),
  words("следует", "необходимо", "должен", "должна", "должно", "должны", "нужно", "требуется", "обязан[аоы]?"),
];

/** "It should be noted", "should have", "must be the case": nothing is recommended. */
const HEDGED = [
  words(
    "(?:should|must) (?:also |perhaps )?be (?:noted|recalled|remembered|emphasi[sz]ed|stressed|mentioned|said|borne in mind|clear|obvious|pointed out|acknowledged|admitted|seen|read|understood)",
    "(?:needs?|has|have) to be (?:noted|said|remembered|seen|emphasi[sz]ed)",
    "(?:should|must) not be (?:surprising|forgotten|confused|mistaken|construed|interpreted|taken|read|understood|seen)",
    "as (?:it )?should be",
    "should come as no surprise",
    "needless to say",
    "must be (?:one of|due|because|a mistake)",
    "(?:whether|if|when|why|how|what|who|which|where) [\\p{L}\\p{N}’' -]{0,60}(?:should|must|ought to|needs? to|has to|have to)",
  ),
  words(
    "следует (?:также )?(?:отметить|подчеркнуть|сказать|признать|напомнить|иметь в виду|помнить|добавить|упомянуть|заметить|из|за)",
    "(?:необходимо|нужно|надо) (?:также )?(?:отметить|подчеркнуть|сказать|признать|напомнить|иметь в виду|помнить|добавить|упомянуть|заметить|понимать)",
    "как следует",
    "должно быть",
    "(?:кто|что|как|если|когда|почему|ли) [\\p{L} -]{0,40}(?:должен|должна|должны|должно|следует|необходимо)",
  ),
];

const PAST = [
  words(
    "(?:should|must|ought to|need|would) have (?:been|\\p{L}+ed|had|done|made|taken|known|seen)",
    "had to",
    "was to be",
    "were to be",
    "needed to",
  ),
  words(
    "(?:следовало|необходимо было|было необходимо|должен был|должна была|должны были|должно было|нужно было|требовалось)",
  ),
];

/** Somebody else's words. */
const REPORTED = [
  words(
    "(?:argue[sd]?|said|says|claim(?:s|ed)?|believe[sd]?|stated?|thought|suggested|insist(?:s|ed)?|maintain(?:s|ed)?|warn(?:s|ed)?|told us|noted|wrote|contend(?:s|ed)?) (?:\\p{L}+ )?that",
    "according to",
    "(?:witnesses|critics|respondents|interviewees|participants|experts|some|others|many|opponents) (?:have )?(?:argue|argued|said|say|believe|felt|feel|think|thought|suggested|called)",
    "(?:had|have|has) (?:previously |already |earlier )?(?:recommended|urged|called)",
    "(?:recommended|urged|called) in (?:19|20)\\d\\d",
    "in (?:19|20)\\d\\d,? [\\p{L} ]{0,60}(?:recommended|urged|called)",
  ),
  words(
    "(?:заявил|сказал|отметил|подчеркнул|считал|утверждал|указал|полагал)[аи]?,? что",
    "по (?:мнению|словам)",
    "говор(?:ил|ила|или|ит|ят)",
    "ранее (?:рекомендовал|призывал)[аио]?",
    "(?:критики|эксперты|респонденты|участники|некоторые) (?:считают|полагают|утверждают)",
  ),
];

const matchesAny = (forms: readonly RegExp[], text: string) => forms.some((form) => form.test(text));

/** How a sentence recommends, if it does. */
export interface Direction {
  performative: boolean;
  modal: boolean;
  imperative: boolean;
  hedged: boolean;
  past: boolean;
  reported: boolean;
  question: boolean;
}

/** Reads a sentence's or an item's mood. */
export function readDirection(sentence: string): Direction {
  const text = sentence.slice(0, 2000);
  return {
    performative: matchesAny(PERFORMATIVE, text),
    modal: matchesAny(MODAL, text),
    imperative: isImperative(text),
    hedged: matchesAny(HEDGED, text) || /^should\s/i.test(text),
    past: matchesAny(PAST, text),
    reported: matchesAny(REPORTED, text),
    question: /\?["”»)]?$/.test(text),
  };
}

/** Whether a text says, in any way, what is to be done. */
export function isDirective(text: string): boolean {
  const { performative, modal, imperative, hedged, past, question, reported } = readDirection(text);
  return (performative || modal || imperative) && !hedged && !past && !question && !reported;
}

/** Whether it begins by saying what to do: "Establish a fund", "Создать фонд". */
function isImperative(text: string): boolean {
  const start = text.replace(/^[*_“"«(\s]+/, "");
  const [first = "", second = ""] = start.split(/[\s,;:.]+/, 2).map((word) => word.toLowerCase());
  const verb =
    /ly$|^(?:to|not|also|further)$/.test(first) || /^(?:не|поэтапно|срочно|также)$/.test(first) ? second : first;
  return IMPERATIVES.has(verb) || isInfinitive(verb) || orders(start);
}

/** A Russian infinitive, and not a noun that ends like one. */
function isInfinitive(word: string): boolean {
  const verb = /^[а-яё]{2,}(?:ать|ять|ить|еть|уть|оть|ыть|йти|вести|нести|обрести|блюсти|чь|ться|тись)$/u.test(word);
  return verb && !/(?:^|[^ое])(?:сеть|память|печать|нить|площадь|речь|дочь|ночь|помощь|нефть)$/u.test(word);
}

/** "Правительству провести …": somebody in the dative, and what he is to do. */
function orders(text: string): boolean {
  const words = text.split(/[\s,;:]+/, 8).map((word) => word.toLowerCase());
  const dative = /^[а-яё-]{3,}(?:ству|ам|ям|ому|ему|ии|у|ю|е|ой|ым|им)$/u.test(words[0] ?? "");
  const verb = words.findIndex((word, index) => index > 0 && isInfinitive(word));
  return (
    dative && verb > 0 && !words.slice(0, verb).some((word) => /^(?:и|что|чтобы|если|как|не|он|она|они)$/.test(word))
  );
}
