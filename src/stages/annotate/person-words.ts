import { oneOf } from '../../alternatives.ts';
import { onceFor } from '../../once.ts';
import { type NameTest, nameTest } from '../../phrases.ts';
import { regExp } from '../../regexp.ts';
import { plain, WordBit } from '../../rules/words/kinds.ts';
import { type WordBits, wordBits } from '../../rules/words/table.ts';
import { type SideTest, sideTests } from '../../sides.ts';
import type { NameRule, RuleSet } from '../../types.ts';
import { type Beside, beside } from './beside.ts';

export { plain, WordBit };

/** A rule on the name or on the text beside it. */
export interface NameEvidence {
  readonly rule: NameRule;
  readonly name: NameTest | null;
  readonly before: SideTest | null;
  readonly after: SideTest | null;
}

/** The word lists and rules of persons, ready for use; words in lower case. */
export interface PersonWords {
  readonly bits: WordBits;
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
  /** "Oslo-born". */
  readonly epithet: RegExp;
  readonly firmAfter: RegExp;
  readonly evidence: Beside<NameEvidence>;
}

/** The bits of a word as written. */
export const bitsOf = (words: PersonWords, w: string): number => words.bits(plain(w));

/** A family name that stands before the given name. */
export const isEastern = (words: PersonWords, w: string): boolean => (bitsOf(words, w) & WordBit.asian) !== 0;

/** A small word inside a name, in small letters. */
export const isParticle = (words: PersonWords, w: string): boolean => w.charCodeAt(0) > 96 && words.particles.has(w);

/** "J.", "P.J."; "O'Neil", "al-Falih", "Jean-Luc", "Seo-yeon", "McGraw", "deGroot". */
const WORD =
  "(?:(?:\\p{Lu}\\.-?){1,4}(?!\\p{L})|(?:(?:[Aa]l|[Ee]l|[Aa]s|[Aa]d|[Uu]l)[-‑])?(?:[ODLNdl]['’]|(?:de|di|du|da|la|le|van|von|ter)(?=\\p{Lu}))?\\p{Lu}[\\p{L}\\p{M}]*" +
  "(?:['’]\\p{L}{2,})?(?:[-‐‑]\\p{L}[\\p{L}\\p{M}]*)*)";

function runPattern(lists: RuleSet['lists']): RegExp {
  const particle = `(?:(?:${oneOf(lists['name-particle'] ?? [])})[ \u00a0]){1,2}`;
  const suffix = `(?:,?[ \u00a0](?:${oneOf(lists['name-suffix'] ?? [])})(?![\\p{L}]))?`;
  return regExp(`${WORD}(?:[ \u00a0](?:${particle})?${WORD})*${suffix}`, 'y');
}

const lowerSet = (lists: RuleSet['lists'], ...names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => lists[name] ?? []).map(plain));

function evidence(rule: NameRule, lists: RuleSet['lists']): NameEvidence {
  return {
    rule,
    name: nameTest(rule, lists, false),
    ...sideTests(rule),
  };
}

const rawPattern = (lists: RuleSet['lists'], name: string): string => lists[`${name}:pattern`]?.[0] ?? '(?!)';

function compile(rules: RuleSet): PersonWords {
  const { lists, names } = rules;
  const honorific = oneOf(lists['honorific'] ?? []);
  const degree = oneOf([...(lists['postnominal'] ?? []), ...(lists['postnominal-short'] ?? [])]);
  const particles = lists['name-particle'] ?? [];
  return {
    bits: wordBits('person', rules),
    particles: new Set(particles.flatMap((w) => w.split(' '))),
    known: lowerSet(lists, ...Object.keys(lists).filter((name) => /^known-[a-z-]+$/.test(name))),
    place: lowerSet(lists, 'place', 'state-short', 'title-area'),
    run: runPattern(lists),
    pinyin: new RegExp(`^(?:${oneOf(lists['syllable-chinese'] ?? [])}){1,2}$`, 'i'),
    honorifics: new RegExp(`^[,:]?\\s?(?:(?:${honorific})[ \u00a0]?)*$`),
    degrees: regExp(`(?:,? ?(?:${degree})(?![\\p{L}\\p{N}]))+`, 'y'),
    epithet: new RegExp(`-(?:${oneOf(lists['epithet'] ?? [])})$`),
    firmAfter: regExp(rawPattern(lists, 'firm-after'), 'y'),
    evidence: beside(names.filter((rule) => rule.type === 'person').map((rule) => evidence(rule, lists))),
  };
}

/** The person words of a rule set, compiled once. */
export const personWords = onceFor(compile);
