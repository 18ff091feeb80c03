import { orgKey } from '../../name-key.ts';
import { light } from '../../regexp.ts';
import { TokenFlag } from '../../types.ts';
import type { Candidate } from './candidates.ts';
import type { KnownNames } from './known-names.ts';
import { type NameWords, PUBLIC, type Scan } from './name-scan.ts';

/** Word sets that tell where a name begins. */
export interface TrimWords {
  readonly words: NameWords;
  readonly opening: ReadonlySet<string>;
  /** Common nouns that open a sentence before a name ("Carmaker Acme"). */
  readonly openingCommon: ReadonlySet<string>;
  /** Plurals that are no name where they alone open a sentence. */
  readonly openingAlone: ReadonlySet<string>;
  readonly notDistinctive: ReadonlySet<string>;
  readonly place: ReadonlySet<string>;
  /** Names that are whole as they stand, whatever they begin with ("U.S. Steel", "The Atlantic"). */
  readonly known: Pick<KnownNames, 'has'>;
}

const CAPITAL_THEN_SMALL = light(/^\p{Lu}\p{Ll}/u);
const CAPITAL_OR_DIGIT = light(/\p{Lu}|\d/u);
/** Words that open sentences and close names ("Capital One", "Stronger Together"). */
const CLOSING =
  /^(?:One|Two|Three|Five|Seven|Ten|First|Next|Now|Today|More|Beyond|Together|Over|Across|Once|People|Users|Investors)$/;
/** Words that open sentences and, before a company's legal form or head, begin its name as well ("First Phosphate Corp"). */
const BEGINNING = /^(?:First|One|Next|All|Second|Third|New|Special|Key)$/;
const NUMBER = /^(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)$/;
/** Ends of firms' names that nobody counts. */
const FIRM =
  /^(?:Therapeutics|Pharmaceuticals|Pharma|Biosciences|Biotherapeutics|Biotech|Partners|Capital|Holdings|Technologies|Ventures)$/;
const THE = /^[Tt]he$/;
/** "We're", "They’ve": what a pronoun has lost its verb's beginning to. */
const CONTRACTED = /['’](?:re|ve|ll|d|m)$/;

/**
 * Gives each candidate the words that belong to the name.
 * In: the scan, all candidates of the article in order. Out: candidates without the opening word of a sentence, unless the
 * article has the name with that word elsewhere; a name that is said twice in a row split.
 */
export function trimAll(scan: Scan, raw: readonly Candidate[], compiled: TrimWords): Candidate[] {
  const word = (i: number): string => scan.text.slice(scan.tokens.start[i], scan.tokens.end[i]);
  const whole = new Set<string>();
  for (const c of raw) {
    if (c.last - c.first < 2 || !compiled.opening.has(word(c.first)) || THE.test(word(c.first))) continue;
    if (!c.initial || isFormal(word, c, compiled)) whole.add(`${word(c.first)} ${word(c.first + 1)}`);
  }
  const own = namedWithState(scan, raw);
  const isKnown = (c: Candidate): boolean => compiled.known.has(scan.text.slice(c.start, c.end));
  const trimmed = raw.flatMap((c) => {
    const parts = trim(scan, compiled, c, whole, own);
    return isCut(c, parts) && isKnown(c) && !(THE.test(word(c.first)) && parts.some(isKnown)) ? [c] : parts;
  });
  return withoutPlaces(scan, trimmed, compiled);
}

const isCut = (c: Candidate, parts: readonly Candidate[]): boolean =>
  parts.length !== 1 || parts[0]?.start !== c.start || parts[0].end !== c.end;

/** Letters for a sort of organisation, before its name ("NBFC Tavira Finance"). */
const SORT = /^(?:NBFC|PSU|MNC|SME|NGO|CRO|CDMO|CMO|FMCG|AMC|SOE|BUMN|GLC|EMS|OEM|IT|HCI|B2B|JV)$/;
/** Behind a town and its comma: the sentence goes on, or the next begins ("in Newark, N.J. Tavira and Orvane"). */
const OF_TOWN = /^(?:[A-Z]\.){2}$/;
const STATE = /^(?:U\.?S\.?A?\.?|U\.?K\.?)$/;

/** The words that stand behind "US" or "UK" twice or more and never without: "USA Orvane" is a name, "U.S. Orvane" none. */
function namedWithState({ text, tokens }: Scan, raw: readonly Candidate[]): Set<string> {
  const word = (i: number): string => text.slice(tokens.start[i], tokens.end[i]);
  const behind = new Map<string, number>();
  const states = raw.filter((c) => c.last - c.first > 2 && STATE.test(word(c.first)));
  for (const c of states) behind.set(word(c.first + 1), (behind.get(word(c.first + 1)) ?? 0) + 1);
  if (behind.size > 0)
    for (const c of raw) {
      for (let i = c.first; i < c.last; i++)
        if (behind.has(word(i)) && !(i > c.first && STATE.test(word(i - 1)))) behind.delete(word(i));
    }
  return new Set([...behind].filter(([, times]) => times > 1).map(([w]) => w));
}

/** Drops a sentence's opening word, and splits a name that is said twice in a row ("About Acme Acme Bio is"). */
function trim(
  scan: Scan,
  compiled: TrimWords,
  c: Candidate,
  whole: ReadonlySet<string>,
  own: ReadonlySet<string>,
): Candidate[] {
  let { first, last } = c;
  const { tokens, text } = scan;
  const word = (i: number): string => text.slice(tokens.start[i], tokens.end[i]);
  const isOpening = (i: number): boolean => compiled.opening.has(word(i).replace(CONTRACTED, ''));
  const isKept = (i: number): boolean => i + 1 < c.last && whole.has(`${word(i)} ${word(i + 1)}`);
  const isDefined = c.defined === true;
  if (c.initial && first + 1 < c.last && compiled.openingCommon.has(word(first)) && !isKept(first)) first++;
  while (
    first < c.last &&
    isOpening(first) &&
    (isDefined ? THE.test(word(first)) : c.initial || THE.test(word(first))) &&
    !isKept(first)
  )
    first++;
  while (
    first < c.last &&
    ((tokens.flags[first] ?? 0) & TokenFlag.upper) === 0 &&
    !isNamelike(scan, word(first)) &&
    !PUBLIC.test(word(first))
  )
    first++;
  const isState = !isDefined && first + 1 < c.last && STATE.test(word(first));
  if (isState && !isGeneric(word(first + 1), compiled) && !own.has(word(first + 1))) first++;
  const isOfTown = !isDefined && first === c.first && text.endsWith(', ', tokens.start[first]);
  if (isOfTown && first + 1 < last && OF_TOWN.test(word(first))) first++;
  if (!isDefined && first + 1 < last && SORT.test(word(first)) && CAPITAL_THEN_SMALL.test(word(first + 1))) first++;
  while (!isDefined && last > first && compiled.opening.has(word(last - 1)) && !CLOSING.test(word(last - 1))) last--;
  if (first >= last || (c.initial && first === last - 1 && compiled.openingAlone.has(word(first)))) return [];
  for (let i = first + 1; i + 1 < last && !isDefined; i++)
    if (/^(?:Champions?|Winners?|Winning|Medalists?)$/.test(word(i)) && i + 2 < last) first = i + 1;
  const again = isDefined ? -1 : repeated(word, first, last, compiled);
  const make = (a: number, b: number): Candidate => ({
    ...c,
    first: a,
    last: b,
    start: tokens.start[a] ?? 0,
    end: tokens.end[b - 1] ?? 0,
    initial: c.initial && a === c.first,
  });
  return again < 0 ? [make(first, last)] : [make(first, again), make(again, last)];
}

/** "First Phosphate Corp", "Five Elk Therapeutics": no sentence opens so, whoever stands at its head. */
const isFormal = (word: (i: number) => string, c: Candidate, { words }: TrimWords): boolean => {
  if (c.last - c.first < 3) return false;
  const [first, last] = [word(c.first), word(c.last - 1)];
  return (BEGINNING.test(first) && words.legal.has(last)) || (NUMBER.test(first) && FIRM.test(last));
};

const isNamelike = (scan: Scan, w: string): boolean => CAPITAL_OR_DIGIT.test(w) || (scan.brands?.has(w) ?? false);

/** Behind "U.S." a common word makes a public body of it ("U.S. Department of Energy"). */
const isGeneric = (w: string, compiled: TrimWords): boolean =>
  compiled.words.field.has(w) || compiled.words.ofHead.has(w) || compiled.notDistinctive.has(w.toLowerCase());

function repeated(word: (i: number) => string, first: number, last: number, { notDistinctive }: TrimWords): number {
  const w = word(first);
  if (w.length < 3) return -1;
  // "Big Brothers Big Sisters": common words may well come twice
  const isAgain = (i: number): boolean => !notDistinctive.has(w.toLowerCase()) || word(i + 1) === word(first + 1);
  for (let i = first + 1; i < last; i++)
    if (word(i) === w && !/^(?!the$)[a-z&]/.test(word(i - 1)) && isAgain(i)) return i;
  return -1;
}

/** "Headquartered in Ohio Acme Medical, Inc. makes": the comma behind the place is lost, the name stands alone elsewhere. */
function withoutPlaces({ text, tokens }: Scan, candidates: readonly Candidate[], compiled: TrimWords): Candidate[] {
  const word = (i: number): string => text.slice(tokens.start[i], tokens.end[i]);
  const isPlaced = (c: Candidate): boolean =>
    c.last - c.first > 1 &&
    compiled.place.has(word(c.first).toLowerCase()) &&
    /\b(?:in|from|near|,) $/.test(text.slice(Math.max(0, c.start - 6), c.start));
  if (!candidates.some(isPlaced)) return [...candidates];
  const keys = new Set(candidates.map((c) => orgKey(text.slice(c.start, c.end))));
  return candidates.map((c) => {
    if (!isPlaced(c)) return c;
    const start = tokens.start[c.first + 1] ?? 0;
    return keys.has(orgKey(text.slice(start, c.end))) ? { ...c, first: c.first + 1, start, initial: false } : c;
  });
}
