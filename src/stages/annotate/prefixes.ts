/** With which three characters a match of a regular expression can begin. */

/**
 * Characters are told apart as letters, "$", "0" for digits, " " for white space, "." for other ASCII, for dashes and
 * for quotation marks, "~" for all else.
 */
const SYMBOLS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz$0 .~';
const BASE = SYMBOLS.length;
const LENGTH = 3;
/** As many prefixes as can be told apart. */
export const PREFIXES = BASE ** LENGTH;
/** More prefixes of one expression than this are as good as all. */
const TOO_MANY = 4000;

const chars = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCharCode(from + i));
const ASCII = chars(0, 127);
/** Dashes, quotation marks, bullet, ellipsis. */
const FIRST_MARK = 0x2010;
const LAST_MARK = 0x2027;
const MARKS = chars(FIRST_MARK, LAST_MARK);

function symbolOf(char: string): string {
  if (/[A-Za-z$]/.test(char)) return char;
  return /\d/.test(char) ? '0' : /\s/.test(char) ? ' ' : '.';
}

/** Symbol number of each ASCII character. */
const SYMBOL = Uint8Array.from(ASCII, (char) => SYMBOLS.indexOf(symbolOf(char)));
const MARK = SYMBOLS.indexOf('.');
const BEYOND = SYMBOLS.indexOf('~');

function symbolAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  // a look-up outside of the table would cost far more; past the end of the text the code is no number
  if (code < 128) return SYMBOL[code]!;
  return code >= FIRST_MARK && code <= LAST_MARK ? MARK : BEYOND;
}

/** Number of the three characters at an offset (UTF-16 code units), below PREFIXES; past the end any will do. */
export function prefixAt(text: string, at: number): number {
  return (symbolAt(text, at) * BASE + symbolAt(text, at + 1)) * BASE + symbolAt(text, at + 2);
}

/** Symbols that a match begins with; fewer than three where it may end there. Null: any. */
type Prefixes = ReadonlySet<string> | null;

const EMPTY: ReadonlySet<string> = new Set(['']);

function isClosed(prefixes: Prefixes): boolean {
  if (prefixes === null) return true;
  for (const { length } of prefixes) if (length < LENGTH) return false;
  return true;
}

function joined(a: Prefixes, b: Prefixes): Prefixes {
  if (a === null || isClosed(a)) return a;
  if (b === null) return null;
  const out = new Set<string>();
  for (const head of a) {
    if (head.length === LENGTH) out.add(head);
    else for (const tail of b) out.add((head + tail).slice(0, LENGTH));
    if (out.size > TOO_MANY) return null;
  }
  return out;
}

function united(a: Prefixes, b: Prefixes): Prefixes {
  return a === null || b === null ? null : new Set([...a, ...b]);
}

/** What parts of expressions stand for; kept, since the same lists and classes come again and again. */
type Known = Map<string, Prefixes>;

interface Cursor {
  readonly source: string;
  readonly known: Known;
  at: number;
}

function remembered(key: string, known: Known, find: () => Prefixes): Prefixes {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = find();
  known.set(key, found);
  return found;
}

/** A class, an escape or a sign: one character of input, tried out. Whether it matches beyond ASCII is guessed. */
function single(source: string): Prefixes {
  if (/^(?:[\^$]|\\[bB])$/.test(source)) return EMPTY;
  const regex = new RegExp(`^${source}$`);
  const found = new Set([...ASCII, ...MARKS].filter((char) => regex.test(char)).map(symbolOf));
  return /[^ -~\u2010-\u2027]|\\u|\[\^|\\[sSWDpP]|^\.$/.test(source) ? found.add('~') : found;
}

function take(pattern: RegExp, cursor: Cursor): RegExpExecArray | null {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.source);
  if (match !== null) cursor.at = pattern.lastIndex;
  return match;
}

const OPENING = /\((?:\?(?:(<?[=!])|:|<\w+>))?/y;
const ATOM = /\\u[\dA-Fa-f]{4}|\\x[\dA-Fa-f]{2}|\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|[\s\S]/y;
const QUANTIFIER = /(?:[?*+]|\{(\d+)(,?)(\d*)\})\??/y;
const STRETCH = /(?:[^\\[()|]|\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\])+/y;

/** Goes to the end of the alternative, or of the group if `all`. */
function skip(cursor: Cursor, all: boolean): void {
  for (let depth = 0; cursor.at < cursor.source.length; cursor.at += 1) {
    take(STRETCH, cursor);
    const mark = cursor.source[cursor.at];
    if (depth === 0 && (mark === ')' || (mark === '|' && !all))) return;
    if (mark === '(') depth += 1;
    if (mark === ')') depth -= 1;
  }
}

function atom(cursor: Cursor): Prefixes {
  const { source, known } = cursor;
  const open = source[cursor.at] === '(' ? take(OPENING, cursor) : null;
  if (open === null) {
    const char = take(ATOM, cursor)?.[0] ?? '';
    return remembered(char, known, () => single(char));
  }
  const from = cursor.at;
  skip(cursor, true);
  const inside = source.slice(from, cursor.at);
  cursor.at += 1;
  return open[1] === undefined ? remembered(`(${inside})`, known, () => prefixesOf(inside, known)) : EMPTY;
}

/** Least and most number of times, not above LENGTH, which is as good as any. */
function times([quantifier, least, comma, most]: RegExpExecArray): readonly [number, number] {
  if (least === undefined) return [quantifier.startsWith('+') ? 1 : 0, quantifier.startsWith('?') ? 1 : LENGTH];
  const highest = most !== undefined && most !== '' ? Number(most) : comma === ',' ? LENGTH : Number(least);
  return [Math.min(Number(least), LENGTH), Math.min(highest, LENGTH)];
}

function repeated(once: Prefixes, quantifier: RegExpExecArray): Prefixes {
  const [least, most] = times(quantifier);
  let run: Prefixes = EMPTY;
  let all: Prefixes = least === 0 ? EMPTY : new Set();
  for (let n = 1; n <= most; n++) {
    run = joined(run, once);
    if (n >= least) all = united(all, run);
  }
  return all;
}

function sequence(cursor: Cursor): Prefixes {
  const { source } = cursor;
  let all: Prefixes = EMPTY;
  while (cursor.at < source.length && source[cursor.at] !== '|') {
    const once = atom(cursor);
    const quantifier = '?*+{'.includes(source[cursor.at] ?? ' ') ? take(QUANTIFIER, cursor) : null;
    all = joined(all, quantifier === null ? once : repeated(once, quantifier));
    if (isClosed(all)) skip(cursor, false);
  }
  return all;
}

function prefixesOf(source: string, known: Known): Prefixes {
  const cursor = { source, known, at: 0 };
  let all = sequence(cursor);
  for (; cursor.at < source.length; ) {
    cursor.at += 1;
    all = united(all, sequence(cursor));
  }
  return all;
}

/** A run of prefix numbers, half-open. */
export type PrefixRun = readonly [from: number, to: number];

/**
 * For each regular expression the prefixes (see `prefixAt`) that its matches can begin with, matches of no character
 * apart. The sources are valid and are read without the flags "i", "u" and "v".
 */
export function prefixRuns(sources: readonly string[]): readonly (readonly PrefixRun[])[] {
  const known: Known = new Map();
  return sources.map((source) =>
    [...(prefixesOf(source, known) ?? EMPTY)].map((prefix) => {
      // a short prefix stands for all its continuations
      const size = BASE ** (LENGTH - prefix.length);
      const first = [...prefix].reduce((number, symbol) => number * BASE + SYMBOLS.indexOf(symbol), 0);
      return [first * size, (first + 1) * size] as const;
    }),
  );
}
