import { onceFor } from '../../once.ts';
import { lateRegExp } from '../../regexp.ts';
import type { OrgKind, PatternRule, RefMention, RuleSet } from '../../types.ts';

interface Compiled {
  readonly rule: PatternRule;
  readonly pattern: () => RegExp;
  readonly kinds: readonly OrgKind[];
}

const compiled = onceFor(({ patterns }: RuleSet): readonly Compiled[] =>
  patterns
    .filter((r) => r.type === 'ref')
    .map((rule) => ({
      rule,
      pattern: lateRegExp(rule.pattern, 'g'),
      kinds: (rule.sets['kinds'] ?? '').split(/, */).filter(Boolean) as OrgKind[],
    })),
);

/**
 * Finds the words that stand for organisations named elsewhere ("the company", "both sides", "we").
 * In: the article's text. Out: mentions sorted by start, without overlap (the longer one wins).
 */
export function findReferences(text: string, rules: RuleSet): RefMention[] {
  const found: RefMention[] = [];
  for (const { rule, pattern, kinds } of compiled(rules)) {
    for (const m of text.matchAll(pattern())) {
      found.push({
        type: 'ref',
        start: m.index,
        end: m.index + m[0].length,
        rule: rule.id,
        number: rule.sets['number'] === 'many' ? 'many' : 'one',
        person: rule.sets['person'] === 'speaker' ? 'speaker' : 'third',
        kinds,
      });
    }
  }
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((m, i, all) => (all[i - 1]?.end ?? 0) <= m.start);
}
