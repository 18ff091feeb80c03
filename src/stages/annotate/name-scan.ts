/** What a scan for names sees of an article: its words one by one, and the lists that it asks. */
import { light } from '../../regexp.ts';
import { type RuleSet, TokenFlag, type Tokens } from '../../types.ts';

/** Word sets that decide which lower-case words may stand inside a name. */
export interface NameWords {
  readonly legal: ReadonlySet<string>;
  readonly companyAnd: ReadonlySet<string>;
  readonly publicBody: ReadonlySet<string>;
  readonly lodging: ReadonlySet<string>;
  readonly ward: ReadonlySet<string>;
  readonly wardBehind: ReadonlySet<string>;
  readonly wardField: ReadonlySet<string>;
  readonly wardHead: ReadonlySet<string>;
  readonly taughtField: ReadonlySet<string>;
  readonly schoolHead: ReadonlySet<string>;
  readonly endowedHead: ReadonlySet<string>;
  readonly pairedTrade: ReadonlySet<string>;
  readonly firmTail: ReadonlySet<string>;
  readonly fieldForm: RegExp;
  readonly fieldFormNot: ReadonlySet<string>;
  /** Behind a hyphen: "based", "owned". */
  readonly epithet: ReadonlySet<string>;
  readonly ofHead: ReadonlySet<string>;
  readonly forHead: ReadonlySet<string>;
  readonly atHead: ReadonlySet<string>;
  readonly onHead: ReadonlySet<string>;
  readonly appealHead: ReadonlySet<string>;
  readonly appealVerb: ReadonlySet<string>;
  readonly field: ReadonlySet<string>;
  readonly agencyHead: ReadonlySet<string>;
  readonly possessive: ReadonlySet<string>;
  readonly campus: ReadonlySet<string>;
  readonly unitHead: ReadonlySet<string>;
  readonly institutionHead: ReadonlySet<string>;
  readonly particle: ReadonlySet<string>;
  readonly place: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
  /** States as the press shortens them. */
  readonly state: ReadonlySet<string>;
}

/** The word sets of a rule set. */
export function nameWords(rules: Pick<RuleSet, 'lists'>): NameWords {
  const set = (name: string): ReadonlySet<string> => new Set(rules.lists[name] ?? []);
  return {
    legal: set('legal-suffix'),
    companyAnd: set('company-and'),
    publicBody: set('public-body'),
    lodging: set('lodging'),
    ward: set('ward'),
    wardBehind: set('ward-behind'),
    wardField: set('ward-field'),
    wardHead: set('ward-head'),
    taughtField: set('taught-field'),
    schoolHead: set('school-head'),
    endowedHead: set('endowed-head'),
    pairedTrade: set('paired-trade'),
    firmTail: set('firm-tail'),
    fieldForm: new RegExp(`^(?:${rules.lists['field-form:pattern']?.[0] ?? '(?!)'})$`),
    fieldFormNot: set('field-form-not'),
    epithet: set('epithet'),
    ofHead: set('of-head'),
    forHead: set('for-head'),
    atHead: set('at-head'),
    onHead: set('on-head'),
    appealHead: set('appeal-head'),
    appealVerb: set('appeal-verb'),
    field: set('field'),
    agencyHead: set('agency-head'),
    possessive: set('possessive-name'),
    campus: set('campus'),
    unitHead: set('unit-head'),
    institutionHead: set('institution-head'),
    particle: set('org-particle'),
    given: new Set([...set('given-name-common'), ...set('given-name')].map((w) => w.toLowerCase())),
    state: set('state-short'),
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

export const word = (s: Scan, i: number): string => s.text.slice(s.tokens.start[i], s.tokens.end[i]);

export const has = (s: Scan, i: number, flag: number): boolean => ((s.tokens.flags[i] ?? 0) & flag) !== 0;

/** Only one blank (or nothing) between two tokens: no line break, no double blank. */
export const close = (s: Scan, i: number, j: number): boolean => {
  const gap = (s.tokens.start[j] ?? 0) - (s.tokens.end[i] ?? 0);
  return gap === 0 || (gap === 1 && s.text.charCodeAt(s.tokens.end[i] ?? 0) !== 10);
};

/** A word with a capital, a brand with an inner capital, or a name that begins with a digit ("3M"). */
export const isNameWord = (s: Scan, i: number): boolean =>
  s.blocked[i] === 0 &&
  has(s, i, TokenFlag.word) &&
  (has(s, i, TokenFlag.upper) || isBrand(s, i)) &&
  !isEpithet(s, i) &&
  !isShareCode(s, i);

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

/** "Oslo-based", "Merck-owned": tells of the name behind it, is no part of it. */
export const isEpithet = (s: Scan, i: number): boolean => {
  if ((s.tokens.end[i] ?? 0) - (s.tokens.start[i] ?? 0) < EPITHET_LENGTH) return false;
  const written = word(s, i);
  const hyphen = written.lastIndexOf('-');
  return hyphen >= 0 && s.words.epithet.has(written.slice(hyphen + 1));
};

/** The shortest is "X-based", in UTF-16 code units. */
const EPITHET_LENGTH = 7;

/** "KLMR.N", "7203.T", "051910.KS": the letters of a share and where it is traded, as newswires have them behind a name. */
const isShareCode = (s: Scan, i: number): boolean => {
  const [start, end] = [s.tokens.start[i] ?? 0, s.tokens.end[i] ?? 0];
  if (s.text[start - 1] === '.') return end - start === 2 && DIGITS.test(s.text.slice(start - 3, start - 1));
  const isDotted = end - start > 3 && (s.text[end - 2] === '.' || s.text[end - 3] === '.');
  return isDotted && has(s, i, TokenFlag.caps) && SHARE_CODE.test(word(s, i));
};

const SHARE_CODE = /^[A-Z\d]{2,6}\.[A-Z]{1,2}$/;
const DIGITS = /^\d\d$/;

/** What a state, a city or a province is called before its name. */
export const PUBLIC = /^(?:government|city|state|province|municipality|town|county|prefecture|village)$/;
