import { TokenFlag } from '../../types.ts';
import type { Candidate } from './candidates.ts';
import type { Scan } from './name-scan.ts';
import type { TrimWords } from './trimmed-names.ts';

/** How often a name must stand with its possessive or number, and never without, to be one with it. */
const OFTEN = 2;
/** The same for a place before the possessive, which stands alone as well ("Georgia's Own", "in Georgia"). */
const OFTEN_BEHIND_PLACE = 3;

/** The scan and the words that tell where a name begins, and what is none. */
interface Reading extends Scan {
  readonly opening: ReadonlySet<string>;
  readonly isPlace: (word: string) => boolean;
}

/**
 * Finds the names that are longer than a run of capitals: "Millie's Homemade Bread", "Road to Hope", "360 Acme".
 * In: the scan, the candidates of the article in order, words that open sentences, places in small letters.
 * Out: the candidates, those joined that the article never parts.
 */
export function wholeNames(
  scan: Scan,
  raw: readonly Candidate[],
  { opening, place }: Pick<TrimWords, 'opening' | 'place'>,
): Candidate[] {
  const reading: Reading = { ...scan, opening, isPlace: (w) => place.has(w.toLowerCase()) };
  const named = withMarks(reading, withPossessives(reading, raw));
  return withNumbers(reading, withPlaces(reading, withJoints(reading, named)));
}

/** "Millie's Homemade® Bread" is one name where the text has it without the mark as well. */
function withMarks(scan: Reading, candidates: readonly Candidate[]): Candidate[] {
  const isMarked = (c: Candidate, next: Candidate | undefined): next is Candidate =>
    next !== undefined && next.sentence === c.sentence && /^[®™] $/.test(scan.text.slice(c.end, next.start));
  if (!candidates.some((c, i) => isMarked(c, candidates[i + 1]))) return [...candidates];
  const names = new Set(candidates.map((c) => nameOf(scan, c)));
  const wholes = candidates.map((c, i) => {
    const next = candidates[i + 1];
    return isMarked(c, next) && names.has(`${nameOf(scan, c)} ${nameOf(scan, next)}`) ? upTo(scan, c, next.last) : null;
  });
  return candidates.flatMap((c, i) => (i > 0 && wholes[i - 1] ? [] : [wholes[i] ?? c]));
}

/** The name without the article or the opening word of its sentence. */
function nameOf({ text, tokens, opening }: Reading, c: Candidate): string {
  const first = text.slice(tokens.start[c.first], tokens.end[c.first]);
  const isOpened = c.last - c.first > 1 && (first === 'the' || first === 'The' || (c.initial && opening.has(first)));
  return text.slice(isOpened ? tokens.start[c.first + 1] : c.start, c.end);
}

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

/** Behind a possessive that is part of the name: nothing that could be owned ("a deal with Orvane's to"). */
const OWNS_NOTHING = /^(?:[,;)]| (?:to|on|has|have|will|today|for|announced|with|by)\b)/;

const ownsNothing = ({ text }: Scan, { end }: Candidate): boolean => OWNS_NOTHING.test(text.slice(end + 2, end + 14));

function withPossessives(scan: Reading, raw: readonly Candidate[]): Candidate[] {
  const { isPlace } = scan;
  const isOwner = (c: Candidate): boolean => /^['’]s$/.test(word(scan, c.last));
  const owners = raw.filter(isOwner);
  if (owners.length === 0) return [...raw];
  const all = tally(raw.map((c) => nameOf(scan, c)));
  const owning = tally(owners.map((c) => nameOf(scan, c)));
  const firsts = tally(raw.map((c) => word(scan, c.first)));
  const joined = raw.map((c, i) => (isOwner(c) ? behind(scan, c, raw[i + 1]) : null));
  const pairs = tally(joined.flatMap((c) => (c ? [firstPair(scan, c)] : [])));
  // "Millie's will open": the possessive is the name, whoever Millie is
  const acting = new Set(owners.filter((c) => ownsNothing(scan, c)).map((c) => nameOf(scan, c)));
  const isWhole = (c: Candidate, whole: Candidate): boolean => {
    const name = nameOf(scan, c);
    const times = pairs.get(firstPair(scan, whole)) ?? 0;
    const apart = (all.get(name) ?? 0) - (owning.get(name) ?? 0);
    if (times >= OFTEN && !isPlace(name) && (apart === 0 || (acting.has(name) && apart * 3 <= times))) return true;
    const rest = (firsts.get(word(scan, c.last + 1)) ?? 0) - times;
    return times >= OFTEN_BEHIND_PLACE && isPlace(name) && rest * 3 <= times;
  };
  const whole = joined.map((j, i) => (j && isWhole(raw[i] as Candidate, j) ? j : null));
  const brands = new Set(whole.flatMap((j, i) => (j ? [nameOf(scan, raw[i] as Candidate)] : [])));
  for (const c of owners) {
    const name = nameOf(scan, c);
    if (all.get(name) === owning.get(name) && acting.has(name)) brands.add(name);
  }
  return raw.flatMap((c, i) => {
    if (whole[i - 1]) return [];
    const alone = isOwner(c) && brands.has(nameOf(scan, c)) && !isPlace(nameOf(scan, c));
    return [whole[i] ?? (alone ? upTo(scan, c, c.last + 1) : c)];
  });
}

/** The name and the one that follows its possessive at once. */
function behind(scan: Reading, c: Candidate, next: Candidate | undefined): Candidate | null {
  return next && next.first === c.last + 1 && next.start - c.end === 3 ? upTo(scan, c, next.last) : null;
}

/** The name with its possessive and the first word behind: "Georgia's Own Bank" and "Georgia's Own" have it in common. */
function firstPair(scan: Reading, whole: Candidate): string {
  const text = nameOf(scan, whole);
  return text
    .split(/['’]s /, 2)
    .map((part, i) => (i === 0 ? part : part.split(' ')[0]))
    .join(' ');
}

// ── joints ───────────────────────────────────────────────────────────────────────────────────────────

/** What may stand between the halves of a name: a small word or two. */
const JOINT =
  /^ (?:(?:to|in|on|for|of|without|beyond|against|into|over|under|like|is|are|my|our|your|as|up|who) )?(?:(?:the|a|an) )?$/;
/** Joints that part two names as often as they join one. */
const LOOSE = /^ (?:in|on|as|under|like|up|who) $/;
/** Heads of what is no name, however often it is said: "Letter of Intent", "Board of Directors". */
const COMMON =
  /\b(?:Letters?|Memorandum|Memoranda|Boards?|Terms?|Statements?|Codes?|Notices?|Certificates?|Points?|Proof|Internet|Software|Platform|Master|Bachelor|Doctor|Heads?|Directors?|Managers?|President|Officer|Chair\w*|State|Date|Line|Plan|Rules?|Act|Law|Month|Year|Day|Week|Level|Phase|Part|Series|Number|Rate|Cost|Return|Power|Standard|Right|Request|Call|Report|Centers? of Excellence) of $/;
/** The longest joint with its blanks, in UTF-16 code units. */
const LONGEST_JOINT = 13;
/** How often a name must stand with the same joint and word behind it. */
const ALWAYS = 3;

/** "Road to Hope", "Color of Change", where the halves hardly ever stand without one another. */
function withJoints(scan: Reading, candidates: readonly Candidate[]): Candidate[] {
  const joined = candidates.map((c, i) => jointOf(scan, c, candidates[i + 1]));
  const times = timesOf(scan, joined);
  const isWhole = (j: Joint | null | undefined): boolean => {
    const count = j ? (times.get(j.stem) ?? 0) : 0;
    if (!j || count < OFTEN || (count < ALWAYS && LOOSE.test(j.joint))) return false;
    const rest = (times.get(j.before) ?? 0) + (times.get(j.behind) ?? 0) - 2 * count;
    return rest * 3 <= (count < ALWAYS ? 0 : count);
  };
  const wholes = joined.map((j) => (isWhole(j) ? (j?.whole ?? null) : null));
  return candidates.flatMap((c, i) => (i > 0 && wholes[i - 1] ? [] : [wholes[i] ?? c]));
}

/** Two names with small words between them; `stem`: the words next to these, and all between. */
interface Joint {
  readonly whole: Candidate;
  readonly joint: string;
  readonly before: string;
  readonly behind: string;
  readonly stem: string;
}

function jointOf(scan: Reading, first: Candidate, last: Candidate | undefined): Joint | null {
  if (!last || last.start - first.end > LONGEST_JOINT || last.sentence !== first.sentence) return null;
  const { text } = scan;
  const joint = text.slice(first.end, last.start);
  if (joint === ' ' || !JOINT.test(joint) || scan.isPlace(nameOf(scan, last))) return null;
  if (COMMON.test(text.slice(first.start, last.start))) return null;
  const [before, behind] = [word(scan, first.last - 1), word(scan, last.first)];
  return { whole: upTo(scan, first, last.last), joint, before, behind, stem: before + joint + behind };
}

/** "Legal Aid of Ohio and Peru": behind "of" two places, in a name that the text says twice or more. */
function withPlaces(scan: Reading, candidates: readonly Candidate[]): Candidate[] {
  const joined = candidates.map((c, i) => placesOf(scan, c, candidates[i + 1]));
  const times = timesOf(scan, joined);
  const wholes = joined.map((j) => (j && (times.get(j.stem) ?? 0) >= OFTEN ? j.whole : null));
  return candidates.flatMap((c, i) => (i > 0 && wholes[i - 1] ? [] : [wholes[i] ?? c]));
}

/** Names of which "of" and a place make no club or charity. */
const STATE =
  /^(?:The )?(?:Republic|Kingdom|State|Government|City|County|Province|Bank|University|Ministry|Embassy|People)\b/;

function placesOf(scan: Reading, first: Candidate, last: Candidate | undefined): Joint | null {
  if (!last || last.sentence !== first.sentence || last.last - last.first > 1) return null;
  const joint = scan.text.slice(first.end, last.start);
  if (joint !== ' and ' && joint !== ' & ') return null;
  const [before, behind] = [word(scan, first.last - 1), word(scan, last.first)];
  const isPlace = (w: string): boolean => scan.isPlace(w) || /^[A-Z]{2}$/.test(w);
  const name = nameOf(scan, first);
  if (!isPlace(before) || !isPlace(behind) || !name.endsWith(` of ${before}`) || STATE.test(name)) return null;
  return { whole: upTo(scan, first, last.last), joint, before, behind, stem: before + joint + behind };
}

/** How often the text has the stems, and the words at their ends: one walk over its words. */
function timesOf(scan: Scan, joints: readonly (Joint | null)[]): Map<string, number> {
  const stems = new Map<string, Set<string>>();
  for (const j of joints) {
    if (!j) continue;
    if (!stems.has(j.behind)) stems.set(j.behind, new Set());
    stems.set(j.before, (stems.get(j.before) ?? new Set()).add(j.stem));
  }
  const times = new Map<string, number>();
  if (stems.size === 0) return times;
  const { text, tokens } = scan;
  const add = (words: string): unknown => times.set(words, (times.get(words) ?? 0) + 1);
  for (let i = 0; i < tokens.count; i++) {
    if (((tokens.flags[i] ?? 0) & (TokenFlag.upper | TokenFlag.camel | TokenFlag.digit)) === 0) continue;
    const first = word(scan, i);
    const own = stems.get(first);
    if (!own) continue;
    add(first);
    for (const stem of own) {
      const at = tokens.start[i] ?? 0;
      if (text.startsWith(stem, at) && !/\w/.test(text[at + stem.length] ?? '')) add(stem);
    }
  }
  return times;
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
