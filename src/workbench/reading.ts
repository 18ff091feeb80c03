/** Sentences as the relation rules read them, and their lines. */
import type { Found } from '../stages/assemble.ts';
import type { AsideHit } from '../stages/mask/asides.ts';
import { isMasked, type MaskedSentence, mask } from '../stages/mask.ts';
import { readings } from '../stages/match.ts';
import type { Mention, RuleSet, Sentence, Span } from '../types.ts';

/** The 1-based line of an offset. */
export function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    for (let high = starts.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

/** The mentions that begin in a stretch. */
export const inside = (mentions: readonly Mention[], { start, end }: Span): readonly Mention[] =>
  mentions.filter((mention) => mention.start >= start && mention.start < end);

/**
 * The masked sentence in the ways in which the relation rules read it.
 * @param note is told of each aside
 */
export function readingsOf(
  { article, mentions }: Found,
  sentence: Sentence,
  rules: RuleSet,
  note?: (hit: AsideHit) => void,
): readonly MaskedSentence[] {
  return readings(mask(article.text, sentence, inside(mentions, sentence).filter(isMasked)), rules, note);
}

/** The relation rules whose patterns are tried on a sentence. */
export function triedRules(rules: RuleSet, { zone }: Sentence, masked: readonly MaskedSentence[]) {
  const lower = masked.map(({ text }) => text.toLowerCase());
  const isNeeded = (needs: readonly string[]): boolean =>
    needs.length === 0 || needs.some((word) => lower.some((text) => text.includes(word)));
  return rules.relations.filter(({ zones, needs }) => (zones?.includes(zone) ?? true) && isNeeded(needs));
}
