/** Finds where a site has lost the blank or line break between two words: "SummaryThis", "LeadersAcme". */
import { classOf, isWordClass, LOWER, UPPER } from './chars.ts';
import type { Words } from './words.ts';

/** Shortest parts on the two sides of the lost blank. */
const SHORTEST_LEFT = 4;
const SHORTEST_RIGHT = 2;
/** Looking for the parts elsewhere costs a pass over the text: texts and numbers of words beyond these are left alone. */
const LONGEST_TEXT = 200_000;
const MOST_SEARCHES = 40;

export interface Glue {
  /** Where the word [start, end) falls into two, or 0. */
  readonly splitAt: (start: number, end: number) => number;
}

function isWordAt(text: string, at: number, length: number): boolean {
  return !isWordClass(classOf(text.charCodeAt(at - 1))) && !isWordClass(classOf(text.charCodeAt(at + length)));
}

/** The word stands somewhere in the text on its own. */
function standsAlone(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (isWordAt(text, at, word.length)) return true;
  }
  return false;
}

function occursOnce(text: string, word: string): boolean {
  const first = text.indexOf(word);
  return text.indexOf(word, first + 1) < 0;
}

/**
 * "PartnershipsAcme", "InsightsAs": the whole is unique (no brand) and no name that stands with a blank elsewhere, the left
 * part is a word of this text, the right part too or a word that begins sentences.
 */
function areWords(text: string, whole: string, left: string, right: string, words: Words): boolean {
  if (!occursOnce(text, whole) || text.includes(`${left} ${right}`)) return false;
  if (!words.starters.has(right) && !standsAlone(text, right)) return false;
  return standsAlone(text, left) || standsAlone(text, left[0]!.toLowerCase() + left.slice(1));
}

function* seams(text: string, start: number, end: number): Generator<number> {
  for (let at = start + SHORTEST_LEFT; at <= end - SHORTEST_RIGHT; at++) {
    if (classOf(text.charCodeAt(at)) !== UPPER || classOf(text.charCodeAt(at - 1)) !== LOWER) continue;
    if (classOf(text.charCodeAt(at + 1)) === LOWER) yield at;
  }
}

/** Answers for one text; remembers each word it was asked about. */
export function glueOf(text: string, words: Words): Glue {
  const known = new Map<string, number>();
  let searches = text.length > LONGEST_TEXT ? MOST_SEARCHES : 0;
  const seamIn = (start: number, end: number, whole: string): number => {
    for (const at of seams(text, start, end)) {
      const left = text.slice(start, at);
      const right = text.slice(at, end);
      if (left === right || words.gluedStarters.has(right)) return at - start;
      if (searches++ < MOST_SEARCHES && areWords(text, whole, left, right, words)) return at - start;
    }
    return 0;
  };
  return {
    splitAt(start, end) {
      const whole = text.slice(start, end);
      const found = known.get(whole) ?? seamIn(start, end, whole);
      known.set(whole, found);
      return found === 0 ? 0 : start + found;
    },
  };
}
