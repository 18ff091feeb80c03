import type { PatternRule, RuleSet } from '../../types.ts';

/** What a word can be inside a title; a word may be several things. */
export const Word = { rank: 1, scope: 2, field: 4, area: 8, part: 16, owner: 32, after: 64, house: 128 } as const;

const LISTS: Readonly<Record<string, number>> = {
  'title-rank': Word.rank,
  'title-scope': Word.scope,
  'title-field': Word.field,
  'title-area': Word.area,
  'title-part': Word.part,
  'title-owner': Word.owner,
  'title-after': Word.after,
  'title-house': Word.house,
};

/**
 * whole: leads a whole organisation; office: has a field of work; agent: a person or a firm; occupation: what one does;
 * address: before a given name only; plural: several persons.
 */
export type HeadClass = 'whole' | 'office' | 'agent' | 'occupation' | 'address' | 'plural';

/** A rule for heads of titles. */
export interface Head {
  readonly id: string;
  readonly class: HeadClass;
  /** Counts in capitals only ("CEO"). */
  readonly capitals: boolean;
}

/** The words of a rule set, ready for the grammar of titles. */
export interface Grammar {
  /** First words of all heads, in small letters and without "co-", "ex-"; null: any word may begin one. */
  readonly opening: ReadonlySet<string> | null;
  /** Sticky; the group named `h<k>` belongs to `rules[k]`. */
  readonly head: RegExp;
  readonly rules: readonly Head[];
  /** Word, in small letters unless it is written in capitals only → bits of `Word`. */
  readonly words: ReadonlyMap<string, number>;
  readonly form: RegExp;
  readonly given: ReadonlySet<string>;
  readonly organization: ReadonlySet<string>;
}

const compiled = new WeakMap<RuleSet, Grammar>();

/** Words in capitals ("IT", "US") count in capitals only, and keep them as keys. */
const keyOf = (w: string): string => (/^[A-Z&.]{2,}$/.test(w) ? w : w.toLowerCase());

function wordBits(lists: RuleSet['lists']): Map<string, number> {
  const bits = new Map<string, number>();
  const add = (w: string, bit: number) => bits.set(keyOf(w), (bits.get(keyOf(w)) ?? 0) | bit);
  for (const [name, bit] of Object.entries(LISTS)) {
    for (const phrase of lists[name] ?? []) {
      for (const w of phrase.split(/[ -]/)) if (w !== 'of' && w !== 'and') add(w, bit);
      add(phrase, bit);
    }
  }
  return bits;
}

const lowerSet = (lists: RuleSet['lists'], ...names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => lists[name] ?? []).map((w) => w.toLowerCase()));

/** The words of `opens:`: lists by name, and single words. */
function openingWords(heads: readonly PatternRule[], lists: RuleSet['lists']): ReadonlySet<string> | null {
  const words = new Set<string>();
  for (const { sets } of heads) {
    if (sets['opens'] === undefined) return null;
    for (const name of sets['opens'].split(' ')) {
      for (const w of lists[name] ?? [name]) words.add((w.toLowerCase().split(' ')[0] ?? '').replace(/\.$/, ''));
    }
  }
  return words;
}

/** The grammar of a rule set, compiled once. */
export function titleGrammar(rules: RuleSet): Grammar {
  const known = compiled.get(rules);
  if (known !== undefined) return known;
  const heads = rules.patterns.filter((rule) => rule.type === 'title');
  const grammar: Grammar = {
    opening: openingWords(heads, rules.lists),
    head: new RegExp(heads.map((rule, k) => `(?<h${k}>${rule.pattern})`).join('|') || '(?!)', 'iy'),
    rules: heads.map(({ id, sets }) => ({
      id,
      class: (sets['class'] ?? 'office') as HeadClass,
      capitals: sets['case'] === 'capitals',
    })),
    words: wordBits(rules.lists),
    form: new RegExp(`^(?:${rules.lists['title-field-form:pattern']?.[0] ?? '(?!)'})$`),
    given: lowerSet(rules.lists, 'given-name', 'given-name-common'),
    organization: lowerSet(rules.lists, 'organization-word'),
  };
  compiled.set(rules, grammar);
  return grammar;
}
