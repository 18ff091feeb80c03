/** What can be worked out from the rules alone, before the first article: the build does it, so that no run has to. */
import type { RuleSet } from '../types.ts';
import { compileTerms } from './terms/compile.ts';

export function withTables(rules: RuleSet): RuleSet {
  return { ...rules, compiledTerms: compileTerms(rules.terms, rules.lists) };
}
