/**
 * With which characters a match of a regular expression can begin: the first three of them. Read from the expression's
 * source, in less time than compiling it takes.
 */
import {
  ALL,
  BEYOND,
  type Beginning,
  CAPITAL,
  DEPTH,
  DIGIT,
  isCapital,
  LETTERS,
  MARK,
  NO_CAPITAL,
  SPACE,
  symbolOf,
} from './characters.ts';

/** A beginning that may be shorter: of so many characters. */
interface Term extends Beginning {
  readonly length: number;
}

/** All ways to match a part of an expression. */
type Part = readonly Term[];

const EMPTY: Part = [{ chars: [0, 0, 0], first: 0, length: 0 }];
/** More ways than this are put together into one, which allows for more than all of them. */
const TOO_MANY = 500;

function one(chars: number, first: number): Part {
  return [{ chars: [chars, 0, 0], first, length: 1 }];
}

function joinedTerm(a: Term, b: Term): Term {
  const [x, y, z] = a.chars;
  const [u, v] = b.chars;
  const length = Math.min(DEPTH, a.length + b.length);
  if (a.length === 0) return b;
  return { chars: a.length === 1 ? [x, u, v] : [x, y, z | u], first: a.first, length };
}

function together(part: Part): Part {
  const chars: [number, number, number] = [0, 0, 0];
  let first = 0;
  for (const term of part) {
    for (let at = 0; at < DEPTH; at++) chars[at]! |= at < term.length ? term.chars[at]! : ALL;
    first |= term.first;
  }
  return [{ chars, first, length: DEPTH }];
}

function joined(a: Part, b: Part): Part {
  if (a === EMPTY) return b;
  const out: Term[] = [];
  for (const head of a) {
    if (isClosed(head)) out.push(head);
    else for (const tail of b) out.push(joinedTerm(head, tail));
  }
  return out.length > TOO_MANY ? together(out) : distinct(out);
}

/** The same without repetitions. */
function distinct(part: Part): Part {
  const out: Term[] = [];
  for (const term of part) if (!out.some((other) => isSame(other, term))) out.push(term);
  return out;
}

function isSame(a: Term, b: Term): boolean {
  const [x, y, z] = a.chars;
  const [u, v, w] = b.chars;
  return x === u && y === v && z === w && a.length === b.length && a.first === b.first;
}

function isClosed({ length }: Term): boolean {
  return length === DEPTH;
}

// ── reading an expression ────────────────────────────────────────────────────────────────────────────

/** What groups and classes have been read to; the same ones come again and again, since lists are written out. */
type Known = Map<string, Part>;

interface Cursor {
  readonly source: string;
  readonly known: Known;
  at: number;
}

function remembered(source: string, known: Known, read: (source: string) => Part): Part {
  const before = known.get(source);
  if (before !== undefined) return before;
  const part = read(source);
  known.set(source, part);
  return part;
}

function literal(code: number): Part {
  return one(1 << symbolOf(code), isCapital(code) ? CAPITAL : NO_CAPITAL);
}

const ESCAPES: Readonly<Record<string, Part>> = {
  d: one(1 << DIGIT, NO_CAPITAL),
  s: one((1 << SPACE) | (1 << BEYOND), NO_CAPITAL),
  w: one(LETTERS | (1 << DIGIT) | (1 << MARK), CAPITAL | NO_CAPITAL),
  b: EMPTY,
  B: EMPTY,
};
const ANYTHING = one(ALL, CAPITAL | NO_CAPITAL);
/** A reference to what was matched before: of any length. */
const UNKNOWN: Part = [{ chars: [ALL, ALL, ALL], first: CAPITAL | NO_CAPITAL, length: DEPTH }];

const ESCAPE = /\\(?:u([\dA-Fa-f]{4})|[pP]\{\w[^}]*\}|(k<\w+>|[1-9])|([\s\S]))/y;

/** The escape at the cursor, which stands on its backslash. */
function escaped(cursor: Cursor): Part {
  const [, code, reference, letter] = take(ESCAPE, cursor) ?? [];
  if (code !== undefined) return literal(Number.parseInt(code, 16));
  if (reference !== undefined) return UNKNOWN;
  if (letter === undefined) return ANYTHING;
  return /[A-Za-z\d]/.test(letter) ? (ESCAPES[letter] ?? ANYTHING) : literal(letter.charCodeAt(0));
}

/** One character out of several. */
function either(parts: readonly Part[]): Part {
  let chars = 0;
  let first = 0;
  for (const term of parts.flat()) {
    chars |= term.chars[0];
    first |= term.first;
  }
  return one(chars, first);
}

function range(from: number, to: number): Part {
  const codes = Array.from({ length: Math.min(to, 127) - from + 1 }, (_, i) => literal(from + i));
  return either(to < 128 ? codes : [...codes, one((1 << MARK) | (1 << BEYOND), NO_CAPITAL)]);
}

/** What stands at the cursor inside a class: an escape, a range or a character. */
function member(cursor: Cursor): Part {
  const { source, at } = cursor;
  if (source[at] === '\\') return escaped(cursor);
  const isRange = source[at + 1] === '-' && source[at + 2] !== ']';
  cursor.at += isRange ? 3 : 1;
  if (!isRange) return literal(source.charCodeAt(at));
  return source[at + 2] === '\\' ? ANYTHING : range(source.charCodeAt(at), source.charCodeAt(at + 2));
}

/** A class with its brackets. */
function charClass(source: string, known: Known): Part {
  if (source[1] === '^') return ANYTHING;
  const cursor = { source, known, at: 1 };
  const members: Part[] = [];
  while (cursor.at < source.length - 1) members.push(member(cursor));
  return either(members);
}

function take(pattern: RegExp, cursor: Cursor): string[] | null {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.source);
  if (match !== null) cursor.at = pattern.lastIndex;
  return match;
}

const CLASS = /\[(?:\\[\s\S]|[^\]\\])*\]/y;
const OPENING = /\((?:\?(?:(<?[=!])|:|<\w+>))?/y;
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

function group(cursor: Cursor): Part {
  const { source, known } = cursor;
  const [, around] = take(OPENING, cursor) ?? [];
  const from = cursor.at;
  skip(cursor, true);
  const inside = source.slice(from, cursor.at);
  cursor.at += 1;
  // a group and a class cannot be taken for one another: a class has its brackets
  return around === undefined ? remembered(inside, known, () => alternatives(inside, known)) : EMPTY;
}

function atom(cursor: Cursor): Part {
  const { source, known } = cursor;
  const char = source[cursor.at] ?? '';
  if (char === '(') return group(cursor);
  if (char === '\\') return escaped(cursor);
  if (char === '[') {
    const [whole = ''] = take(CLASS, cursor) ?? [];
    return remembered(whole, known, () => charClass(whole, known));
  }
  cursor.at += 1;
  if (char === '.') return ANYTHING;
  return char === '^' || char === '$' ? EMPTY : literal(char.charCodeAt(0));
}

/** Least and most number of times, not above DEPTH, which is as good as any. */
function times([quantifier = '', least, comma, most]: readonly string[]): readonly [number, number] {
  if (least === undefined) return [quantifier.startsWith('+') ? 1 : 0, quantifier.startsWith('?') ? 1 : DEPTH];
  const highest = most !== undefined && most !== '' ? Number(most) : comma === ',' ? DEPTH : Number(least);
  return [Math.min(Number(least), DEPTH), Math.min(highest, DEPTH)];
}

function repeated(once: Part, quantifier: readonly string[]): Part {
  const [least, most] = times(quantifier);
  let run: Part = EMPTY;
  let all: Part = least === 0 ? EMPTY : [];
  for (let n = 1; n <= most; n++) {
    run = joined(run, once);
    if (n >= least) all = [...all, ...run];
  }
  return all;
}

/** The alternative at the cursor. */
function sequence(cursor: Cursor): Part {
  const { source } = cursor;
  const closed: Term[] = [];
  let open: Part = EMPTY;
  while (cursor.at < source.length && source[cursor.at] !== '|') {
    const once = atom(cursor);
    const quantifier = '?*+{'.includes(source[cursor.at] ?? ' ') ? take(QUANTIFIER, cursor) : null;
    const longer = joined(open, quantifier === null ? once : repeated(once, quantifier));
    closed.push(...longer.filter(isClosed));
    open = longer.filter((term) => !isClosed(term));
    if (open.length === 0) skip(cursor, false);
  }
  return [...closed, ...open];
}

function alternatives(source: string, known: Known): Part {
  const cursor = { source, known, at: 0 };
  const all = [sequence(cursor)];
  while (cursor.at < source.length) {
    cursor.at += 1;
    all.push(sequence(cursor));
  }
  return distinct(all.flat());
}

/**
 * For each source of a regular expression the ways in which its matches can begin, those of no character apart. The
 * sources are valid and are read without the flags "i", "u" and "v". Where it is hard to say, more than can be.
 */
export function beginnings(sources: readonly string[]): readonly (readonly Beginning[])[] {
  const known: Known = new Map();
  return sources.map((source) =>
    alternatives(source, known).map(({ chars, first, length }) => ({
      // where a match may have ended already, anything can stand
      chars: [length < 1 ? ALL : chars[0], length < 2 ? ALL : chars[1], length < 3 ? ALL : chars[2]],
      first: length === 0 ? CAPITAL | NO_CAPITAL : first,
    })),
  );
}
