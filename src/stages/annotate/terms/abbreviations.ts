/**
 * Short forms that the article introduces: "diabetic foot ulcers (DFUs)", "CKD (chronic kidney disease)",
 * "chronic kidney disease, or CKD". A short form is believed if its letters can be found in the long one.
 */

/** Ordinary words that a headline in capitals would turn into short forms. */
const WORDS = new Set('ALL AS IT OR US AN AM IS ARE AID AIDS SAD CAN HAS MAY'.split(' '));

const AFTER =
  /^ ?(?:\(\s?[“"‘']?([A-Za-z][\w/+-]{1,11})[”"’']?\s?[),;]|, (?:or|also (?:known as|called)) [“"‘']?([A-Z][\w/+-]{1,11})[”"’']?[),.; ])/;
const BEFORE = /(?<![\w-])([A-Za-z][\w/+-]{1,11}) ?\($/;
/** How far a long form may begin before the term ("early breast cancer (EBC)"). */
const REACH = 80;

/** Two capitals, or a capital and a digit: "CKD", "mCRPC", "T2D". */
function looksShort(short: string): boolean {
  return /\p{Lu}.*[\p{Lu}\d]/u.test(short) && !/\p{Ll}{3}/u.test(short);
}

function isLetter(char: string): boolean {
  return /[\p{L}\p{N}]/u.test(char);
}

/**
 * Where in the text the long form of a short one begins, if every letter of the short form stands, in its order, in
 * the text before `end`, the first of them at the start of a word; -1 otherwise. Method: Schwartz and Hearst, "A simple
 * algorithm for identifying abbreviation definitions in biomedical text" (2003). Nothing before `floor` is looked at.
 */
export function longFormStart(text: string, short: string, floor: number, end: number): number {
  const letters = [...short.replace(/s$/, '').toLowerCase()].filter(isLetter);
  let at = end;
  for (let index = letters.length - 1; index >= 0; index--) {
    const found = (): boolean =>
      text.charAt(at).toLowerCase() === letters[index] && (index > 0 || at === 0 || !isLetter(text.charAt(at - 1)));
    at--;
    while (at >= floor && !found()) at--;
    if (at < floor) return -1;
  }
  return at;
}

/** The long form may reach back over words that describe, not into another phrase ("Society for Oncology (SFO)"). */
function believable(text: string, short: string, start: number, end: number): boolean {
  if (!looksShort(short)) return false;
  const long = longFormStart(text, short, Math.max(0, start - REACH), end);
  if (long < 0) return false;
  const before = text.slice(long, start);
  return !/[.,;:()\n]|\b(?:of|for|on|in|with|and|to|by|from|against)\b/i.test(before) && !isName(before, text[start]);
}

/** "Parent Project Muscular Dystrophy (PPMD)": a disease that ends a name. */
const isName = (before: string, first: string | undefined): boolean =>
  /[A-Z][a-z]{2}/.test(before) && first !== undefined && first === first.toUpperCase();

/** The short form that is introduced beside the term at [start, end); null: none. */
export function introduced(text: string, start: number, end: number): string | null {
  const after = AFTER.exec(text.slice(end, end + 40));
  const short =
    after?.[1] ??
    after?.[2] ??
    (text.charAt(end) === ')' ? BEFORE.exec(text.slice(Math.max(0, start - 20), start))?.[1] : undefined);
  if (short === undefined || !believable(text, short, start, end)) return null;
  return /[A-Z\d]s$/.test(short) ? short.slice(0, -1) : short;
}

/** All places of a short form, also with the plural's "s", as half-open offsets. Not where it could be a plain word. */
export function* places(
  text: string,
  short: string,
  shouted: (at: number) => boolean,
): Generator<readonly [number, number]> {
  for (let at = text.indexOf(short); at >= 0; at = text.indexOf(short, at + short.length)) {
    const plain = at + short.length;
    const end = text.charAt(plain) === 's' ? plain + 1 : plain;
    if (isLetter(text.charAt(at - 1)) || isLetter(text.charAt(end))) continue;
    if (WORDS.has(short) && shouted(at)) continue;
    yield [at, end];
  }
}
