/**
 * Verb and noun forms, and tagged word lists, from the compromise library. Only used while rules are compiled:
 * the library is loaded on the first call, so that a run with the built-in rules never pays for it.
 */
import { createRequire } from 'node:module';

export type Inflection = 'verb' | 'noun';

/** The forms of one word: names of forms ("past", "plural") with one or more spellings each. */
export type Forms = Readonly<Record<string, readonly string[]>>;

export const FORM_NAMES: Readonly<Record<Inflection, readonly string[]>> = {
  verb: ['base', 'present', 'past', 'ing', 'participle'],
  noun: ['singular', 'plural'],
};

interface Conjugation {
  readonly PastTense: string;
  readonly PresentTense: string;
  readonly Gerund: string;
  readonly Participle?: string;
}

interface Compromise {
  model(): { one: { lexicon: Record<string, string | string[]> } };
  methods(): {
    two: {
      transform: {
        verb: { conjugate(verb: string, model: object): Conjugation };
        noun: { toPlural(noun: string, model: object): string };
      };
    };
  };
}

let library: Compromise | undefined;

function compromise(): Compromise {
  library ??= createRequire(import.meta.url)('compromise/three') as Compromise;
  return library;
}

/** Where compromise is wrong or knows one of two spellings: [past, participle, ing]. */
const VERBS: Readonly<Record<string, readonly [readonly string[], readonly string[], readonly string[]]>> = {
  become: [['became'], ['become'], ['becoming']],
  come: [['came'], ['come'], ['coming']],
  run: [['ran'], ['run'], ['running']],
  pen: [['penned'], ['penned'], ['penning']],
  program: [['programmed'], ['programmed'], ['programming']],
  fulfil: [['fulfilled'], ['fulfilled'], ['fulfilling']],
  label: [
    ['labeled', 'labelled'],
    ['labeled', 'labelled'],
    ['labeling', 'labelling'],
  ],
  travel: [
    ['traveled', 'travelled'],
    ['traveled', 'travelled'],
    ['traveling', 'travelling'],
  ],
};

const PLURALS: Readonly<Record<string, readonly string[]>> = {
  memorandum: ['memoranda', 'memorandums'],
  consortium: ['consortia', 'consortiums'],
};

function verbForms(verb: string): Forms {
  const nlp = compromise();
  const { conjugate } = nlp.methods().two.transform.verb;
  const { PastTense, PresentTense, Gerund, Participle } = conjugate(verb, nlp.model());
  const [past, participle, ing] = VERBS[verb] ?? [[PastTense], [Participle ?? PastTense], [Gerund]];
  return { base: [verb], present: [PresentTense], past, ing, participle };
}

function nounForms(noun: string): Forms {
  const nlp = compromise();
  const plural = PLURALS[noun] ?? [nlp.methods().two.transform.noun.toPlural(noun, nlp.model())];
  return { singular: [noun], plural };
}

/** Index of the end of the word that inflects: of verbs the first, of nouns the last before a preposition. */
function headRange(phrase: string, kind: Inflection): [start: number, end: number] {
  if (kind === 'verb') {
    const blank = phrase.indexOf(' ');
    return [0, blank < 0 ? phrase.length : blank];
  }
  const preposition = phrase.search(/ (?:of|for|in|on|with|to|between|at|by) /);
  const end = preposition < 0 ? phrase.length : preposition;
  return [phrase.lastIndexOf(' ', end - 1) + 1, end];
}

/**
 * All forms of a verb or noun. Of a phrase the head inflects: the first word of a verb ("team up" → "teamed up"), the
 * noun before the preposition ("letter of intent" → "letters of intent").
 */
export function forms(phrase: string, kind: Inflection): Forms {
  const [start, end] = headRange(phrase, kind);
  const head = phrase.slice(start, end);
  const inflected = kind === 'verb' ? verbForms(head) : nounForms(head);
  const around = (word: string): string => phrase.slice(0, start) + word + phrase.slice(end);
  return Object.fromEntries(Object.entries(inflected).map(([form, words]) => [form, words.map(around)]));
}

/** Tags whose words are only ever written with capitals; compromise keeps them in lower case. */
const PLACES: ReadonlySet<string> = new Set(['Country', 'City', 'Region']);

const capitalised = (words: string): string =>
  words.replace(/(?<![\p{L}'’])(?!(?:and|of|the|da|de|do|du|la)\b)\p{L}/gu, (c) => c.toUpperCase());

/**
 * The words of compromise's lexicon that carry one of the tags ("MaleName", "City"), sorted: places with their
 * capitals, all others in lower case.
 * A tag that no word carries gives `null`, so that a misspelt tag is an error and no empty list.
 */
export function taggedWords(tag: string): readonly string[] | null {
  const { lexicon } = compromise().model().one;
  const words = Object.keys(lexicon).filter((word) => [lexicon[word]].flat().includes(tag));
  return words.length === 0 ? null : words.map(PLACES.has(tag) ? capitalised : (word) => word).sort();
}
