/** Characters told apart by kind, and three of them in a row as one number: what a scanner looks up. */

/** How many characters are looked at. */
export const DEPTH = 3;
/** Kinds of characters: letters without case (0 to 25), "$", digits, white space, other ASCII and marks, all else. */
export const SYMBOLS = 31;
const DOLLAR = 26;
export const DIGIT = 27;
export const SPACE = 28;
export const MARK = 29;
export const BEYOND = 30;

/** Dashes, quotation marks, bullet, ellipsis. */
const FIRST_MARK = 0x2010;
const LAST_MARK = 0x2027;

function asciiSymbol(char: string): number {
  if (/[A-Za-z]/.test(char)) return char.toLowerCase().charCodeAt(0) - 97;
  if (char === '$') return DOLLAR;
  return /\d/.test(char) ? DIGIT : /\s/.test(char) ? SPACE : MARK;
}

const SYMBOL = Uint8Array.from({ length: 128 }, (_, code) => asciiSymbol(String.fromCharCode(code)));

/** Kind of a character, by its code unit; anything for NaN, past the end of a text, where only a lookaround can ask. */
export function symbolOf(code: number): number {
  // a look-up outside of the table would cost far more
  if (code < 128) return SYMBOL[code]!;
  return code >= FIRST_MARK && code <= LAST_MARK ? MARK : BEYOND;
}

export function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** Sets of characters are bit masks over their kinds. */
export const ALL = 2 ** SYMBOLS - 1;
export const LETTERS = 2 ** 26 - 1;
export const CAPITAL = 1;
export const NO_CAPITAL = 2;

/** One way to begin: for each of the first characters the set of kinds it can have. */
export interface Beginning {
  readonly chars: readonly [number, number, number];
  /** CAPITAL, NO_CAPITAL or both: of the first character, if it is a letter. */
  readonly first: number;
}

const FIRSTS = SYMBOLS + 26;
/** As many beginnings as can be told apart. */
export const BEGINNINGS = FIRSTS * SYMBOLS * SYMBOLS;

/** Number of three characters, given by their code units, below BEGINNINGS. */
function numberOf(code: number, second: number, third: number): number {
  const first = isCapital(code) ? SYMBOLS + code - 65 : symbolOf(code);
  return (first * SYMBOLS + symbolOf(second)) * SYMBOLS + symbolOf(third);
}

/** Number of the three characters at an offset (UTF-16 code units), below BEGINNINGS. */
export function beginningAt(text: string, at: number): number {
  return numberOf(text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2));
}

/** Number of the three characters that stand before an offset, the last one first. */
export function endingAt(text: string, at: number): number {
  return numberOf(text.charCodeAt(at - 1), text.charCodeAt(at - 2), text.charCodeAt(at - 3));
}

/** Whether three characters, given by their number, are of a beginning. */
export function fits({ chars: [one, two, three], first }: Beginning, number: number): boolean {
  const symbol = Math.floor(number / (SYMBOLS * SYMBOLS));
  const kind = symbol < SYMBOLS ? symbol : symbol - SYMBOLS;
  const isFirst = kind >= DOLLAR || (first & (symbol < SYMBOLS ? NO_CAPITAL : CAPITAL)) !== 0;
  const has = (set: number, member: number): boolean => (set & (1 << member)) !== 0;
  return isFirst && has(one, kind) && has(two, Math.floor(number / SYMBOLS) % SYMBOLS) && has(three, number % SYMBOLS);
}

function eachKind(set: number, visit: (kind: number) => void): void {
  for (let rest = set; rest !== 0; rest &= rest - 1) visit(31 - Math.clz32(rest & -rest));
}

/** Calls `visit` with the number of each three characters that fit. */
export function eachNumber({ chars: [one, two, three], first }: Beginning, visit: (number: number) => void): void {
  const withFirst = (a: number): void =>
    eachKind(two, (b) => eachKind(three, (c) => visit((a * SYMBOLS + b) * SYMBOLS + c)));
  eachKind(one, (kind) => {
    const isLetter = kind < DOLLAR;
    if (!isLetter || first & NO_CAPITAL) withFirst(kind);
    if (isLetter && first & CAPITAL) withFirst(SYMBOLS + kind);
  });
}
