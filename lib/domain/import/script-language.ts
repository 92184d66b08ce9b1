/** The language that a text's script gives away; "und", undetermined, where several languages use it. */
export function scriptLanguage(text: string): string {
  if (/\p{Script=Thai}/u.test(text)) return "th";
  if (/\p{Script=Hiragana}|\p{Script=Katakana}/u.test(text)) return "ja";
  if (/\p{Script=Han}/u.test(text)) return "zh";
  if (/\p{Script=Hangul}/u.test(text)) return "ko";
  return /\p{Script=Cyrillic}/u.test(text) ? "ru" : "und";
}
