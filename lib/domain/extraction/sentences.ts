/** Words before a full stop that end no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:[A-ZА-Я]|e\.g|i\.e|etc|cf|vs|no|nos|art|arts|para|paras|sec|fig|dr|mr|mrs|ms|prof|st|jr|gen|col|u\.s|u\.k|u\.n|vol|pp?|ed|eds|et al|approx|inc|ltd|т\.е|т\.д|т\.п|т\.к|г|гг|в|вв|ст|п|пп|см|др|им|руб|млн|млрд|тыс|стр|рис|табл|напр)\.$/iu;

/** Cuts a stretch of a document into sentences: where each begins and ends, white space at their ends left out. */
export function readSentences(text: string, start: number, end: number): { start: number; end: number }[] {
  const sentences: { start: number; end: number }[] = [];
  const passage = text.slice(start, end);
  let from = 0;
  const close = (to: number) => {
    const piece = passage.slice(from, to);
    const lead = piece.length - piece.trimStart().length;
    const body = piece.trim();
    if (body) sentences.push({ start: start + from + lead, end: start + from + lead + body.length });
    from = to;
  };
  for (const match of passage.matchAll(/[.!?…]["”»’)\]*_]{0,3}(?=\s)/g)) {
    const to = match.index + match[0].length;
    const after = /^\s+(\S)/.exec(passage.slice(to, to + 40))?.[1] ?? "";
    const before = passage.slice(Math.max(from, to - 14), to);
    if (match[0].startsWith(".") && ABBREVIATION.test(before)) continue;
    if (/[\p{Lu}\d“"«([*_—–-]/u.test(after)) close(to);
  }
  close(passage.length);
  return sentences;
}
