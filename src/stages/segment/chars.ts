/** Classes of characters, for the scanner: one table look-up per UTF-16 code unit. */
import { isBlank } from '../../paragraphs.ts';

export const BLANK = 0;
export const LOWER = 1;
export const UPPER = 2;
export const DIGIT = 3;
/** A letter without case: Hangul, Han, Kana. */
export const LETTER = 4;
/** Belongs to the letter before it: accents, joiners, the soft hyphen. */
export const MARK = 5;
export const APOSTROPHE = 6;
export const HYPHEN = 7;
export const PERIOD = 8;
export const COMMA = 9;
/** Joins two words into one where no blank stands between: "AT&T", "a_b". */
export const JOINER = 10;
export const AT = 11;
export const PLUS = 12;
export const OTHER = 13;
/** First or second half of a character beyond the basic plane. */
export const SURROGATE = 14;

const UNKNOWN = 255;
const NAMED: Readonly<Record<string, number>> = {
  "'": APOSTROPHE,
  '’': APOSTROPHE,
  '-': HYPHEN,
  '\u2010': HYPHEN,
  '\u2011': HYPHEN,
  '.': PERIOD,
  ',': COMMA,
  '&': JOINER,
  _: JOINER,
  '@': AT,
  '+': PLUS,
  '\u00ad': MARK,
  '\u200c': MARK,
  '\u200d': MARK,
};
const KINDS: readonly (readonly [RegExp, number])[] = [
  [/\p{Ll}/u, LOWER],
  [/\p{Lu}|\p{Lt}/u, UPPER],
  [/\p{Nd}/u, DIGIT],
  [/\p{L}|\p{Nl}/u, LETTER],
  [/\p{M}/u, MARK],
];

function classify(code: number): number {
  if (isBlank(code)) return BLANK;
  if (code >= 0xd800 && code <= 0xdfff) return SURROGATE;
  const char = String.fromCharCode(code);
  return NAMED[char] ?? plainClass(code, char) ?? KINDS.find(([kind]) => kind.test(char))?.[1] ?? OTHER;
}

/** What news in English is made of, told without classes of Unicode, which are slow to make. */
function plainClass(code: number, char: string): number | null {
  if (code >= 48 && code <= 57) return DIGIT;
  if (code < 0x2000 && char.toLowerCase() !== char.toUpperCase()) return char === char.toLowerCase() ? LOWER : UPPER;
  return code < 0x80 || (code >= 0x2000 && code < 0x2070) ? OTHER : null;
}

/** Filled when a character is met first: most texts need a few hundred of the 65,536. */
const table = new Uint8Array(0x10000).fill(UNKNOWN);

/** The class of a code unit. */
export function classOf(code: number): number {
  const known = table[code]!;
  if (known !== UNKNOWN) return known;
  const found = classify(code);
  table[code] = found;
  return found;
}

/** Letters, digits and marks: what words are made of. */
export const isWordClass = (kind: number): boolean => kind >= LOWER && kind <= MARK;

/** A letter, with or without case. */
export const isLetterClass = (kind: number): boolean => kind === LOWER || kind === UPPER || kind === LETTER;
