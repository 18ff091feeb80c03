/** The rules on names of organisations, compiled once per rule set. */
import { onceFor } from '../../once.ts';
import { asksForCapitals, type NameTest, nameTest } from '../../phrases.ts';
import { type SideTest, sideTests } from '../../sides.ts';
import type { NameRule, RuleSet } from '../../types.ts';
import { type Beside, beside } from './beside.ts';
import { type KnownNames, knownNames } from './known-names.ts';
import { nameWords } from './name-scan.ts';
import type { TrimWords } from './trimmed-names.ts';

/** A rule with its tests; null: the rule does not ask. */
export interface CompiledRule {
  readonly rule: NameRule;
  readonly name: NameTest | null;
  readonly before: SideTest | null;
  readonly after: SideTest | null;
}

/** The rules on organisations and the word sets that finding them needs. */
export interface Compiled extends TrimWords {
  readonly given: ReadonlySet<string>;
  /** Rules on the name alone: the same answer for every place where the name stands. */
  readonly byName: readonly CompiledRule[];
  /** Rules that look beside the name. */
  readonly byContext: Beside<CompiledRule>;
  /** Rules that look beside a list of names. */
  readonly byList: Beside<CompiledRule>;
  readonly known: KnownNames;
  /** Where things are posted. */
  readonly networks: ReadonlySet<string>;
  readonly strip: RegExp;
}

/** The rules of a rule set on organisations. */
export const organizationRules = onceFor((rules: RuleSet): Compiled => {
  const all = rules.names
    .filter((r) => r.type === 'org' || r.type === 'none')
    .map((rule) => compileRule(rule, rules.lists));
  return {
    words: nameWords(rules),
    opening: new Set(rules.lists['opening'] ?? []),
    openingCommon: new Set(rules.lists['opening-common'] ?? []),
    openingAlone: new Set(rules.lists['opening-alone'] ?? []),
    notDistinctive: new Set((rules.lists['not-distinctive'] ?? []).map((w) => w.toLowerCase())),
    place: new Set((rules.lists['place'] ?? []).concat(rules.lists['demonym'] ?? []).map((w) => w.toLowerCase())),
    given: new Set(
      [...(rules.lists['given-name'] ?? []), ...(rules.lists['given-name-common'] ?? [])].map((w) => w.toLowerCase()),
    ),
    byName: all.filter((r) => !r.before && !r.after),
    byContext: beside(all.filter((r) => (r.before || r.after) && r.rule.beside !== 'list')),
    byList: beside(all.filter((r) => r.rule.beside !== undefined)),
    known: knownNames(rules.lists),
    networks: new Set(rules.lists['social-network'] ?? []),
    strip: /^(?:the|The|THE) /,
  };
});

function compileRule(rule: NameRule, lists: RuleSet['lists']): CompiledRule {
  return {
    rule,
    // a candidate has its capitals already: for what is no organisation the lists' own case does not matter
    name: nameTest(rule, lists, rule.type === 'none' && !asksForCapitals(rule)),
    ...sideTests(rule),
  };
}
