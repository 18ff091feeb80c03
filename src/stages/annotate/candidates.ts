import { light } from '../../regexp.ts';
import type { RuleSet, Sentence, Span, Tokens } from '../../types.ts';
import { TokenFlag } from '../../types.ts';

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

/** Word sets that decide which lower-case words may stand inside a name. */
export interface NameWords {
  readonly legal: ReadonlySet<string>;
  readonly companyAnd: ReadonlySet<string>;
  readonly ofHead: ReadonlySet<string>;
  readonly forHead: ReadonlySet<string>;
  readonly atHead: ReadonlySet<string>;
  readonly onHead: ReadonlySet<string>;
  readonly field: ReadonlySet<string>;
  readonly agencyHead: ReadonlySet<string>;
  readonly possessive: ReadonlySet<string>;
  readonly unitHead: ReadonlySet<string>;
  readonly institutionHead: ReadonlySet<string>;
  readonly particle: ReadonlySet<string>;
  readonly place: ReadonlySet<string>;
}

/** The word sets of a rule set. */
export function nameWords(rules: Pick<RuleSet, 'lists'>): NameWords {
  const set = (name: string): ReadonlySet<string> => new Set(rules.lists[name] ?? []);
  return {
    legal: set('legal-suffix'),
    companyAnd: set('company-and'),
    ofHead: set('of-head'),
    forHead: set('for-head'),
    atHead: set('at-head'),
    onHead: set('on-head'),
    field: set('field'),
    agencyHead: set('agency-head'),
    possessive: set('possessive-name'),
    unitHead: set('unit-head'),
    institutionHead: set('institution-head'),
    particle: set('org-particle'),
    place: new Set([...set('place'), ...set('demonym')].map((w) => w.toLowerCase())),
  };
}

/** What the scan needs to know of the article; `blocked[token]` is 1 where a name must not reach. */
export interface Scan {
  readonly text: string;
  readonly tokens: Tokens;
  readonly blocked: Uint8Array;
  readonly words: NameWords;
  /** Words of this article that begin with small letters and yet name something ("bioMérieux"). */
  readonly brands?: ReadonlySet<string>;
}

const word = (s: Scan, i: number): string => s.text.slice(s.tokens.start[i], s.tokens.end[i]);

const has = (s: Scan, i: number, flag: number): boolean => ((s.tokens.flags[i] ?? 0) & flag) !== 0;

/** Only one blank (or nothing) between two tokens: no line break, no double blank. */
const close = (s: Scan, i: number, j: number): boolean => {
  const gap = (s.tokens.start[j] ?? 0) - (s.tokens.end[i] ?? 0);
  return gap === 0 || (gap === 1 && s.text.charCodeAt(s.tokens.end[i] ?? 0) !== 10);
};

/** A word with a capital, a brand with an inner capital, or a name that begins with a digit ("3M"). */
const isNameWord = (s: Scan, i: number): boolean =>
  s.blocked[i] === 0 && has(s, i, TokenFlag.word) && (has(s, i, TokenFlag.upper) || isBrand(s, i)) && !isEpithet(s, i);

/** A small letter or two, or a few before a run of capitals; a digit. */
const BRAND = light(/^(?:\p{Ll}{1,2}\p{Lu}|\p{Ll}{3,8}\p{Lu}{2,}$|\d)/u);
/** "e-Components", "7-Eleven". */
const HYPHENED = light(/^(?:\p{Ll}|\d{1,3})-\p{Lu}\p{L}/u);

/** "eBay", "iRhythm", "hyperCORE", "23andMe"; words glued by a lost blank ("southernIndiana") only where they recur. */
const isBrand = (s: Scan, i: number): boolean => {
  const start = s.tokens.start[i] ?? 0;
  if (has(s, i, TokenFlag.camel)) return BRAND.test(word(s, i)) || (s.brands?.has(word(s, i)) ?? false);
  const hyphened = s.text[start + 1] === '-' || (has(s, i, TokenFlag.digit) && /^.{2,3}-/.test(word(s, i)));
  return hyphened ? HYPHENED.test(word(s, i)) : s.brands !== undefined && s.brands.size > 0 && s.brands.has(word(s, i));
};

const SMALL_CAMEL = light(/^\p{Ll}{3,8}\p{Lu}\p{L}+$/u);
/** A ticker or a legal form, which only names have before them. */
const NAMED =
  / (?:\((?:NYSE|NASDAQ|Nasdaq|KOSDAQ|KOSPI|Euronext|LSE|TSX|ASX|OTC)\b|(?:Inc\.|GmbH|N\.V\.|plc|SE \(|AG \(|S\.A\.|S\.p\.A\.|Ltd\.))/g;
/** A small word, whole, at the end of the text before. */
const SMALL_NAME = /(?:^|[^\w.-])([a-z][a-z\d]{3,14})$/;

/**
 * Words of the article that begin with small letters and yet name something.
 * In: the text and its tokens. Out: words with a capital inside that occur twice or more ("bioMérieux"), and words with
 * a ticker or a legal form behind them ("argenta N.V.").
 */
export function smallBrands(text: string, tokens: Tokens): ReadonlySet<string> {
  const found = new Set<string>();
  const once = new Set<string>();
  for (let i = 0; i < tokens.count; i++) {
    const flags = tokens.flags[i] ?? 0;
    if ((flags & (TokenFlag.camel | TokenFlag.upper)) !== TokenFlag.camel) continue;
    const w = text.slice(tokens.start[i], tokens.end[i]);
    if (!SMALL_CAMEL.test(w)) continue;
    if (once.has(w)) found.add(w);
    once.add(w);
  }
  for (const m of text.matchAll(NAMED)) {
    const small = SMALL_NAME.exec(text.slice(Math.max(0, m.index - 18), m.index))?.[1];
    if (small !== undefined) found.add(small);
  }
  return found;
}

/** "Oslo-based", "Merck-owned": tells of the name behind it, is no part of it. */
const isEpithet = (s: Scan, i: number): boolean =>
  (s.tokens.end[i] ?? 0) - (s.tokens.start[i] ?? 0) > 6 &&
  /-(?:based|listed|headquartered|owned|backed|led|born|style|like|wide|affiliated|funded|invested|powered|driven|enabled|certified|compliant|maker|owner|parent|operator)$/.test(
    word(s, i),
  );

const isNumber = (s: Scan, i: number): boolean =>
  s.blocked[i] === 0 && has(s, i, TokenFlag.digit) && /^\d{1,4}$/.test(word(s, i));

/** Head word that licenses a connector: the last word so far, or one before its fields ("Ministry of Health and"). */
function headBefore(s: Scan, first: number, i: number, heads: ReadonlySet<string>): boolean {
  return i >= first && heads.has(word(s, i));
}

function afterOptionalThe(s: Scan, j: number, last: number): number {
  return j + 1 < last && word(s, j) === 'the' ? j + 1 : j;
}

/** "of the", "for", "at", "and" and particles: the index of the name word they lead to, or -1. */
function acrossWord(s: Scan, first: number, i: number, j: number, last: number): number {
  const w = word(s, j);
  const { words } = s;
  const k = afterOptionalThe(s, j + 1, last);
  if (k >= last || !isNameWord(s, k) || !close(s, k - 1, k)) return -1;
  if (w === 'of') return headBefore(s, first, i, words.ofHead) || isMinistryOf(s, first, i, k) ? k : -1;
  if (w === 'for') return headBefore(s, first, i, words.forHead) ? k : -1;
  if (w === 'on') return headBefore(s, first, i, words.onHead) && k === j + 1 ? k : -1;
  if (w === 'at') return (headBefore(s, first, i, words.atHead) || isStateSchool(s, first, i)) && k === j + 1 ? k : -1;
  if (w === 'and' || w === '&') return joinsFields(s, first, i, k, last) ? k : -1;
  return words.particle.has(w) && k === j + 1 ? k : -1;
}

/** "University of California at San Francisco". */
const isStateSchool = (s: Scan, first: number, i: number): boolean => {
  for (let p = first; p + 1 < i; p++) if (word(s, p) === 'University' && word(s, p + 1) === 'of') return true;
  return false;
};

/** "Ministry of Health of Kazakhstan": behind its field the state that it serves. */
const isMinistryOf = (s: Scan, first: number, i: number, k: number): boolean =>
  i > first + 1 &&
  /^(?:Ministry|Department|Embassy|Office|Bureau|Government)$/.test(
    word(s, first) === 'The' ? word(s, first + 1) : word(s, first),
  ) &&
  (s.words.place.has(word(s, k).toLowerCase()) || (s.words.field.has(word(s, i)) && word(s, first) === 'Ministry'));

/** "Health and Welfare", "Food and Drug Administration", "Lilly and Company". */
function joinsFields(s: Scan, first: number, i: number, k: number, last: number): boolean {
  if (s.words.companyAnd.has(word(s, k))) return i === first || has(s, i, TokenFlag.upper);
  if (!s.words.field.has(word(s, i)) || !s.words.field.has(word(s, k))) return false;
  for (let p = first; p < i; p++) if (word(s, p) === 'of' || word(s, p) === 'for') return true;
  for (let p = k + 1; p < last && p < k + 4 && isNameWord(s, p); p++)
    if (s.words.agencyHead.has(word(s, p))) return true;
  return false;
}

/** A possessive inside a name: "Children's Hospital", "St. Mary's Medical Center". */
function acrossPossessive(s: Scan, first: number, i: number, j: number, last: number): number {
  const inside = s.words.possessive.has(word(s, i)) || /^(?:St\.?|Saint)$/.test(word(s, Math.max(first, i - 1)));
  if (!inside) return -1;
  return j + 1 < last && isNameWord(s, j + 1) && close(s, j, j + 1) ? j + 1 : j;
}

/** The token that a name ending at `i` can be grown to, or -1: the whole grammar of joints. */
function grow(s: Scan, first: number, i: number, last: number): number {
  const j = i + 1;
  if (j >= last || s.blocked[j] !== 0 || !close(s, i, j)) return -1;
  const spaced = has(s, j, TokenFlag.spaced);
  const w = word(s, j);
  if (isNameWord(s, j)) return spaced && !endsName(s, first, i, w) ? j : -1;
  if (w === "'s" || w === '’s') return acrossPossessive(s, first, i, j, last);
  if (w === ',') return acrossComma(s, first, i, j, last);
  if (w === '(') return acrossPlace(s, j, last);
  if (w === '®' || w === '™') return acrossMark(s, j, last);
  if (w === '&' || w === '+') return j + 1 < last && isNameWord(s, j + 1) ? j + 1 : -1;
  if (s.words.legal.has(w) && spaced) return j;
  if (isNumber(s, j) && spaced) return numberInName(s, i, j, last);
  const lower = spaced ? endInLowerCase(s, first, i, j, last) : -1;
  if (lower >= 0) return lower;
  return has(s, j, TokenFlag.word) && spaced ? acrossWord(s, first, i, j, last) : -1;
}

/** A legal form ("Acme, Inc."), or the next field of a public body ("Ministry of Trade, Industry and Energy"). */
function acrossComma(s: Scan, first: number, i: number, j: number, last: number): number {
  const next = j + 1;
  if (next >= last || s.blocked[next] !== 0) return -1;
  if (s.words.legal.has(word(s, next))) return next;
  if (!/^(?:Ministry|Department|Ministries|Bureau|Office|Committee)$/.test(word(s, first))) return -1;
  if (!s.words.field.has(word(s, i)) || !s.words.field.has(word(s, next))) return -1;
  // a list goes on to its last field: ", Industry and Energy", ", Industry, and Energy"
  for (let p = next + 1; p < last && p < next + 8; p++) {
    const w = word(s, p);
    if (w === 'and' || w === '&') return p + 1 < last && s.words.field.has(word(s, p + 1)) ? next : -1;
    if (w !== ',' && !s.words.field.has(w)) return -1;
  }
  return -1;
}

/** "the Panamanian government", "Jeju provincial government", and a brand in lower case before its legal form ("SK hynix Inc."). */
function endInLowerCase(s: Scan, first: number, i: number, j: number, last: number): number {
  const w = word(s, j);
  const next = j + 1 < last ? word(s, j + 1) : '';
  const from = word(s, first) === 'The' ? first + 1 : first;
  const ofState = from === i || isPlace(s, from, i);
  if (w === 'government') return ofState ? j : -1;
  if (next === 'government') return ofState && LEVEL.test(w) ? j + 1 : -1;
  const branded = i === first && /^[A-Z]{2,4}$/.test(word(s, i)) && /^[a-z]{3,}$/.test(w);
  return branded && isFormal(next) && s.words.legal.has(next) ? j : -1;
}

const LEVEL = /^(?:state|provincial|municipal|city|metropolitan|regional|federal|central|local|county)$/;

/** "the government of Peru", "the city of Jakarta" */
const isGovernmentOf = (s: Scan, i: number, last: number): boolean =>
  i + 2 < last && s.blocked[i] === 0 && PUBLIC.test(word(s, i)) && word(s, i + 1) === 'of' && isNameWord(s, i + 2);

/** What a state, a city or a province is called before its name. */
export const PUBLIC = /^(?:government|city|state|province|municipality)$/;

const isPlace = (s: Scan, first: number, i: number): boolean =>
  s.words.place.has(s.text.slice(s.tokens.start[first], s.tokens.end[i]).toLowerCase()) ||
  (/^(?:South|North|New|Saudi|Sri|Hong)$/.test(word(s, first)) && i === first + 1);

/** Behind a legal form only another one goes on ("Co. Ltd."); "About" begins a heading of its own. */
const endsName = (s: Scan, first: number, i: number, next: string): boolean =>
  /^(?:About|ABOUT)$/.test(next) ||
  (i > first + 1 &&
    s.words.companyAnd.has(word(s, i)) &&
    /^(?:and|&)$/.test(word(s, i - 1)) &&
    !s.words.legal.has(next)) ||
  (i > first && s.words.legal.has(word(s, i)) && isFormal(word(s, i)) && !s.words.legal.has(next));

/** Forms that close a name; "Company" and "Group" may stand inside one ("Ford Motor Company Fund"). */
const isFormal = (w: string): boolean => !/^(?:Company|Companies|Corporation|Limited)$/.test(w);

/** "Acme Medical (Shanghai) Co., Ltd.": a place in parentheses before the legal form. */
function acrossPlace(s: Scan, j: number, last: number): number {
  if (j + 3 >= last || !isNameWord(s, j + 1) || word(s, j + 2) !== ')') return -1;
  return s.words.legal.has(word(s, j + 3)) ? j + 3 : -1;
}

/** How many words behind a mark may lead to the legal form. */
const BEHIND_MARK = 5;

/** "Acme® Electronics, Ltd.": the mark stands inside a name only where a legal form closes it. */
function acrossMark(s: Scan, j: number, last: number): number {
  for (let k = j + 1; k < last && k <= j + BEHIND_MARK; k++) {
    if (s.words.legal.has(word(s, k))) return j + 1;
    if (!isNameWord(s, k) && word(s, k) !== ',') return -1;
  }
  return -1;
}

/** A number belongs to a name when a name word follows it, or a short one ends it ("Studio 54"). */
function numberInName(s: Scan, i: number, j: number, last: number): number {
  if (j + 1 < last && isNameWord(s, j + 1) && close(s, j, j + 1)) return j + 1;
  return word(s, i).length > 3 && word(s, j).length < 3 ? j : -1;
}

/**
 * Finds the candidate names of one sentence, left to right, without overlap.
 * In: the scan and the sentence. Out: candidates in order. Linear in the number of tokens.
 */
export function findCandidates(s: Scan, sentence: Sentence): Candidate[] {
  const found: Candidate[] = [];
  let i = sentence.first;
  while (i < sentence.last) {
    if (!isNameWord(s, i) && !isGovernmentOf(s, i, sentence.last)) {
      i++;
      continue;
    }
    const first = i;
    for (let next = grow(s, first, i, sentence.last); next > i; next = grow(s, first, i, sentence.last)) i = next;
    found.push(candidate(s, sentence, first, i + 1));
    i++;
  }
  return joinUnits(s, found);
}

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

/** Joins "Genome Center", "College of Medicine", "Hansol University" when only commas part them. */
function joinUnits(s: Scan, found: readonly Candidate[]): Candidate[] {
  const out: Candidate[] = [];
  for (const c of found) {
    const prev = out.at(-1);
    if (prev && isUnitOf(s, prev, c)) out[out.length - 1] = { ...prev, last: c.last, end: c.end };
    else out.push(c);
  }
  return out;
}

function isUnitOf(s: Scan, unit: Candidate, whole: Candidate): boolean {
  if (whole.first - unit.last > 2 || s.text[unit.end] !== ',') return false;
  if (whole.first - unit.last === 2 && word(s, unit.last + 1) !== 'the') return false;
  const endsAsInstitution = s.words.institutionHead.has(word(s, whole.last - 1));
  const isUnit = s.words.unitHead.has(word(s, whole.first)) && whole.last - whole.first > 2;
  return (endsAsInstitution || isUnit) && isNamelessUnit(s, unit);
}

/** Names of disciplines that no list can hold. */
const DISCIPLINE = /(?:ology|omics|omes?|istry|etics|ics|iatry|therapy|surgery|graphy|nomy)$/i;

/** "College of Medicine", "Department of Surgery", "Genome Medicine Research Center": fields and a head, no name. */
function isNamelessUnit(s: Scan, c: Candidate): boolean {
  let unit = false;
  for (let i = c.first; i < c.last; i++) {
    const w = word(s, i);
    unit ||= s.words.unitHead.has(w);
    if (has(s, i, TokenFlag.upper) && !s.words.field.has(w) && !s.words.unitHead.has(w) && !DISCIPLINE.test(w))
      return false;
  }
  return unit;
}
