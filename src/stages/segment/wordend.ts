/** Where a word ends: which marks stand inside it, and which full stops belong to it. */
import {
  APOSTROPHE,
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
  PERIOD,
  PLUS,
  UPPER,
} from './chars.ts';
import type { Words } from './words.ts';

/** The stretch of text that is being read; nothing behind `end` is looked at. */
export interface Stretch {
  readonly text: string;
  readonly words: Words;
  end: number;
}

/** The word so far: where it starts, and where its part behind the last inner mark does. */
interface Sofar {
  readonly start: number;
  readonly part: number;
}

/** Longest abbreviation. */
const ABBREVIATION_LENGTH = 8;
/** What stands behind a full stop and a digit only in a name: "C3.ai". */
const TOP_LEVEL = /^(?:ai|io|com|org|net|co|tv|me)$/i;

/** A capital that is a word by itself, where any other one glued to a stop is part of a name: "kelo.N". */
const ARTICLE_OR_PRONOUN = /^[AI]$/;

export const kindAt = (s: Stretch, at: number): number => (at < s.end ? classOf(s.text.charCodeAt(at)) : BLANK);

function runEnd(s: Stretch, from: number): number {
  let at = from;
  while (isWordClass(kindAt(s, at))) at++;
  return at;
}

// ── full stops ───────────────────────────────────────────────────────────────────────────────────────

/** What a full stop does: it is outside the word before it, joins it with what follows, or is its last character. */
type Stop = 'outside' | 'joins' | 'last';

/** A full stop with a letter behind it: initials, "Ph.D", domains; else two sentences without a blank between. */
function stopBeforeLetter(s: Stretch, { start, part }: Sofar, at: number): Stop {
  const { text, words } = s;
  const next = kindAt(s, at + 1);
  const end = runEnd(s, at + 1);
  const isInitial = at - part === 1 && isLetterClass(kindAt(s, part));
  if (isInitial && end === at + 2) return 'joins';
  const before = text.slice(start, at);
  if (words.prefixes.has(before) && words.abbreviations.has(text.slice(start, end))) return 'joins';
  if (next === UPPER && (isInitial || words.abbreviations.has(before))) return 'last';
  if (next === UPPER && end === at + 2 && !ARTICLE_OR_PRONOUN.test(text.slice(at + 1, end))) return 'joins';
  if (next === UPPER || kindAt(s, at - 1) === DIGIT) {
    return TOP_LEVEL.test(text.slice(at + 1, end)) ? 'joins' : 'outside';
  }
  return next === LOWER && end - at > 2 ? 'joins' : 'outside';
}

/** A single letter: a capital, or behind another one with a full stop ("U.S", "a.m"). */
function isInitials(s: Stretch, { start, part }: Sofar, at: number): boolean {
  const kind = kindAt(s, part);
  return at - part === 1 && isLetterClass(kind) && (part > start ? s.text[part - 1] === '.' : kind === UPPER);
}

function numberFollows(s: Stretch, from: number): boolean {
  let at = from;
  while (at < s.end && kindAt(s, at) === BLANK) at++;
  return kindAt(s, at) === DIGIT;
}

/** A full stop with no letter behind it: it belongs to initials and abbreviations. */
function stopAtEnd(s: Stretch, sofar: Sofar, at: number): Stop {
  if (kindAt(s, at + 1) === PERIOD) return 'outside';
  if (isInitials(s, sofar, at)) return 'last';
  // "Elk-St. Francis": the abbreviation is the part behind the hyphen
  const start = kindAt(s, sofar.part - 1) === HYPHEN ? sofar.part : sofar.start;
  if (at - start > ABBREVIATION_LENGTH) return 'outside';
  const before = s.text.slice(start, at);
  const isAbbreviation =
    s.words.abbreviations.has(before) || (s.words.numbered.has(before) && numberFollows(s, at + 1));
  return isAbbreviation ? 'last' : 'outside';
}

function stopAt(s: Stretch, sofar: Sofar, at: number): Stop {
  const next = kindAt(s, at + 1);
  if (next === DIGIT && kindAt(s, at - 1) === DIGIT) return 'joins';
  return isLetterClass(next) ? stopBeforeLetter(s, sofar, at) : stopAtEnd(s, sofar, at);
}

// ── other marks ──────────────────────────────────────────────────────────────────────────────────────

/** A comma between digits: "1,000", and no list of years. */
function isThousands(s: Stretch, at: number): boolean {
  const isDigit = (offset: number): boolean => kindAt(s, at + offset) === DIGIT;
  return isDigit(-1) && isDigit(1) && isDigit(2) && isDigit(3) && !isDigit(4);
}

/** "'s" at the end of a word. */
export function isPossessive(s: Stretch, at: number): boolean {
  if (kindAt(s, at) !== APOSTROPHE) return false;
  const code = s.text.charCodeAt(at + 1);
  return at + 1 < s.end && (code === 115 || code === 83) && !isWordClass(kindAt(s, at + 2));
}

/** How many characters at `at` join the word so far with what follows; 0: none; -1: one, and the word ends with it. */
function joint(s: Stretch, sofar: Sofar, at: number): number {
  const next = kindAt(s, at + 1);
  switch (kindAt(s, at)) {
    case PERIOD: {
      const stop = stopAt(s, sofar, at);
      if (stop !== 'last') return stop === 'joins' ? 1 : 0;
      return next === HYPHEN && isWordClass(kindAt(s, at + 2)) ? 2 : -1;
    }
    case APOSTROPHE:
      return isLetterClass(next) && isLetterClass(kindAt(s, at - 1)) && !isPossessive(s, at) ? 1 : 0;
    case HYPHEN:
    case JOINER:
      return next !== MARK && isWordClass(next) ? 1 : 0;
    case COMMA:
      return isThousands(s, at) ? 1 : 0;
    case PLUS:
      return isLetterClass(kindAt(s, at - 1)) && !isWordClass(next) ? -1 : 0;
    default:
      return 0;
  }
}

/** The end of the word that starts at `start`. */
export function wordEnd(s: Stretch, start: number): number {
  let part = start;
  for (;;) {
    const at = runEnd(s, part);
    const step = joint(s, { start, part }, at);
    if (step <= 0) return at - step;
    part = at + step;
  }
}
