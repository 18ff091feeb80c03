/** What each relation, cue and zone rule takes: its stage with this rule alone, less the stage without any. */
import { analyse } from '../../src/pipeline.ts';
import { clean } from '../../src/stages/clean.ts';
import { dealSentences, match } from '../../src/stages/match.ts';
import type { RuleSet } from '../../src/types.ts';
import { articles, upTo } from '../load.ts';
import { cpuSeconds, type Figure, median, type Settings } from '../measure.ts';
import { builtinRules } from '../package.ts';

const SIZE = 200_000;
/** As many of the dearest rules are shown. */
const SHOWN = 15;

/** Relations and zones by their own stage; a cue by the sentences that speak of "the agreement", which need no match. */
const KINDS = ['relations', 'cues', 'zones'] as const;

export function ruleCosts({ rounds, scale }: Settings): readonly Figure[] {
  const rules = builtinRules();
  const all = upTo(articles(), SIZE * scale).map((text) => ({ text, found: analyse(text, { rules }) }));
  const whole = timed(rounds, () => all.forEach(({ text }) => void analyse(text, { rules })));
  // no sentence holds what this one needs, so that none is read
  const never = rules.relations.slice(0, 1).map((rule) => ({ ...rule, needs: ['\0'] }));
  const none: RuleSet = { ...rules, relations: never, cues: [], zones: [] };
  const run = {
    relations: (some: RuleSet) =>
      all.forEach(({ text, found }) => void match(text, found.segmented, found.mentions, some)),
    cues: (some: RuleSet) =>
      all.forEach(({ text, found }) => void dealSentences(text, found.segmented, found.mentions, some, found.matches)),
    zones: (some: RuleSet) => all.forEach(({ text }) => void clean(text, some)),
  };
  const costs = KINDS.flatMap((kind) => {
    const least = timed(rounds, () => run[kind](none));
    return rules[kind].map((rule) => {
      const some = { ...none, [kind]: [rule] };
      return { id: rule.id, cost: timed(rounds, () => run[kind](some)) - least };
    });
  });
  return costs
    .sort((a, b) => b.cost - a.cost)
    .slice(0, SHOWN)
    .map(({ id, cost }) => ({ row: 'rules', what: id, value: (100 * cost) / whole, unit: '%' }));
}

function timed(rounds: number, action: () => void): number {
  action();
  return median(Array.from({ length: rounds }, () => cpuSeconds(action)));
}
