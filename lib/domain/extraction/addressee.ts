/** Who is meant: the longest phrase that is still a name of somebody, in words. */
const MAX_WORDS = 14;
const MAX_LENGTH = 160;

const CALLED = [
  /\b(?:call(?:s|ed)? (?:up)?on|urges?|urged|encourages?|invites?|requests?|asks?)\s+(.{2,200}?)(?:,|;)?\s+to(?:\s|:|$)/iu,
  /\brecommend(?:s|ed)?(?:,[^,]{0,80},)? that\s+(.{2,160}?)\s+(?:should|must|be|not|to)\b/iu,
  /\brecommend(?:s|ed)? (?:that |to )?((?:the|all|each|every|both|[A-Z])[^,;:.]{1,100}?)(?:,| to | should | ensure| establish| develop| take| adopt| provide| create| consider| continue| strengthen| introduce| review| publish|:)/u,
  /(?:рекоменду(?:ется|ем|ет|ют)|рекомендовать|предлага(?:ется|ем)|поручить|следует|необходимо|надлежит|нужно)\s+((?:[А-ЯЁ][\p{L}-]*|[а-яё-]+(?:ству|ам|ям|ому|ому|ым|им|ой|ей|у|ю|ии|ции))(?:\s+(?!\p{Ll}+(?:ть|ти|чь|ться)(?![\p{L}]))[\p{L}«»"-]+){0,9}?)\s+\p{Ll}+(?:ть|ти|чь|ться)(?![\p{L}])/u,
  /призыва(?:ем|ет|ют)\s+(.{2,120}?)\s+(?:к\s|\p{Ll}+(?:ть|ти|чь|ться)(?![\p{L}]))/u,
];
const SUBJECT = [
  /^(.{2,160}?)\s+(?:should|must|ought to|needs? to|ha(?:s|ve) to|shall)\s/u,
  /^(.{2,160}?)\s+(?:должен|должна|должно|должны|обязан[аоы]?)(?![\p{L}])/u,
  /^((?:[А-ЯЁ][\p{L}-]*(?:ству|ам|ям|ому|у|ю|ии|е|ой))(?:\s+[\p{L}«»"-]+){0,8}?)\s+(?:следует|необходимо|надлежит|нужно|рекомендуется|предлагается)(?![\p{L}])/u,
];
const NOBODY =
  /^(?:it|this|that|these|those|there|they|we|you|one|i|such|which|what|who|he|she|this (?:would|will).*|это|этот|эта|они|мы|он|она|оно|там|здесь|все это)$/iu;

/** Guesses whom a recommendation addresses, in the text's own words; null where it does not say. */
export function guessAddressee(text: string): string | null {
  const sentence = text.slice(0, 600);
  for (const form of CALLED) {
    const found = tidy(form.exec(sentence)?.[1]);
    if (found) return found;
  }
  const opening = sentence.replace(
    /^(?:to [^,]{3,120}|in [^,]{3,100}|therefore|finally|furthermore|moreover|additionally|however|also|в [^,]{3,80}|для [^,]{3,80}|поэтому|кроме того),\s+/iu,
    "",
  );
  for (const form of SUBJECT) {
    const found = tidy(form.exec(opening)?.[1]);
    if (found) return found;
  }
  return null;
}

function tidy(phrase: string | undefined): string | null {
  if (!phrase) return null;
  const bare = phrase
    .split(
      /,?\s+(?:in (?:full )?(?:collaboration|consultation|partnership|cooperation|co-operation|conjunction)|together with|through|working with|совместно с|во взаимодействии с)\s/iu,
    )[0]
    ?.replace(/^(?:and|that|also|therefore|further|что|также|поэтому)\s+/iu, "")
    .replace(/[\s,;:*_]+$/, "")
    .replace(/^[\s"“«*_]+/, "");
  if (
    !bare ||
    bare.length > MAX_LENGTH ||
    bare.split(" ").length > MAX_WORDS ||
    /[:;]|\bthat there\b/.test(bare) ||
    NOBODY.test(bare)
  )
    return null;
  return bare;
}
