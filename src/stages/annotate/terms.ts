/** Diseases and technologies: the phrases of the lexicon found in the text, word by word. */
import type { DiseaseMention, RuleSet, Sentence, TechnologyMention, Term, Tokens } from '../../types.ts';
import { introduced, places } from './terms/abbreviations.ts';
import { type Match, partsAfter, partsBefore } from './terms/coordination.ts';
import { EXCEPTED, type Lexicon, lexiconOf, NOTHING, next } from './terms/lexicon.ts';
import { GLUE, noUnits, readUnits, type Units } from './terms/units.ts';

export type TermMention = DiseaseMention | TechnologyMention;

// ── one sentence ─────────────────────────────────────────────────────────────────────────────────────

/** The longest phrase of the lexicon at a unit: where it ends, what it means. */
interface Longest {
  readonly last: number;
  readonly meaning: number;
}

/** Goes on from a state with the word as written, then as folded; the longer way wins. */
function longestFrom(lexicon: Lexicon, units: Units, state: number, at: number): Longest | null {
  const exact = next(lexicon, state, units.exact[at]!);
  const folded = next(lexicon, state, units.word[at]!);
  const one = exact === 0 ? null : longestOf(lexicon, units, exact, at);
  const other = folded === 0 ? null : longestOf(lexicon, units, folded, at);
  return one === null || (other !== null && other.last > one.last) ? other : one;
}

/** The longest phrase through a state that is reached with a unit. */
function longestOf(lexicon: Lexicon, units: Units, state: number, at: number): Longest | null {
  const after = at + 1;
  const joined = after < units.count && units.glue[after] !== GLUE.none;
  const longer = joined ? longestFrom(lexicon, units, state, after) : null;
  const meaning = lexicon.meaning[state]!;
  return longer ?? (meaning === NOTHING ? null : { last: after, meaning });
}

/** Adds the parts before a phrase that share its ending; `own` is the phrase's term, which they must not repeat. */
function addPartsBefore(lexicon: Lexicon, units: Units, phrase: Omit<Match, 'term'>, own: number, out: Match[]): void {
  const parts = partsBefore(lexicon, units, phrase, out.at(-1)?.last ?? 0);
  out.push(...parts.filter(({ term }) => term !== own));
}

/** Adds a phrase and the parts round it; returns the unit after them. */
function addPhrase(lexicon: Lexicon, units: Units, match: Match, out: Match[]): number {
  addPartsBefore(lexicon, units, match, match.term, out);
  const after = partsAfter(lexicon, units, match);
  out.push(match, ...after.filter(({ term }) => term !== match.term));
  return after.at(-1)?.last ?? match.last;
}

/** Matches in the sentence, left to right. */
function matchesOf(lexicon: Lexicon, units: Units): readonly Match[] {
  const out: Match[] = [];
  for (let at = 0; at < units.count; ) {
    const longest = longestFrom(lexicon, units, 0, at);
    if (longest === null) {
      if (lexicon.heads.has(units.word[at]!)) addPartsBefore(lexicon, units, { first: at, last: at + 1 }, NOTHING, out);
      at++;
    } else if (longest.meaning === EXCEPTED) at = longest.last;
    else at = addPhrase(lexicon, units, { first: at, last: longest.last, term: longest.meaning }, out);
  }
  return out;
}

// ── mentions ─────────────────────────────────────────────────────────────────────────────────────────

function mention({ type, name, id, rule }: Term, start: number, end: number): TermMention {
  const found = { start, end, rule: rule ?? `entities/${type}`, name };
  if (type === 'disease') return { type, ...found, id };
  return id === null ? { type, ...found } : { type, ...found, id };
}

const ADDRESS = /:\/\/|www\.|@|\w\.(?:com|org|net|io|gov|edu|eu|co|info|health|ai|uk|de)\b/i;

/** Characters that no address holds. */
const BOUND = /[\s"“”()<>[\]]/;
const ADDRESS_LIMIT = 400;

/** The place of the nearest character that no address holds, from `at` in steps of 1 or -1. */
function boundary(text: string, at: number, direction: 1 | -1): number {
  const limit = at + direction * ADDRESS_LIMIT;
  let reached = at;
  while (reached !== limit && reached >= 0 && reached < text.length && !BOUND.test(text.charAt(reached))) {
    reached += direction;
  }
  return reached;
}

/** Inside a web or e-mail address? Looked at only where a mark of one touches the words. */
function inAddress(text: string, start: number, end: number): boolean {
  if (!/[/@._=#?&%-]/.test(text.charAt(start - 1)) && !/[/@._=-]/.test(text.charAt(end))) return false;
  return ADDRESS.test(text.slice(boundary(text, start - 1, -1) + 1, boundary(text, end, 1)));
}

/** Terms of the lexicon in their full forms, and what short forms the article gives them. */
interface Found {
  readonly mentions: TermMention[];
  readonly shorts: Map<string, Term>;
}

function addMatch(found: Found, text: string, term: Term, start: number, end: number): void {
  if (inAddress(text, start, end)) return;
  found.mentions.push(mention(term, start, end));
  const short = introduced(text, start, end);
  if (short !== null && !found.shorts.has(short)) found.shorts.set(short, term);
}

function findLong(text: string, tokens: Tokens, sentences: readonly Sentence[], lexicon: Lexicon): Found {
  const found: Found = { mentions: [], shorts: new Map() };
  const units = noUnits();
  for (const { first, last } of sentences) {
    for (let token = first; token < last; ) {
      token = readUnits(units, lexicon, text, tokens, token, last);
      for (const match of matchesOf(lexicon, units)) {
        const end = units.end[match.last - 1]!;
        addMatch(found, text, lexicon.terms[match.term]!, units.start[match.first]!, end);
      }
    }
  }
  return found;
}

/** Index of the first mention that ends after `at`, among mentions sorted by place. */
function firstEndingAfter(mentions: readonly TermMention[], at: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How far round a short form its line is looked at. */
const NEAR = 30;

/** Does the line hold capitals only, near the place? "ALL PATIENTS" is no leukemia. */
function shoutedAt(text: string): (at: number) => boolean {
  return (at) => {
    const before = /.*$/.exec(text.slice(Math.max(0, at - NEAR), at))?.[0] ?? '';
    const after = /^.*/.exec(text.slice(at, at + NEAR))?.[0] ?? '';
    return !/\p{Ll}/u.test(before + after);
  };
}

function findShort(text: string, { mentions, shorts }: Found): readonly TermMention[] {
  const found: TermMention[] = [];
  const shouted = shoutedAt(text);
  for (const [short, term] of shorts) {
    for (const [start, end] of places(text, short, shouted)) {
      const next = mentions[firstEndingAfter(mentions, start)];
      const free = next === undefined || next.start >= end;
      if (free && !inAddress(text, start, end)) found.push(mention(term, start, end));
    }
  }
  return found;
}

const byPlace = (a: TermMention, b: TermMention): number => a.start - b.start || b.end - a.end;

/**
 * Diseases and technologies of the lexicon in the sentences of a text; spans are UTF-16 code units, sorted, without
 * overlap. The longest phrase wins; case, plural, British spelling, hyphens and possessives are folded; abbreviations
 * need their capitals, or are learnt where the text introduces them. Parts of coordinated lists are mentions of their
 * own words ("autoimmune" in "autoimmune and inflammatory diseases") under the full name. All forms of one disease in
 * the text are the mentions of the same `name`. Names of organisations are not looked at here.
 * Throws an Error where a form names a list that the rule set has not.
 */
export function findTerms(
  text: string,
  tokens: Tokens,
  sentences: readonly Sentence[],
  rules: RuleSet,
): readonly TermMention[] {
  const found = findLong(text, tokens, sentences, lexiconOf(rules));
  found.mentions.sort(byPlace);
  return found.shorts.size === 0 ? found.mentions : [...found.mentions, ...findShort(text, found)].sort(byPlace);
}
