import { foldName, orgKey } from '../../name-key.ts';
import type { Span } from '../../types.ts';
import type { Candidate, Scan } from './candidates.ts';

/**
 * Splits "Acme & Orvane" where both halves stand alone elsewhere in the article: two names, not one.
 * In: the scan and its candidates in order. Out: the candidates with such pairs parted.
 */
export function splitPairs(scan: Scan, candidates: readonly Candidate[]): readonly Candidate[] {
  const name = (c: Span): string => scan.text.slice(c.start, c.end);
  const pairs = candidates.filter((c) => name(c).includes(' & '));
  if (pairs.length === 0) return candidates;
  const alone = new Set(candidates.filter((c) => !pairs.includes(c)).map((c) => orgKey(name(c))));
  return candidates.flatMap((c) => {
    const joint = pairs.includes(c) ? jointOf(scan, c) : -1;
    if (joint < 0) return [c];
    const left = part(scan, c, c.first, joint);
    const right = part(scan, c, joint + 1, c.last);
    return alone.has(orgKey(name(left))) && alone.has(orgKey(name(right))) ? [left, right] : [c];
  });
}

function jointOf({ text, tokens }: Scan, c: Candidate): number {
  for (let i = c.first + 1; i < c.last - 1; i++) if (text.slice(tokens.start[i], tokens.end[i]) === '&') return i;
  return -1;
}

const part = ({ tokens }: Scan, c: Candidate, first: number, last: number): Candidate => ({
  ...c,
  first,
  last,
  start: tokens.start[first] ?? 0,
  end: tokens.end[last - 1] ?? 0,
  initial: c.initial && first === c.first,
});

/** Between two members of a list. */
const LIST_JOINT = /^,? (?:and |& )?(?:the )?$/;

/**
 * The keys of names that stand in a list between, or at the end behind, names that are known:
 * "Acme, NowThis and Orvane" tells that NowThis is of their kind.
 * In: the text, candidates in order, whether a key is known. Out: keys, not known so far.
 */
export function listedAmong(
  text: string,
  candidates: readonly Candidate[],
  isKnown: (key: string) => boolean,
): Set<string> {
  const found = new Set<string>();
  const key = (c: Candidate | undefined): string => (c ? orgKey(text.slice(c.start, c.end)) : '');
  const joined = (a: Candidate | undefined, b: Candidate | undefined): boolean =>
    a !== undefined && b !== undefined && a.sentence === b.sentence && LIST_JOINT.test(text.slice(a.end, b.start));
  candidates.forEach((c, i) => {
    const before = candidates[i - 1];
    const after = candidates[i + 1];
    const between = joined(before, c) && joined(c, after) && isKnown(key(before)) && isKnown(key(after));
    const last =
      joined(candidates[i - 2], before) && joined(before, c) && isKnown(key(candidates[i - 2])) && isKnown(key(before));
    if ((between || last) && foldName(key(c)).length > 2 && !isKnown(key(c))) found.add(key(c));
  });
  return found;
}
