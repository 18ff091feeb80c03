/** Well-known names that reach across what a run of capitals is: "Brigham and Women's", "March of Dimes", "bluebird bio". */
import { type NameTest, nameTest, readName } from '../../phrases.ts';
import type { RuleSet } from '../../types.ts';
import type { Candidate } from './candidates.ts';
import { close, type Scan, word } from './name-scan.ts';

/** The names of the lists whose own names begin with "known-". */
export interface KnownNames {
  /** Whether a name is one of them, as it is written. */
  readonly has: (name: string) => boolean;
  /** Those, of one word, that begin with a small letter ("argenx"). */
  readonly small: readonly string[];
}

const SMALL = /^[a-z][a-zA-Z-]{3,}$/;

/** In: the lists of a rule set. Out: what they know. */
export function knownNames(lists: RuleSet['lists']): KnownNames {
  const keys = Object.keys(lists).filter((key) => /^known-(?!like-)[a-z-]+$/.test(key));
  const words = { phrases: [{ fromStart: true, toEnd: true, parts: [{ lists: keys, strings: [] }] }] };
  const test = nameTest({ name: '', words }, lists, false) as NameTest;
  const small = keys.flatMap((key) => (lists[key] ?? []).filter((name) => name > '_' && SMALL.test(name)));
  return { has: (name) => test.test(readName(name)), small };
}

/** Small words, a possessive, a mark, "Gavi, the Vaccine Alliance": what may stand between the parts of a name. */
const JOINT = /^(?:, the |(?:['’]s?|!)? (?:(?:and|of|the|for|to|in|on|at|by|with|as|n|&) ){0,3})$/;
/** The longest joint with its blanks, in UTF-16 code units. */
const LONGEST_JOINT = 14;
/** Of how many candidates a name is made at most ("Port Authority of New York and New Jersey"). */
const MOST_PARTS = 3;

/**
 * Joins candidates that are parts of a well-known name to one.
 * In: the scan, the candidates of the article in order. Out: the same, such parts joined.
 */
export function withKnown(scan: Scan, candidates: readonly Candidate[], known: KnownNames): readonly Candidate[] {
  const out: Candidate[] = [];
  for (let i = 0; i < candidates.length; ) {
    const [whole, parts] = wholeAt(scan, candidates, i, known);
    out.push(whole);
    i += parts;
  }
  return out;
}

/** The candidate at `i` as far as its name reaches, and of how many candidates it is made. */
function wholeAt(
  scan: Scan,
  candidates: readonly Candidate[],
  i: number,
  { has }: KnownNames,
): readonly [Candidate, number] {
  const { text, tokens } = scan;
  const first = candidates[i]!;
  let parts = 1;
  while (parts < MOST_PARTS && isJoined(scan, candidates[i + parts - 1]!, candidates[i + parts])) parts++;
  for (; parts > 0; parts--) {
    const { last } = candidates[i + parts - 1]!;
    // a possessive or a small word behind the last of them
    for (let end = mayGoOn(scan, last) ? last + 1 : last; end > (parts > 1 ? last - 1 : last); end--) {
      const stop = tokens.end[end - 1] ?? first.end;
      if (hasEither(text.slice(first.start, stop), has)) return [{ ...first, last: end, end: stop }, parts];
    }
  }
  return [first, 1];
}

/** "Tavira and Sons" is what the list has as "Tavira & Sons". */
const hasEither = (name: string, has: KnownNames['has']): boolean =>
  has(name) || (name.includes(' and ') && has(name.replace(' and ', ' & ')));

function isJoined({ text }: Scan, c: Candidate, next: Candidate | undefined): boolean {
  if (next === undefined || next.sentence !== c.sentence || next.start - c.end > LONGEST_JOINT) return false;
  return JOINT.test(text.slice(c.end, next.start));
}

/** "Barnardo's", "bluebird bio", "Yahoo!" */
function mayGoOn(scan: Scan, last: number): boolean {
  const { tokens, blocked } = scan;
  return (
    last < tokens.count && blocked[last] === 0 && close(scan, last - 1, last) && /^['’!]|^[a-z]/.test(word(scan, last))
  );
}
