/** The scanner: text → tokens, in one pass. */
import { type Span, TokenFlag, type Tokens } from '../../types.ts';
import { emailEnd, linkEnd } from './address.ts';
import { AT, BLANK, classOf, DIGIT, isWordClass, LOWER, MARK, SURROGATE, UPPER } from './chars.ts';
import { type Glue, glueOf } from './glue.ts';
import { isPossessive, kindAt, type Stretch, wordEnd } from './wordend.ts';
import type { Words } from './words.ts';

const { word: WORD, upper: CAPITAL, caps: CAPS, digit: HAS_DIGIT, camel: CAMEL, spaced: SPACED } = TokenFlag;

interface Scan extends Stretch {
  readonly glue: Glue;
  count: number;
  start: Int32Array;
  stop: Int32Array;
  flags: Uint8Array;
}

// ── the columns ──────────────────────────────────────────────────────────────────────────────────────

function widen<T extends Int32Array | Uint8Array>(column: T, make: (size: number) => T): T {
  const wider = make(column.length * 2);
  wider.set(column);
  return wider;
}

function push(s: Scan, start: number, stop: number, flags: number): void {
  if (s.count === s.start.length) {
    s.start = widen(s.start, (size) => new Int32Array(size));
    s.stop = widen(s.stop, (size) => new Int32Array(size));
    s.flags = widen(s.flags, (size) => new Uint8Array(size));
  }
  s.start[s.count] = start;
  s.stop[s.count] = stop;
  s.flags[s.count++] = flags;
}

/** What the word is made of. */
function flagsOf(text: string, start: number, stop: number): number {
  let flags: number = WORD;
  let uppers = 0;
  let lowers = 0;
  let before = BLANK;
  for (let at = start; at < stop; at++) {
    const kind = classOf(text.charCodeAt(at));
    if (kind === LOWER) lowers++;
    else if (kind === DIGIT) flags |= HAS_DIGIT;
    else if (kind === UPPER) {
      uppers++;
      if (at === start) flags |= CAPITAL;
      else if (before === LOWER || before === DIGIT) flags |= CAMEL;
    }
    before = kind;
  }
  return lowers === 0 && uppers > 1 ? flags | CAPS : flags;
}

// ── words glued together ─────────────────────────────────────────────────────────────────────────────

/** Most tokens of a heading. */
const HEADING_LENGTH = 16;
/** A small word longer than this speaks against a heading. */
const SMALL_WORD = 4;

/**
 * The words before the next one, back to the line's or sentence's start, look like a heading: no verb, and hardly a longer
 * one without a capital. Only there a lost blank is told from a brand ("TomTom").
 */
function isBehindHeading(s: Scan): boolean {
  let words = 0;
  let small = 0;
  for (let i = s.count - 1; i >= 0; i--) {
    const start = s.start[i]!;
    const stop = s.stop[i]!;
    const flags = s.flags[i]!;
    if ((flags & WORD) === 0 && '.!?"”'.includes(s.text[start]!)) break;
    if (s.count - i > HEADING_LENGTH) return false;
    if (flags & WORD) words++;
    if ((flags & CAPITAL) === 0 && s.words.verbs.has(s.text.slice(start, stop))) return false;
    if (stop - start > SMALL_WORD && (flags & (CAPITAL | CAMEL | HAS_DIGIT)) === 0) small++;
    if ((flags & SPACED) !== 0 && (start === 0 || s.text[start - 1] === '\n')) break;
  }
  return words > 0 && small * 4 <= words;
}

/** Where the word falls into two because a blank before a heading's text was lost, or 0. */
function seamIn(s: Scan, start: number, stop: number, flags: number): number {
  if ((flags & CAMEL) === 0) return 0;
  const seam = s.glue.splitAt(start, stop);
  return seam > 0 && (s.text.slice(seam, stop) === 'About' || isBehindHeading(s)) ? seam : 0;
}

// ── the scan ─────────────────────────────────────────────────────────────────────────────────────────

function pushWord(s: Scan, start: number, stop: number, spaced: number): void {
  const flags = flagsOf(s.text, start, stop);
  const seam = seamIn(s, start, stop, flags);
  if (seam === 0) {
    push(s, start, stop, flags | spaced);
    return;
  }
  push(s, start, seam, flagsOf(s.text, start, seam) | spaced);
  push(s, seam, stop, flagsOf(s.text, seam, stop));
}

function pushAddress(s: Scan, start: number, stop: number, spaced: number): number {
  push(s, start, stop, (flagsOf(s.text, start, stop) & ~CAMEL) | spaced);
  return stop;
}

/** Takes back the tokens that touch `start` from the left: "j.doe+news@acme.example" is one address. */
function absorb(s: Scan, start: number, spaced: number): readonly [number, number] {
  let from = start;
  let kept = spaced;
  while (kept === 0 && s.count > 0 && s.stop[s.count - 1] === from) {
    if (!/^[\w.+-]+$/.test(s.text.slice(s.start[s.count - 1], from))) break;
    s.count--;
    from = s.start[s.count]!;
    kept = s.flags[s.count]! & SPACED;
  }
  return [from, kept];
}

/** Reads the word or address at `start`, and the possessive behind it; returns where it ends. */
function readWord(s: Scan, start: number, spaced: number): number {
  const link = linkEnd(s.text, start, s.end);
  if (link > 0) return pushAddress(s, start, link, spaced);
  const stop = wordEnd(s, start);
  const email = kindAt(s, stop) === AT ? emailEnd(s.text, stop, s.end) : 0;
  if (email > 0) {
    const [from, kept] = absorb(s, start, spaced);
    return pushAddress(s, from, email, kept);
  }
  pushWord(s, start, stop, spaced);
  if (!isPossessive(s, stop)) return stop;
  push(s, stop, stop + 2, WORD);
  return stop + 2;
}

/** Reads one mark; a character beyond the basic plane is one. */
function readMark(s: Scan, at: number, spaced: number): number {
  const isPair = kindAt(s, at) === SURROGATE && kindAt(s, at + 1) === SURROGATE;
  const stop = at + (isPair ? 2 : 1);
  const isWord = isPair && /\p{L}|\p{N}/u.test(s.text.slice(at, stop));
  push(s, at, stop, spaced | (isWord ? WORD : 0));
  return stop;
}

/** The tokens of the text; none goes over the end of one of `stretches`, which cover the text in order. */
export function readTokens(text: string, stretches: readonly Span[], words: Words): Tokens {
  const size = (text.length >> 2) + 16;
  const s: Scan = {
    text,
    words,
    glue: glueOf(text, words),
    end: 0,
    count: 0,
    start: new Int32Array(size),
    stop: new Int32Array(size),
    flags: new Uint8Array(size),
  };
  let spaced: number = SPACED;
  for (const stretch of stretches) {
    s.end = stretch.end;
    for (let at = stretch.start; at < s.end; ) {
      const kind = classOf(text.charCodeAt(at));
      if (kind === BLANK) at++;
      else at = isWordClass(kind) && kind !== MARK ? readWord(s, at, spaced) : readMark(s, at, spaced);
      spaced = kind === BLANK ? SPACED : 0;
    }
  }
  return { count: s.count, start: s.start, end: s.stop, flags: s.flags };
}
