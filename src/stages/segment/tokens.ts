/** The scanner: text → tokens, in one pass over the code units. */
import { type Span, TokenFlag, type Tokens } from '../../types.ts';
import {
  APOSTROPHE,
  AT,
  BLANK,
  COMMA,
  classOf,
  DIGIT,
  HYPHEN,
  isLetterClass,
  isWordClass,
  JOINER,
  LOWER,
  MARK,
  OTHER,
  PERIOD,
  PLUS,
  SURROGATE,
  UPPER,
} from './chars.ts';
import { type Glue, glueOf } from './glue.ts';
import type { Words } from './words.ts';

const { word: WORD, upper: CAPITAL, caps: CAPS, digit: HAS_DIGIT, camel: CAMEL, spaced: SPACED } = TokenFlag;

/** Code units that end an address: brackets, quote marks, a bar. */
const URL_END = /[\s"”“’<>()[\]{}|]/;
const URL_TAIL = /[.,;:!?'*]+$/;
const DOMAIN = /[\w-]+(?:\.[\w-]+)*/y;
/** After a digit only these make a name of it: "C3.ai". */
const TOP_LEVEL = /^(?:ai|io|com|org|net|co|tv|me)$/;

interface Scan {
  readonly text: string;
  readonly words: Words;
  readonly glue: Glue;
  /** End of the stretch that is being read; no token goes over it. */
  end: number;
  count: number;
  start: Int32Array;
  stop: Int32Array;
  flags: Uint8Array;
}

const kindAt = (s: Scan, at: number): number => (at < s.end ? classOf(s.text.charCodeAt(at)) : BLANK);

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

// ── what may stand inside a word ─────────────────────────────────────────────────────────────────────

function letterRunEnd(s: Scan, from: number): number {
  let at = from;
  while (isWordClass(kindAt(s, at))) at++;
  return at;
}

/** What the full stop at `at` does: 0 ends the word before it, 1 joins what follows, 2 belongs to the word and ends it. */
type Stop = 0 | 1 | 2;

/** A full stop with a letter behind it: initials, "Ph.D", domains; else two sentences without a blank between. */
function stopBeforeLetter(s: Scan, start: number, part: number, at: number): Stop {
  const { text, words } = s;
  const next = kindAt(s, at + 1);
  const runEnd = letterRunEnd(s, at + 1);
  const isInitial = at - part === 1 && isLetterClass(kindAt(s, part));
  if (isInitial && runEnd === at + 2) return 1;
  const before = text.slice(start, at);
  if (words.prefixes.has(before) && words.abbreviations.has(text.slice(start, runEnd))) return 1;
  if (next === UPPER) {
    if (isInitial || words.abbreviations.has(before)) return 2;
    return TOP_LEVEL.test(text.slice(at + 1, runEnd).toLowerCase()) ? 1 : 0;
  }
  if (kindAt(s, at - 1) === DIGIT) return TOP_LEVEL.test(text.slice(at + 1, runEnd)) ? 1 : 0;
  return next === LOWER && runEnd - at > 2 ? 1 : 0;
}

/** A full stop with no letter or digit behind it: it belongs to initials and abbreviations. */
function stopAtEnd(s: Scan, start: number, part: number, at: number): Stop {
  const { text, words } = s;
  if (kindAt(s, at + 1) === PERIOD) return 0;
  const kind = kindAt(s, at - 1);
  if (at - part === 1 && isLetterClass(kind) && (part > start ? text[part - 1] === '.' : kind === UPPER)) return 2;
  if (at - start > 8) return 0;
  const before = text.slice(start, at);
  return words.abbreviations.has(before) || (words.numbered.has(before) && numberFollows(s, at + 1)) ? 2 : 0;
}

function numberFollows(s: Scan, from: number): boolean {
  let at = from;
  while (at < s.end && kindAt(s, at) === BLANK) at++;
  return kindAt(s, at) === DIGIT;
}

function stopAt(s: Scan, start: number, part: number, at: number): Stop {
  const next = kindAt(s, at + 1);
  if (next === DIGIT) {
    if (kindAt(s, at - 1) === DIGIT) return 1;
    return s.words.numbered.has(s.text.slice(start, at)) ? 2 : 0;
  }
  return isLetterClass(next) ? stopBeforeLetter(s, start, part, at) : stopAtEnd(s, start, part, at);
}

/** A comma between digits: "1,000", and no list of years. */
function isThousands(s: Scan, at: number): boolean {
  const digit = (offset: number): boolean => kindAt(s, at + offset) === DIGIT;
  return digit(-1) && digit(1) && digit(2) && digit(3) && !digit(4);
}

/** "'s" at the end of a word. */
function isPossessive(s: Scan, at: number): boolean {
  if (kindAt(s, at) !== APOSTROPHE) return false;
  const code = s.text.charCodeAt(at + 1);
  return at + 1 < s.end && (code === 115 || code === 83) && !isWordClass(kindAt(s, at + 2));
}

/** The mark of class `kind` at `at` joins what stands on both sides of it into one word. */
function isInside(s: Scan, kind: number, at: number): boolean {
  const next = kindAt(s, at + 1);
  switch (kind) {
    case APOSTROPHE:
      return isLetterClass(next) && isLetterClass(kindAt(s, at - 1)) && !isPossessive(s, at);
    case HYPHEN:
    case JOINER:
      return next !== MARK && isWordClass(next);
    case COMMA:
      return isThousands(s, at);
    default:
      return false;
  }
}

// ── addresses ────────────────────────────────────────────────────────────────────────────────────────

function urlEnd(s: Scan, from: number): number {
  let at = from;
  while (at < s.end && !URL_END.test(s.text[at]!)) at++;
  return from + s.text.slice(from, at).replace(URL_TAIL, '').length;
}

function isUrl(s: Scan, start: number, at: number): boolean {
  const length = at - start;
  if (length < 3 || length > 5) return false;
  if (s.text[at] === ':') return s.text.startsWith('//', at + 1) && /^https?$/i.test(s.text.slice(start, at));
  return length === 3 && s.text[at] === '.' && /^www$/i.test(s.text.slice(start, at)) && isWordClass(kindAt(s, at + 1));
}

/** The end of the e-mail address whose "@" stands at `at`, or 0. */
function emailEnd(s: Scan, at: number): number {
  DOMAIN.lastIndex = at + 1;
  if (!DOMAIN.test(s.text)) return 0;
  return Math.min(DOMAIN.lastIndex, s.end);
}

/** Takes tokens that touch `start` from the left back: "j.doe+news@acme.example" is one address. */
function absorb(s: Scan, start: number, flags: number): readonly [number, number] {
  let from = start;
  let kept = flags;
  while (s.count > 0 && s.stop[s.count - 1] === from && (kept & SPACED) === 0) {
    if (!/^[\w.+-]+$/.test(s.text.slice(s.start[s.count - 1], from))) break;
    s.count--;
    from = s.start[s.count]!;
    kept = (kept & ~SPACED) | (s.flags[s.count]! & SPACED);
  }
  return [from, kept];
}

// ── the scan ─────────────────────────────────────────────────────────────────────────────────────────

/** Most tokens of a heading. */
const HEADING_LENGTH = 16;

/**
 * The words before the next one, back to the line's or sentence's start, look like a heading: two or more, no verb, and hardly a
 * longer one without a capital. Only there a lost blank is told from a brand ("TomTom").
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
    if (stop - start > 4 && (flags & (CAPITAL | CAMEL | HAS_DIGIT)) === 0) small++;
    if ((flags & SPACED) !== 0 && (start === 0 || s.text[start - 1] === '\n')) break;
  }
  return words > 0 && small * 4 <= words;
}

function seamIn(s: Scan, start: number, stop: number, flags: number): number {
  if ((flags & CAMEL) === 0) return 0;
  const seam = s.glue.splitAt(start, stop);
  return seam > 0 && (s.text.slice(seam, stop) === 'About' || isBehindHeading(s)) ? seam : 0;
}

function pushWord(s: Scan, start: number, stop: number, flags: number): void {
  const seam = seamIn(s, start, stop, flags);
  if (seam === 0) {
    push(s, start, stop, flags);
    return;
  }
  push(s, start, seam, WORD | (flags & (SPACED | CAPITAL)));
  push(s, seam, stop, WORD | CAPITAL);
}

/** Reads the word at `start`; returns where it ends. */
function readWord(s: Scan, start: number, spaced: number): number {
  let at = start;
  let kind = kindAt(s, at);
  let flags = WORD | spaced | (kind === UPPER ? CAPITAL : 0);
  let uppers = 0;
  let lowers = 0;
  let before = BLANK;
  let part = start;
  for (;;) {
    for (; isWordClass(kind); kind = kindAt(s, ++at)) {
      if (kind === UPPER) {
        uppers++;
        if (before === LOWER || before === DIGIT) flags |= CAMEL;
      } else if (kind === LOWER) lowers++;
      else if (kind === DIGIT) flags |= HAS_DIGIT;
      before = kind;
    }
    if (kind === BLANK) break;
    if ((kind === OTHER || kind === PERIOD) && isUrl(s, start, at)) {
      at = urlEnd(s, at);
      push(s, start, at, flags & ~CAMEL);
      return at;
    }
    if (kind === AT) {
      const end = emailEnd(s, at);
      if (end === 0) break;
      const [from, kept] = absorb(s, start, flags);
      push(s, from, end, kept & ~CAMEL);
      return end;
    }
    if (kind === PERIOD) {
      const stop = stopAt(s, start, part, at);
      if (stop === 0) break;
      kind = kindAt(s, ++at);
      const goesOn = stop === 1 || (kind === HYPHEN && isWordClass(kindAt(s, at + 1)));
      if (!goesOn) break;
      if (stop === 2) kind = kindAt(s, ++at);
    } else if (isInside(s, kind, at)) kind = kindAt(s, ++at);
    else {
      if (kind === PLUS && isLetterClass(before) && !isWordClass(kindAt(s, at + 1))) at++;
      break;
    }
    part = at;
    before = BLANK;
  }
  if (lowers === 0 && uppers > 1) flags |= CAPS;
  pushWord(s, start, at, flags);
  if (isPossessive(s, at)) {
    push(s, at, at + 2, WORD);
    at += 2;
  }
  return at;
}

function readOther(s: Scan, at: number, spaced: number): number {
  const isPair = kindAt(s, at) === SURROGATE && kindAt(s, at + 1) === SURROGATE;
  const end = at + (isPair ? 2 : 1);
  push(s, at, end, spaced | (isPair && /\p{L}|\p{N}/u.test(s.text.slice(at, end)) ? WORD : 0));
  return end;
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
      if (kind === BLANK) {
        spaced = SPACED;
        at++;
        continue;
      }
      at = isWordClass(kind) && kind !== MARK ? readWord(s, at, spaced) : readOther(s, at, spaced);
      spaced = 0;
    }
  }
  return { count: s.count, start: s.start, end: s.stop, flags: s.flags };
}
