/** What can be worked out from the rules alone, before the first article: the build does it, so that no run has to. */
import type { RuleSet } from '../types.ts';
import { compileScan, compileZoneScan, scanned } from './scans/compile.ts';
import { compileTerms } from './terms/compile.ts';
import { compileWords } from './words/table.ts';

/** Types whose patterns are tried everywhere in a text. */
const SCANNED = ['date', 'money'];

/** The rule set with all its tables. */
export function withTables(rules: RuleSet): RuleSet {
  const scans = SCANNED.map((type) => [type, compileScan(scanned(rules.patterns, type))] as const);
  return {
    ...rules,
    compiledTerms: compileTerms(rules.terms, rules.lists),
    compiledScans: { ...Object.fromEntries(scans), zone: compileZoneScan(rules.zones) },
    compiledWords: { person: compileWords('person', rules.lists), title: compileWords('title', rules.lists) },
  };
}
