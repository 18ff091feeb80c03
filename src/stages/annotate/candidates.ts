/** Stretches of capitalised words that may be names of organisations. */
import { type Sentence, type Span, TokenFlag } from '../../types.ts';
import { grow } from './name-joints.ts';
import { close, has, isEpithet, isNameWord, PUBLIC, type Scan, word } from './name-scan.ts';
import { joinUnits } from './name-units.ts';

/** A run of capitalised words that may name something; `first` and `last` are token indices, half-open. */
export interface Candidate extends Span {
  readonly first: number;
  readonly last: number;
  readonly sentence: number;
  /** The first word of its sentence: its capital may mean nothing. */
  readonly initial: boolean;
  /** The text itself gives its initials in parentheses behind it. */
  readonly defined?: boolean;
}

const AMOUNT = /^\d{2,}[KMB]$/;

/** "46M" of "46M Acme shares" is no part of the name, as it would be inside one. */
const isAmount = (s: Scan, i: number): boolean => {
  const first = s.text.charCodeAt(s.tokens.start[i] ?? 0);
  return first >= 48 && first <= 57 && AMOUNT.test(s.text.slice(s.tokens.start[i], s.tokens.end[i]));
};

/**
 * Finds the candidate names of one sentence, left to right, without overlap.
 * In: the scan and the sentence. Out: candidates in order. Linear in the number of tokens.
 */
export function findCandidates(s: Scan, sentence: Sentence): Candidate[] {
  const found: Candidate[] = [];
  let i = sentence.first;
  while (i < sentence.last) {
    if ((!isNameWord(s, i) || isAmount(s, i)) && !isGovernmentOf(s, i, sentence.last)) {
      i++;
      continue;
    }
    const first = i;
    for (let next = grow(s, first, i, sentence.last); next > i; next = grow(s, first, i, sentence.last)) i = next;
    i++;
    if (!isInEpithet(s, i, sentence.last)) found.push(candidate(s, sentence, first, i));
  }
  return joinUnits(s, found);
}

/** The name of an epithet: "Tavira Motors-owned Acme". */
const isInEpithet = (s: Scan, next: number, last: number): boolean =>
  next < last && has(s, next, TokenFlag.upper) && close(s, next - 1, next) && isEpithet(s, next);

/** "the government of Peru", "the city of Jakarta" */
const isGovernmentOf = (s: Scan, i: number, last: number): boolean =>
  i + 2 < last && s.blocked[i] === 0 && PUBLIC.test(word(s, i)) && word(s, i + 1) === 'of' && isNameWord(s, i + 2);

const candidate = (s: Scan, sentence: Sentence, first: number, last: number): Candidate => ({
  first,
  last,
  sentence: sentence.index,
  initial: first === sentence.first || opens(s, first - 1) || isOpening(s, first - 1, sentence.first),
  start: s.tokens.start[first] ?? 0,
  end: s.tokens.end[last - 1] ?? 0,
});

/** A mark behind which a sentence may begin anew: a quote, a colon, a bullet. */
const opens = (s: Scan, i: number): boolean => /^[“"‘'«:•*–—-]$/.test(word(s, i));

/** Nothing but quote marks, bullets and dashes before it. */
const isOpening = (s: Scan, i: number, from: number): boolean => {
  for (let p = i; p >= from; p--) if (has(s, p, TokenFlag.word)) return false;
  return true;
};
