import { type NameTest, nameTest } from '../../phrases.ts';
import { regExp } from '../../regexp.ts';
import type { NameRule, RuleSet } from '../../types.ts';

/** What a word can be; a word may be several things. */
export const WordBit = {
  given: 1,
  family: 2,
  /** A family name that stands before the given name. */
  asian: 4,
  common: 8,
  organization: 16,
  honorific: 32,
  degree: 64,
  /** No name although a list of names has it ("To", "In"). */
  never: 128,
} as const;

const LISTS: Readonly<Record<string, number>> = {
  'given-name': WordBit.given,
  'given-name-common': WordBit.given,
  'family-name': WordBit.family,
  'family-name-common': WordBit.family,
  'family-name-word': WordBit.family,
  'family-name-japanese': WordBit.family,
  'family-name-asian': WordBit.family | WordBit.asian,
  'word-not-name': WordBit.common,
  'word-not-name-business': WordBit.common,
  'organization-word': WordBit.organization,
  'word-never-name': WordBit.never | WordBit.common,
  honorific: WordBit.honorific,
  postnominal: WordBit.degree,
  'postnominal-short': WordBit.degree,
};

/** A rule on the name or on the text beside it. */
export interface NameEvidence {
  readonly rule: NameRule;
  readonly name: NameTest | null;
  readonly before: RegExp | null;
  readonly after: RegExp | null;
}

/** The word lists and rules of persons, ready for use; words in lower case. */
export interface PersonWords {
  readonly bits: ReadonlyMap<string, number>;
  readonly particles: ReadonlySet<string>;
  /** Whole names of well-known organisations. */
  readonly known: ReadonlySet<string>;
  /** Whole names of places. */
  readonly place: ReadonlySet<string>;
  /** A run of capitalised words with initials and small words between; sticky. */
  readonly run: RegExp;
  /** A given name in pinyin. */
  readonly pinyin: RegExp;
  /** Honorifics and nothing else, up to the end. */
  readonly honorifics: RegExp;
  /** Degrees after a name; sticky. */
  readonly degrees: RegExp;
  readonly firmAfter: RegExp;
  readonly evidence: readonly NameEvidence[];
}

/** Lower case, with straight apostrophes. */
export function plain(w: string): string {
  const lower = w.toLowerCase();
  return lower.includes('’') ? lower.replace('’', "'") : lower;
}

/** The bits of a word as written. */
export const bitsOf = (words: PersonWords, w: string): number => words.bits.get(plain(w)) ?? 0;

/** A small word inside a name, in small letters. */
export const isParticle = (words: PersonWords, w: string): boolean => w.charCodeAt(0) > 96 && words.particles.has(w);

const compiled = new WeakMap<RuleSet, PersonWords>();

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const oneOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|') || '(?!)';

/** "J.", "P.J."; "O'Neil", "al-Falih", "Jean-Luc", "Seo-yeon", "McGraw". */
const WORD =
  "(?:(?:\\p{Lu}\\.-?){1,4}(?!\\p{L})|(?:(?:[Aa]l|[Ee]l|[Aa]s|[Aa]d|[Uu]l)[-‑])?(?:[ODLNdl]['’])?\\p{Lu}[\\p{L}\\p{M}]*" +
  "(?:['’]\\p{L}{2,})?(?:[-‐‑]\\p{L}[\\p{L}\\p{M}]*)*)";

function runPattern(lists: RuleSet['lists']): RegExp {
  const particle = `(?:(?:${oneOf(lists['name-particle'] ?? [])})[ \u00a0]){1,2}`;
  const suffix = `(?:,?[ \u00a0](?:${oneOf(lists['name-suffix'] ?? [])})(?![\\p{L}]))?`;
  return regExp(`${WORD}(?:[ \u00a0](?:${particle})?${WORD})*${suffix}`, 'y');
}

function wordBits(lists: RuleSet['lists']): Map<string, number> {
  const bits = new Map<string, number>();
  for (const [name, bit] of Object.entries(LISTS)) {
    for (const w of lists[name] ?? []) {
      const key = plain(w);
      bits.set(key, (bits.get(key) ?? 0) | bit);
    }
  }
  return bits;
}

const lowerSet = (lists: RuleSet['lists'], ...names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => lists[name] ?? []).map(plain));

function evidence(rule: NameRule, lists: RuleSet['lists']): NameEvidence {
  return {
    rule,
    name: nameTest(rule, lists, false),
    before: rule.before === undefined ? null : regExp(`(?<=${rule.before})`, 'y'),
    after: rule.after === undefined ? null : regExp(rule.after, 'y'),
  };
}

const rawPattern = (lists: RuleSet['lists'], name: string): string => lists[`${name}:pattern`]?.[0] ?? '(?!)';

function compile({ lists, names }: RuleSet): PersonWords {
  const honorific = oneOf(lists['honorific'] ?? []);
  const degree = oneOf([...(lists['postnominal'] ?? []), ...(lists['postnominal-short'] ?? [])]);
  const particles = lists['name-particle'] ?? [];
  return {
    bits: wordBits(lists),
    particles: new Set(particles.flatMap((w) => w.split(' '))),
    known: lowerSet(lists, ...Object.keys(lists).filter((name) => /^known-[a-z-]+$/.test(name))),
    place: lowerSet(lists, 'place-name', 'state-short'),
    run: runPattern(lists),
    pinyin: new RegExp(`^(?:${oneOf(lists['syllable-chinese'] ?? [])}){1,2}$`, 'i'),
    honorifics: new RegExp(`^[,:]?\\s?(?:(?:${honorific})[ \u00a0]?)*$`),
    degrees: regExp(`(?:,? ?(?:${degree})(?![\\p{L}\\p{N}]))+`, 'y'),
    firmAfter: regExp(rawPattern(lists, 'firm-after'), 'y'),
    evidence: names.filter((rule) => rule.type === 'person').map((rule) => evidence(rule, lists)),
  };
}

/** The person words of a rule set, compiled once. */
export function personWords(rules: RuleSet): PersonWords {
  const known = compiled.get(rules);
  if (known !== undefined) return known;
  const words = compile(rules);
  compiled.set(rules, words);
  return words;
}
