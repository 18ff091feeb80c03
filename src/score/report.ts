/** Scores of many articles put together: slots with intervals, errors by class, break-downs. */
import { type Intervals, intervals } from './bootstrap.ts';
import type { ArticleScore, ErrorClass, Judged, ScoreError } from './score.ts';
import { type Counts, type Measures, measures, plus, SLOT_NAMES, type Slot, sum } from './tally.ts';

export interface SlotScore extends Measures {
  readonly gold: number;
  readonly found: number;
  /** Where the middle 95 per cent of the bootstrap's samples lie. */
  readonly interval: Intervals;
}

export interface Group extends Measures {
  readonly group: string;
  readonly gold: number;
  readonly found: number;
}

export interface ErrorGroup {
  readonly class: ErrorClass;
  readonly errors: readonly ScoreError[];
}

export interface Report {
  readonly articles: number;
  /** Articles whose gold has no partnership, and those of them in which one was found. */
  readonly negatives: number;
  readonly false_alarm_articles: number;
  readonly slots: Readonly<Partial<Record<Slot, SlotScore>>>;
  /** The most frequent class first. */
  readonly errors: readonly ErrorGroup[];
}

export function report(scores: readonly ArticleScore[]): Report {
  const tallies = scores.map(({ tally }) => tally);
  const total = sum(tallies);
  const between = intervals(tallies);
  const slots: Partial<Record<Slot, SlotScore>> = {};
  for (const slot of SLOT_NAMES) {
    const counts = total[slot];
    const interval = between[slot];
    if (counts === undefined || interval === undefined) continue;
    slots[slot] = { ...measures(counts), gold: counts.gold, found: counts.found, interval };
  }
  return {
    articles: scores.length,
    negatives: scores.filter(({ isNegative }) => isNegative).length,
    false_alarm_articles: scores.filter(({ isFalseAlarm }) => isFalseAlarm).length,
    slots,
    errors: byClass(scores.flatMap(({ errors }) => errors)),
  };
}

function byClass(errors: readonly ScoreError[]): readonly ErrorGroup[] {
  const groups = new Map<ErrorClass, ScoreError[]>();
  for (const error of errors) {
    const known = groups.get(error.class);
    if (known === undefined) groups.set(error.class, [error]);
    else known.push(error);
  }
  return [...groups]
    .map(([kind, of]) => ({ class: kind, errors: of }))
    .sort((a, b) => b.errors.length - a.errors.length);
}

/**
 * Partnership pairs by group, the largest first.
 * @param groupOf the group of a pair on either side
 * @param recallOf 'group': the share of the group's gold that was found; 'all': the share of all gold that the group found
 */
export function breakdown(
  scores: readonly ArticleScore[],
  groupOf: (judged: Judged, article: string) => string,
  recallOf: 'group' | 'all',
): readonly Group[] {
  const groups = new Map<string, Counts>();
  for (const { judged, article } of scores) {
    for (const one of judged) {
      const group = groupOf(one, article);
      groups.set(group, plus(groups.get(group), countsOf(one)));
    }
  }
  const total = [...groups.values()].reduce((all, { gold }) => all + gold, 0);
  return [...groups]
    .map(([group, counts]) => ({ group, ...measured(counts, recallOf === 'all' ? total : counts.gold) }))
    .sort((a, b) => Math.max(b.gold, b.found) - Math.max(a.gold, a.found) || (a.group < b.group ? -1 : 1));
}

function countsOf({ side, weight, isHit }: Judged): Partial<Counts> {
  const hit = isHit ? weight : 0;
  return side === 'gold' ? { gold: weight, goldHit: hit } : { found: weight, foundHit: hit };
}

function measured(counts: Counts, gold: number) {
  return { ...measures({ ...counts, gold }), gold: counts.gold, found: counts.found };
}

export interface RulePrecision {
  /** Weight of the pairs that the rule tells. */
  readonly found: number;
  /** From 0 to 1: the share of them that is right. */
  readonly precision: number;
}

/** How much of what each rule tells is right: the rule that found a partnership, and all others that are evidence of it. */
export function precisionByRule(scores: readonly ArticleScore[]): ReadonlyMap<string, RulePrecision> {
  const counts = new Map<string, { found: number; hit: number }>();
  for (const { side, weight, isHit, partnership } of scores.flatMap(({ judged }) => judged)) {
    if (side === 'gold' || !('evidence' in partnership)) continue;
    for (const rule of new Set([partnership.rule, ...partnership.evidence.map((one) => one.rule)])) {
      const known = counts.get(rule) ?? { found: 0, hit: 0 };
      counts.set(rule, { found: known.found + weight, hit: known.hit + (isHit ? weight : 0) });
    }
  }
  return new Map([...counts].map(([rule, { found, hit }]) => [rule, { found, precision: hit / found }]));
}
