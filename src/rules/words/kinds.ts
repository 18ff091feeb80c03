/** What the words of names and titles can be, and the lists that say so. */

/** What a word of a person's name can be; a word may be several things. */
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

/** What a word can be inside a title; a word may be several things. */
export const Word = { rank: 1, scope: 2, field: 4, area: 8, part: 16, owner: 32, after: 64, house: 128 } as const;

/** Lists whose words are looked up together: what each says of its words, and how a word becomes a key. */
export interface WordLists {
  readonly bits: Readonly<Record<string, number>>;
  /** The keys of a word or phrase of a list. */
  readonly keys: (phrase: string) => readonly string[];
}

/** Lower case, with straight apostrophes. */
export function plain(w: string): string {
  const lower = w.toLowerCase();
  return lower.includes('’') ? lower.replace('’', "'") : lower;
}

const PERSON: WordLists = {
  bits: {
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
  },
  keys: (w) => [plain(w)],
};

/** Words in capitals ("IT", "US") count in capitals only, and keep them as keys. */
const titleKey = (w: string): string => (/^[A-Z&.]{2,}$/.test(w) ? w : w.toLowerCase());

const TITLE: WordLists = {
  bits: {
    'title-rank': Word.rank,
    'title-scope': Word.scope,
    'title-field': Word.field,
    'title-area': Word.area,
    'title-part': Word.part,
    'title-owner': Word.owner,
    'title-after': Word.after,
    'title-house': Word.house,
  },
  keys: (phrase) => [...phrase.split(/[ -]/).filter((w) => w !== 'of' && w !== 'and'), phrase].map(titleKey),
};

export const WORD_LISTS = { person: PERSON, title: TITLE } as const;
