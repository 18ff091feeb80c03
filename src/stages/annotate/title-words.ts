import { Word } from '../../rules/words/kinds.ts';
import { type WordBits, wordBits } from '../../rules/words/table.ts';
import type { PatternRule, RuleSet } from '../../types.ts';

export { Word };

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
  readonly words: WordBits;
  readonly form: RegExp;
  readonly given: ReadonlySet<string>;
  readonly organization: ReadonlySet<string>;
}

const compiled = new WeakMap<RuleSet, Grammar>();

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
    words: wordBits('title', rules),
    form: new RegExp(`^(?:${rules.lists['title-field-form:pattern']?.[0] ?? '(?!)'})$`),
    given: lowerSet(rules.lists, 'given-name', 'given-name-common'),
    organization: lowerSet(rules.lists, 'organization-word'),
  };
  compiled.set(rules, grammar);
  return grammar;
}
