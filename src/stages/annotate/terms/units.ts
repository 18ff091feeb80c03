/** A sentence as the lexicon reads it: hyphenated tokens taken apart, each word with its number. */
import type { Tokens } from '../../../types.ts';
import { exactWord, keyAt, type Lexicon } from './lexicon.ts';

/** How a unit follows the one before it. */
export const GLUE = { none: 0, word: 1, slash: 2 } as const;

/**
 * The words and commas of one sentence in columns; they are used again for the next, so only the first `count` count.
 * Punctuation is no unit: it shows in `glue` of the unit after it.
 */
export interface Units {
  count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Number of the word as the lexicon folds it; -1: none. */
  readonly word: Int32Array;
  /** Number of the word as written, where the lexicon has it so; -1: none. */
  readonly exact: Int32Array;
  readonly glue: Uint8Array;
}

/** A longer sentence is read in pieces. */
const ROOM = 4096;
/** Where a piece ends at the next token, so that the token fits in. */
const FULL = ROOM / 2;

export function noUnits(): Units {
  const column = (): Int32Array => new Int32Array(ROOM);
  return { count: 0, start: column(), end: column(), word: column(), exact: column(), glue: new Uint8Array(ROOM) };
}

const OTHER = 0;
const LETTER = 1;
/** Hyphens, apostrophes, plus and trade marks: they join words, and are not compared. */
const JOINT = 2;
const SLASH = 3;
const COMMA = 4;
const AND = 5;
const POINT = 6;

const CLASS = new Uint8Array(128);
for (const [chars, kind] of [
  ['abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', LETTER],
  ["-'+", JOINT],
  ['/', SLASH],
  [',', COMMA],
  ['&', AND],
  ['.', POINT],
] as const) {
  for (const char of chars) CLASS[char.charCodeAt(0)] = kind;
}

/** Soft hyphen, registered, hyphens to en dash, apostrophe, trade mark. */
const JOINTS = new Set([0xad, 0xae, 0x2010, 0x2011, 0x2012, 0x2013, 0x2019, 0x2122]);

function classOf(code: number): number {
  if (code < 128) return CLASS[code]!;
  if (JOINTS.has(code)) return JOINT;
  const mark = code < 0xc0 || code === 0xd7 || code === 0xf7 || (code >= 0x2000 && code < 0x2c00) || code >= 0x3000;
  return mark ? OTHER : LETTER;
}

/** Nothing is added to full columns, which only one token of thousands of words can fill. */
function push(units: Units, start: number, end: number, glue: number): number {
  const at = units.count;
  if (at === ROOM) return at;
  units.count++;
  units.start[at] = start;
  units.end[at] = end;
  units.word[at] = -1;
  units.exact[at] = -1;
  units.glue[at] = glue;
  return at;
}

function pushWord(units: Units, lexicon: Lexicon, text: string, start: number, end: number, glue: number): void {
  const at = push(units, start, end, glue);
  const key = keyAt(lexicon, text, start, end);
  if (key < 0) return;
  units.word[at] = lexicon.folded[key]!;
  if (lexicon.exact.has(key)) units.exact[at] = exactWord(lexicon, key, text.slice(start, end));
}

/** A point joins only after a single letter: "C. difficile". */
function joinsPoint(units: Units, at: number): boolean {
  const last = units.count - 1;
  return last >= 0 && units.end[last] === at && units.end[last]! - units.start[last]! === 1;
}

/** Reads the units of one token; returns how the next unit will follow. */
function readToken(units: Units, lexicon: Lexicon, text: string, start: number, end: number, before: number): number {
  let glue = before;
  for (let at = start; at < end; ) {
    const kind = classOf(text.charCodeAt(at));
    const from = at++;
    if (kind === LETTER) while (at < end && classOf(text.charCodeAt(at)) === LETTER) at++;
    if (kind === LETTER || kind === COMMA || kind === AND) {
      pushWord(units, lexicon, text, from, at, glue);
      glue = GLUE.word;
    } else if (kind === SLASH) glue = GLUE.slash;
    else if (kind === OTHER || (kind === POINT && !joinsPoint(units, from))) glue = GLUE.none;
  }
  return glue;
}

/**
 * Reads the units of the tokens [first, last), which lie in one sentence. Returns the token after the last one read:
 * less than `last` where the sentence is longer than the columns.
 */
export function readUnits(
  units: Units,
  lexicon: Lexicon,
  text: string,
  tokens: Tokens,
  first: number,
  last: number,
): number {
  units.count = 0;
  let glue: number = GLUE.none;
  let token = first;
  while (token < last && units.count < FULL) {
    glue = readToken(units, lexicon, text, tokens.start[token]!, tokens.end[token]!, glue);
    token++;
  }
  return token;
}
