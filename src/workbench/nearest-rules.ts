/** The relation rules that came nearest to a sentence, with the word at which each of them failed. */
import type { MaskedSentence } from '../stages/mask.ts';
import type { RelationRule } from '../types.ts';
import { longestPrefix, type Prefix, type Split } from './elements.ts';

export interface NearRule {
  readonly rule: string;
  readonly place?: string;
  /** The beginning of the pattern that matched, and the words that did. */
  readonly matched: string;
  readonly words: string;
  /** The element that did not match. */
  readonly wanted: string;
  /** Offset in the article at which it was wanted, and the words there. */
  readonly at: number;
  readonly instead: string;
  /** From 0 to 1: share of the pattern's elements that matched. */
  readonly share: number;
}

interface Candidate {
  readonly rule: RelationRule;
  readonly reading: MaskedSentence;
  readonly prefix: Prefix;
  /** Which of the rule's element lists it is. */
  readonly index: number;
  readonly wanted: ReadonlySet<number>;
  /** How many of the wanted mentions lie in what matched. */
  readonly holds: number;
}

/** Rules of which less matched are not near. */
const LEAST_SHARE = 0.3;

/**
 * In: the article, a sentence in its readings, the rules that were tried on it, whether a mention is wanted.
 * Out: the nearest rules, the best first, each once; those that match whole are left out.
 */
export function nearestRules(
  article: string,
  readings: readonly MaskedSentence[],
  rules: readonly RelationRule[],
  split: Split,
  isWanted: (offset: number) => boolean,
  most = 3,
): readonly NearRule[] {
  const candidates = readings.flatMap((reading) => {
    const places = [...reading.mentions].filter(([, { start }]) => isWanted(start)).map(([at]) => at);
    const wanted = new Set(places);
    return rules.flatMap((rule) => candidatesOf(rule, reading, split, wanted));
  });
  const ranked = candidates.sort((a, b) => b.holds * b.prefix.share - a.holds * a.prefix.share);
  const best = new Map<string, Candidate>();
  for (const one of ranked) if (!best.has(one.rule.id)) best.set(one.rule.id, one);
  return [...best.values()].slice(0, most).map((one) => nearRule(one, split, article));
}

function candidatesOf(
  rule: RelationRule,
  reading: MaskedSentence,
  split: Split,
  wanted: ReadonlySet<number>,
): Candidate[] {
  if (rule.effect === 'suppress') return [];
  return split.plain(rule).flatMap((elements, index) => {
    const prefix = longestPrefix(elements, reading, wanted);
    if (prefix === null || prefix.count === elements.length || prefix.share < LEAST_SHARE) return [];
    const holds = [...wanted].filter((at) => prefix.start <= at && at < prefix.end).length;
    return holds === 0 ? [] : [{ rule, reading, prefix, index, wanted, holds }];
  });
}

/** How much of the text is shown where an element was wanted, in words. */
const WORDS = 5;

function nearRule({ rule, reading, prefix, index, wanted }: Candidate, split: Split, article: string): NearRule {
  // With lists as one element each, as their author wrote them.
  const named = longestPrefix(split.named(rule)[index] ?? [], reading, wanted) ?? prefix;
  const { elements, count, start, end, share } = named.count === named.elements.length ? prefix : named;
  const at = (i: number): number => reading.at[i] ?? reading.end;
  const rest = article.slice(at(end), reading.end).trim().split(/\s+/);
  return {
    rule: rule.id,
    ...(rule.place !== undefined && { place: rule.place }),
    matched: elements
      .slice(0, count)
      .map((element) => element.shown)
      .join(''),
    words: article.slice(at(start), at(end)).replace(/\s+/g, ' ').trim(),
    wanted: elements[count]?.shown.trim() ?? '',
    at: at(end),
    instead: rest.slice(0, WORDS).join(' '),
    share: Math.round(share * 100) / 100,
  };
}
