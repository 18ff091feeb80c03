/** What can be worked out from the rules alone, before the first article: the build does it, so that no run has to. */
import { smallPattern } from '../caseless.ts';
import type { CueRule, RelationRule, RuleSet } from '../types.ts';
import { compileScan, compileZoneScan, scanned } from './scans/compile.ts';
import { compileTerms } from './terms/compile.ts';
import { compileWords } from './words/table.ts';

/** Types whose patterns are tried everywhere in a text. */
const SCANNED = ['date', 'money'];

const smallRelation = (rule: RelationRule): RelationRule => ({
  ...rule,
  patterns: rule.patterns.map((pattern) => ({ ...pattern, small: smallPattern(pattern.source) })),
});

const smallCue = (cue: CueRule): CueRule => ({
  ...cue,
  small: smallPattern(cue.pattern),
  ...(cue.until !== undefined && { smallUntil: smallPattern(cue.until) }),
  ...(cue.slight !== undefined && { smallSlight: smallPattern(cue.slight) }),
});

/** The rule set with all its tables. */
export function withTables(rules: RuleSet): RuleSet {
  const scans = SCANNED.map((type) => [type, compileScan(scanned(rules.patterns, type))] as const);
  return {
    ...rules,
    relations: rules.relations.map(smallRelation),
    cues: rules.cues.map(smallCue),
    compiledTerms: compileTerms(rules.terms, rules.lists),
    compiledScans: { ...Object.fromEntries(scans), zone: compileZoneScan(rules.zones) },
    compiledWords: { person: compileWords('person', rules.lists), title: compileWords('title', rules.lists) },
  };
}
