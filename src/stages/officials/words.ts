import { oneOf } from '../../alternatives.ts';
import { onceFor } from '../../once.ts';
import { regExp } from '../../regexp.ts';
import type { RuleSet } from '../../types.ts';
import type { Around } from './view.ts';

/** The word lists that officials need, compiled once per rule set. */
export interface OfficialWords extends Around {
  /** Plural heads, lower case. */
  readonly plural: ReadonlySet<string>;
  /** Titles of states and cities. */
  readonly public: RegExp;
  /** Those, and titles that states share with firms. */
  readonly perhapsPublic: RegExp;
  /** Titles of those who speak of organisations from outside. */
  readonly outside: RegExp;
  readonly place: ReadonlySet<string>;
  /** Words for the organisation that is spoken of ("the Centre"). */
  readonly owner: ReadonlySet<string>;
  /** "Oslo-based", "Acme-backed". */
  readonly epithet: RegExp;
  /** Words for people of a country. */
  readonly demonym: ReadonlySet<string>;
  /** Before a name: who wrote, took the picture, is to be called. */
  readonly byline: RegExp;
  /** A verb of speaking, any form. */
  readonly verb: string;
}

const PLURALS = ['title-whole:plural', 'title-office:plural', 'title-occupation:plural', 'title-agent:plural'];

/** The word lists of a rule set, ready for use. */
export const officialWords = onceFor(compile);

function compile({ lists }: RuleSet): OfficialWords {
  const degree = oneOf([...(lists['postnominal'] ?? []), ...(lists['postnominal-short'] ?? [])]);
  return {
    honorifics: new RegExp(`(^|[ (“"‘,—–-])(?:(?:${oneOf(lists['honorific'])})[ \u00a0]?)+$`),
    degrees: regExp(`^(?:[,，/]? ?(?:${degree})(?![\\p{L}\\p{N}])|, [A-Z]{2,6}®?(?=,))+`),
    degree: new RegExp(`^(?:${oneOf(lists['postnominal'])})$`),
    plural: new Set(
      PLURALS.flatMap((list) => lists[list] ?? [])
        .concat('ceos', 'co-ceos')
        .map((w) => w.slice(w.lastIndexOf(' ') + 1)),
    ),
    public: new RegExp(`(?:^| )(?:${oneOf(lists['title-public'])}|secretary(?= of))(?: of |$)|\\bsecretary for `, 'i'),
    perhapsPublic: new RegExp(
      `(?:^| )(?:${oneOf([...(lists['title-public'] ?? []), ...(lists['title-perhaps-public'] ?? [])])})$`,
      'i',
    ),
    outside: new RegExp(`(?:^| )(?:${oneOf(lists['title-outside'])})$`, 'i'),
    place: new Set((lists['place'] ?? []).map((w) => w.toLowerCase())),
    owner: new Set(lists['title-owner'] ?? []),
    epithet: new RegExp(`-(?:${oneOf(lists['epithet'])})$`),
    demonym: new Set((lists['demonym'] ?? []).map((w) => w.toLowerCase())),
    byline: new RegExp(`(?:${lists['byline-before:pattern']?.[0] ?? '(?!)'})$`),
    verb: oneOf([...new Set(['past', 'present', 'base', 'ing'].flatMap((form) => lists[`speech-verb:${form}`] ?? []))]),
  };
}
