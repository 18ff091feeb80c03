import { initialsOf, orgKey, wordsOf } from '../../name-key.ts';
import { light } from '../../regexp.ts';
import type { Span } from '../../types.ts';
import type { Candidate } from './candidates.ts';
import type { Scan } from './name-scan.ts';

/** What joins two names into one candidate: "Acme & Orvane", "Acme-Orvane", "Acme/Orvane". */
const JOINT = light(/ & |(?<=[\p{L}\p{N}])[-–/](?=\p{Lu})/gu);

/** Both halves of "MEK-PI" are no names, unless it is a deal that is called so: "the ABC-DEF alliance". */
const CODE = /^[A-Z]{1,4}$/;
const DEAL =
  /^ (?:[\w:/-]+ ){0,2}(?:alliance|partnership|deal|tie-up|venture|collaboration|pact|agreement|accord|joint|team|vaccine|shot|jab)/;

/** How far behind a pair its deal is looked for, in UTF-16 code units. */
const DEAL_NEAR = 32;

/**
 * Splits "Acme & Orvane" and "Acme-Orvane" where both halves stand alone elsewhere in the article, or are well known and
 * have a deal ("the Acme-Orvane alliance"): two names, not one.
 * In: the scan, its candidates in order, what names are well known. Out: the candidates with such pairs parted.
 */
export function splitPairs(
  { text }: Scan,
  candidates: readonly Candidate[],
  isKnown: (name: string) => boolean,
): readonly Candidate[] {
  const name = (c: Span): string => text.slice(c.start, c.end);
  const joined = new Set(candidates.filter((c) => !c.defined && name(c).search(JOINT) > 0));
  if (joined.size === 0) return candidates;
  const others = candidates.filter((c) => !joined.has(c)).map(name);
  const alone = new Set(others.map(orgKey));
  const heads = new Set(others.flatMap(keysOf));
  return candidates.flatMap((c) => {
    if (!joined.has(c)) return [c];
    for (const m of name(c).matchAll(JOINT)) {
      const left = { ...c, end: c.start + m.index };
      const right = { ...c, start: c.start + m.index + m[0].length, initial: false };
      const known = m[0] === ' & ' ? alone : heads;
      const halves = [left, right];
      const isDeal = DEAL.test(text.slice(c.end, c.end + DEAL_NEAR));
      if (!isDeal && halves.every((half) => CODE.test(name(half)))) continue;
      const isPair = isDeal && m[0] !== ' & ';
      if (halves.every((half) => known.has(orgKey(name(half))) || (isPair && isKnown(name(half))))) return halves;
    }
    return [c];
  });
}

/** The key of a name, and that of its first word where a longer name has a distinctive one. */
const keysOf = (name: string): string[] => {
  const key = orgKey(name);
  const head = key.split(' ')[0] ?? '';
  return head.length > 3 && head !== key ? [key, head] : [key];
};

/**
 * Joins "Tavira Pharmaceutical" and "Bio Manufacturers Association", with "and" between them, where the article has the
 * letters of both for a name ("TPBMA").
 * In: the scan and its candidates in order. Out: the candidates with such pairs as one.
 */
export function joinLettered({ text }: Scan, candidates: readonly Candidate[]): readonly Candidate[] {
  const name = (c: Span): string => text.slice(c.start, c.end);
  const letters = new Set(candidates.map(name).filter((n) => LETTERS.test(n)));
  if (letters.size === 0) return candidates;
  return joinPairs(candidates, (c, next) => isSpelt(text, c, next, letters));
}

const LETTERS = /^[A-Z]{4,8}$/;

/** Public bodies that serve two places at once. */
const AUTHORITY = / (?:Council|Borough|Constabulary|Police|Health Board|Trust|Fire Service)$/;
/** Those of the British health service; what stands before "and" in their names is a place as well. */
const CARE =
  / (?:NHS (?:Foundation )?Trust|Integrated Care (?:Board|System|Partnership)|Clinical Commissioning Group|Health Board)$/;
/** "The Tavira and Orvane University Hospital", where "the" shows that it is one. */
const OF_BOTH = /^\p{Lu}\p{Ll}+ University Hospitals?\b/u;
const PLACE = /^\p{Lu}\p{Ll}{3,}$/u;
/** Said of one only. */
const SINGULAR = /^(?:['’]s| (?:has|is|was|says|plans|wants|hopes|intends)\b)/;

/**
 * Joins "Tavira" and "Orvane Council" where the text says of both that it "has" signed something, and "Tavira" and
 * "Orvane NHS Trust" wherever they stand.
 * In: the scan and its candidates in order. Out: the candidates with such pairs as one, wherever they stand.
 */
export function joinAuthorities({ text }: Scan, candidates: readonly Candidate[]): readonly Candidate[] {
  const isPair = (c: Candidate, next: Candidate): boolean =>
    next.start - c.end < 6 && / (?:and|&) /.test(text.slice(c.end, next.start));
  const isTrust = (c: Candidate, next: Candidate): boolean =>
    PLACE.test(text.slice(c.start, c.end)) &&
    (CARE.test(text.slice(next.start, next.end)) ||
      (text.endsWith('the ', c.start) && OF_BOTH.test(text.slice(next.start, next.end))));
  const whole = (c: Candidate, next: Candidate): string => text.slice(c.start, next.end);
  const wholes = new Set(
    candidates.flatMap((c, i) => {
      const next = candidates[i + 1];
      if (!next || c.last - c.first > 2 || !isPair(c, next)) return [];
      if (!isTrust(c, next) && !AUTHORITY.test(text.slice(next.start, next.end))) return [];
      const isOne = isTrust(c, next) || SINGULAR.test(text.slice(next.end, next.end + 12));
      return isOne ? [whole(c, next)] : [];
    }),
  );
  if (wholes.size === 0) return candidates;
  return joinPairs(candidates, (c, next) => isPair(c, next) && wholes.has(whole(c, next)));
}

/** The candidates in order, each that makes a pair with the next one joined with it. */
function joinPairs(
  candidates: readonly Candidate[],
  isPair: (c: Candidate, next: Candidate) => boolean,
): readonly Candidate[] {
  return candidates.flatMap((c, i) => {
    const [before, next] = [candidates[i - 1], candidates[i + 1]];
    if (before && isPair(before, c)) return [];
    return next && isPair(c, next) ? [{ ...c, last: next.last, end: next.end }] : [c];
  });
}

function isSpelt(text: string, first: Candidate, second: Candidate, letters: ReadonlySet<string>): boolean {
  if (first.sentence !== second.sentence || text.slice(first.end, second.start) !== ' and ') return false;
  const whole = `${text.slice(first.start, first.end)} ${text.slice(second.start, second.end)}`.replace(
    /^The /,
    'the ',
  );
  return [whole, whole.replaceAll('-', ' ')].some((name) => letters.has(initialsOf(wordsOf(name)).toUpperCase()));
}

/** A stretch that the text itself shows to be one name; `headed`: by a heading, so that its beginning is sure as well. */
export interface WholeSpan extends Span {
  readonly headed?: boolean;
}

/** The candidates, those inside a stretch that the text shows to be one name joined to one. */
export function joinDefined(scan: Scan, candidates: readonly Candidate[], defined: readonly WholeSpan[]): Candidate[] {
  if (defined.length === 0) return [...candidates];
  const out: Candidate[] = [];
  for (const c of candidates) {
    const span = spanAt(defined, c);
    const before = out.at(-1);
    if (!span || c.end > span.end) out.push(c);
    else if (before && before.end >= span.end) continue;
    else out.push(whole(scan, c, span));
  }
  return out;
}

/** The first of the stretches, sorted and without overlap, that shares words with the candidate. */
function spanAt(spans: readonly WholeSpan[], { start, end }: Candidate): WholeSpan | undefined {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  const span = spans[low];
  return span && span.start < end ? span : undefined;
}

/**
 * The candidate from its own first word, or the span's where that comes earlier, to the end of the span; where the
 * beginning of the name is sure, without words of a heading before it ("Support USA Acme").
 */
function whole({ text, tokens }: Scan, c: Candidate, span: WholeSpan): Candidate {
  let { first, last } = c;
  while (first > 0 && (tokens.start[first] ?? 0) > span.start) first--;
  while (last < tokens.count && (tokens.end[last - 1] ?? 0) < span.end) last++;
  const start = Math.min(c.start, span.start);
  const lead = text.slice(start, span.start);
  const isLonger = /^[Tt]he .|\.? \p{Lu}\. $/u.test(lead) || text.slice(start - 4, start) === 'the ';
  const isCut = span.headed === true && !/^(?:[Tt]he )?$/.test(lead) && !isLonger;
  let cut = first;
  while (isCut && (tokens.start[cut] ?? 0) < span.start) cut++;
  const from = isCut ? cut : first;
  return {
    ...c,
    first: from,
    last,
    start: isCut ? span.start : start,
    end: span.end,
    initial: c.initial && from === c.first,
    defined: isCut || /^(?:[Tt]he )?$/.test(lead),
  };
}
