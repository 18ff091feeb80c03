import { TokenFlag } from '../../types.ts';
import type { Candidate } from './candidates.ts';
import type { Scan } from './name-scan.ts';

/** How often a name must stand with its possessive or number, and never without, to be one with it. */
const OFTEN = 2;
/** The same for a place before the possessive, which stands alone as well ("Georgia's Own", "in Georgia"). */
const OFTEN_BEHIND_PLACE = 3;

/**
 * Finds the names that are longer than a run of capitals: "Millie's Homemade Bread", "Road to Hope", "360 Acme".
 * In: the scan, the candidates of the article in order, whether a folded word is a place.
 * Out: the candidates, those joined that the article never parts.
 */
export function wholeNames(scan: Scan, raw: readonly Candidate[], isPlace: (word: string) => boolean): Candidate[] {
  return withNumbers(scan, withJoints(scan, withPossessives(scan, raw, isPlace), isPlace));
}

/** Words whose capital stands at the head of a sentence or heading. */
const OPENING = /^(?:[Tt]he|About|What|When|At|With|For|And|But|As|In|From|By|While|Through|Now|Today) /;

const nameOf = ({ text }: Scan, c: Candidate): string => text.slice(c.start, c.end).replace(OPENING, '');

const word = ({ text, tokens }: Scan, i: number): string => text.slice(tokens.start[i], tokens.end[i]);

const upTo = ({ tokens }: Scan, c: Candidate, last: number): Candidate => ({
  ...c,
  last,
  end: tokens.end[last - 1] ?? c.end,
});

const tally = (names: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const n of names) counts.set(n, (counts.get(n) ?? 0) + 1);
  return counts;
};

// ── possessives ──────────────────────────────────────────────────────────────────────────────────────

function withPossessives(scan: Scan, raw: readonly Candidate[], isPlace: (word: string) => boolean): Candidate[] {
  const isOwner = (c: Candidate): boolean => /^['’]s$/.test(word(scan, c.last));
  const owners = raw.filter(isOwner);
  if (owners.length < OFTEN) return [...raw];
  const all = tally(raw.map((c) => nameOf(scan, c)));
  const owning = tally(owners.map((c) => nameOf(scan, c)));
  const firsts = tally(raw.map((c) => word(scan, c.first)));
  const joined = raw.map((c, i) => (isOwner(c) ? behind(scan, c, raw[i + 1]) : null));
  const pairs = tally(joined.flatMap((c) => (c ? [firstPair(scan, c)] : [])));
  const isWhole = (c: Candidate, whole: Candidate): boolean => {
    const name = nameOf(scan, c);
    const times = pairs.get(firstPair(scan, whole)) ?? 0;
    if (times >= OFTEN && !isPlace(name) && all.get(name) === owning.get(name)) return true;
    const rest = (firsts.get(word(scan, c.last + 1)) ?? 0) - times;
    return times >= OFTEN_BEHIND_PLACE && isPlace(name) && rest * 3 <= times;
  };
  const whole = joined.map((j, i) => (j && isWhole(raw[i] as Candidate, j) ? j : null));
  const brands = new Set(whole.flatMap((j, i) => (j ? [nameOf(scan, raw[i] as Candidate)] : [])));
  return raw.flatMap((c, i) => {
    if (whole[i - 1]) return [];
    const alone = isOwner(c) && brands.has(nameOf(scan, c)) && !isPlace(nameOf(scan, c));
    return [whole[i] ?? (alone ? upTo(scan, c, c.last + 1) : c)];
  });
}

/** The name and the one that follows its possessive at once. */
function behind(scan: Scan, c: Candidate, next: Candidate | undefined): Candidate | null {
  return next && next.first === c.last + 1 && next.start - c.end === 3 ? upTo(scan, c, next.last) : null;
}

/** The name with its possessive and the first word behind: "Georgia's Own Bank" and "Georgia's Own" have it in common. */
function firstPair(scan: Scan, whole: Candidate): string {
  const text = nameOf(scan, whole);
  return text
    .split(/['’]s /, 2)
    .map((part, i) => (i === 0 ? part : part.split(' ')[0]))
    .join(' ');
}

// ── joints ───────────────────────────────────────────────────────────────────────────────────────────

const JOINT = /^(?:to|in|without|beyond|against)$/;
/** How often a name must stand with the same joint and word behind it. */
const ALWAYS = 3;

/** "Road to Hope", where the halves hardly ever stand without one another. */
function withJoints(scan: Scan, candidates: readonly Candidate[], isPlace: (word: string) => boolean): Candidate[] {
  const joined = candidates.map((c, i) => {
    const next = candidates[i + 1];
    const isJoint = next !== undefined && next.first === c.last + 1 && JOINT.test(word(scan, c.last));
    return isJoint && !isPlace(nameOf(scan, next)) ? upTo(scan, c, next.last) : null;
  });
  if (joined.filter(Boolean).length < ALWAYS) return [...candidates];
  const times = tally(joined.flatMap((j) => (j ? [nameOf(scan, j)] : [])));
  const all = tally(candidates.map((c) => nameOf(scan, c)));
  const isWhole = (i: number): boolean => {
    const [whole, first, last] = [joined[i], candidates[i], candidates[i + 1]];
    if (!whole || !first || !last) return false;
    const count = times.get(nameOf(scan, whole)) ?? 0;
    const rest = (c: Candidate): number => (all.get(nameOf(scan, c)) ?? 0) - count;
    return count >= ALWAYS && (rest(first) + rest(last)) * 3 <= count;
  };
  return candidates.flatMap((c, i) => (i > 0 && isWhole(i - 1) ? [] : [(isWhole(i) ? joined[i] : null) ?? c]));
}

// ── numbers ──────────────────────────────────────────────────────────────────────────────────────────

const YEAR = /^(?:19|20)\d\d$/;

function withNumbers(scan: Scan, candidates: readonly Candidate[]): Candidate[] {
  const isNumbered = (c: Candidate): boolean =>
    c.first > 0 && /^\d{1,4}$/.test(word(scan, c.first - 1)) && (scan.tokens.end[c.first - 1] ?? 0) + 1 === c.start;
  const numbered = candidates.filter((c) => isNumbered(c) && !YEAR.test(word(scan, c.first - 1)));
  if (numbered.length < OFTEN) return [...candidates];
  const firsts = tally(candidates.map((c) => word(scan, c.first)));
  const times = tally(numbered.map((c) => `${word(scan, c.first - 1)} ${word(scan, c.first)}`));
  return candidates.map((c) => {
    const count = numbered.includes(c) ? (times.get(`${word(scan, c.first - 1)} ${word(scan, c.first)}`) ?? 0) : 0;
    if (count < OFTEN || firsts.get(word(scan, c.first)) !== count || !isDistinct(scan, c)) return c;
    const first = c.first - 1;
    return { ...c, first, start: scan.tokens.start[first] ?? c.start };
  });
}

/** No word in capitals only, which is a unit or a currency behind a number ("500 USD"). */
const isDistinct = ({ tokens }: Scan, c: Candidate): boolean => ((tokens.flags[c.first] ?? 0) & TokenFlag.caps) === 0;
