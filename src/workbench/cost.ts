/** What each rule takes: its stage with this rule alone, less the stage without any. */
import { analyse } from '../pipeline.ts';
import { regExp } from '../regexp.ts';
import type { Found } from '../stages/assemble.ts';
import { clean } from '../stages/clean.ts';
import { dealSentences, match } from '../stages/match.ts';
import type { RuleSet } from '../types.ts';
import { readingsOf } from './reading.ts';

/** Milliseconds by rule id, and of whole analyses; of several articles the sums. */
export interface Costs {
  readonly rules: Map<string, number>;
  whole: number;
}

export const noCosts = (): Costs => ({ rules: new Map(), whole: 0 });

/** Adds what the rules take for one article. */
export type Measure = (costs: Costs, found: Found) => void;

/**
 * Asides, relations, cues and zones are run by their stage, patterns of entities as they stand over the text. Rules on names
 * are looked up together, so that none of them has a cost of its own.
 * @param now milliseconds
 */
export function measurer(rules: RuleSet, now: () => number): Measure {
  // No sentence holds what this one needs, so that none is read.
  const never = rules.relations.slice(0, 1).map((rule) => ({ ...rule, needs: ['\0'] }));
  const none: RuleSet = { ...rules, asides: [], relations: never, cues: [], zones: [] };
  const stages = [
    {
      base: none,
      sets: rules.relations.map((rule) => [rule.id, { ...none, relations: [rule] }] as const),
      run: matching,
    },
    { base: none, sets: rules.cues.map((rule) => [rule.id, { ...none, cues: [rule] }] as const), run: speakingOf },
    { base: none, sets: rules.asides.map((rule) => [rule.id, { ...none, asides: [rule] }] as const), run: reading },
    { base: none, sets: rules.zones.map((rule) => [rule.id, { ...none, zones: [rule] }] as const), run: cleaning },
  ];
  const patterns = rules.patterns.map(({ id, pattern }) => [id, regExp(pattern, 'g')] as const);
  const timed = (action: () => void): number => {
    const start = now();
    action();
    return now() - start;
  };
  return (costs, found) => {
    const add = (id: string, cost: number) => costs.rules.set(id, (costs.rules.get(id) ?? 0) + cost);
    costs.whole += timed(() => void analyse(found.article.text, { rules }));
    for (const { base, sets, run } of stages) {
      const least = timed(() => run(found, base));
      for (const [id, set] of sets) add(id, timed(() => run(found, set)) - least);
    }
    for (const [id, regex] of patterns)
      add(
        id,
        timed(() => void found.article.text.match(regex)),
      );
  };
}

const matching = ({ article, segmented, mentions }: Found, rules: RuleSet) =>
  match(article.text, segmented, mentions, rules);

/** A cue alone: over the sentences that may be about the deal. */
const speakingOf = ({ article, segmented, mentions, matches }: Found, rules: RuleSet) =>
  dealSentences(article.text, segmented, mentions, rules, matches);

/** An aside alone: over all sentences, masked. */
const reading = (found: Found, rules: RuleSet) =>
  found.segmented.sentences.map((sentence) => readingsOf(found, sentence, rules));

const cleaning = ({ article }: Found, rules: RuleSet) => clean(article.text, rules);

/** The share of the whole that a rule takes, from 0 to 1; null where it is not known. */
export function shareOf({ rules, whole }: Costs, id: string): number | null {
  const cost = rules.get(id);
  return cost === undefined || whole === 0 ? null : Math.max(0, cost) / whole;
}
