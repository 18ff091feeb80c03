import { onceFor } from '../../once.ts';
import { lateRegExp } from '../../regexp.ts';
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
  /** First words, as in `Grammar.opening`; null: any word may begin it. */
  readonly opening: ReadonlySet<string> | null;
  /** Sticky. */
  readonly regex: () => RegExp;
}

/** The words of a rule set, ready for the grammar of titles. */
export interface Grammar {
  /** First words of all heads, in small letters and without "co-", "ex-"; null: any word may begin one. */
  readonly opening: ReadonlySet<string> | null;
  /** Rules that stand first are tried first. */
  readonly heads: readonly Head[];
  /** Word, in small letters unless it is written in capitals only → bits of `Word`. */
  readonly words: WordBits;
  readonly form: RegExp;
  readonly given: ReadonlySet<string>;
  readonly organization: ReadonlySet<string>;
  /** Forms of address before a name. */
  readonly address: ReadonlySet<string>;
}

const lowerSet = (lists: RuleSet['lists'], ...names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => lists[name] ?? []).map((w) => w.toLowerCase()));

/** The words of `opens:`: lists by name, and single words; null where the rule has none. */
function openingWords({ sets: { opens } }: PatternRule, lists: RuleSet['lists']): ReadonlySet<string> | null {
  if (opens === undefined) return null;
  const words = opens.split(' ').flatMap((name) => lists[name] ?? [name]);
  return new Set(words.map((w) => (w.toLowerCase().split(' ')[0] ?? '').replace(/\.$/, '')));
}

function headOf(rule: PatternRule, lists: RuleSet['lists']): Head {
  const { id, pattern, sets } = rule;
  return {
    id,
    class: (sets['class'] ?? 'office') as HeadClass,
    capitals: sets['case'] === 'capitals',
    opening: openingWords(rule, lists),
    regex: lateRegExp(pattern, 'iy'),
  };
}

/** All first words, or null where a head may begin with any. */
function allOpening(heads: readonly Head[]): ReadonlySet<string> | null {
  const words = new Set<string>();
  for (const { opening } of heads) {
    if (opening === null) return null;
    for (const word of opening) words.add(word);
  }
  return words;
}

/** The grammar of a rule set, compiled once. */
export const titleGrammar = onceFor((rules: RuleSet): Grammar => {
  const heads = rules.patterns.filter((rule) => rule.type === 'title').map((rule) => headOf(rule, rules.lists));
  return {
    opening: allOpening(heads),
    heads,
    words: wordBits('title', rules),
    form: new RegExp(`^(?:${rules.lists['title-field-form:pattern']?.[0] ?? '(?!)'})$`),
    given: lowerSet(rules.lists, 'given-name', 'given-name-common'),
    organization: lowerSet(rules.lists, 'organization-word'),
    address: lowerSet(rules.lists, 'honorific'),
  };
});
