/** What stands beside a name: left out, or read as an ordinary word, before relations are looked for. */
import { gramsOf, passes } from '../../grams.ts';
import { onceFor } from '../../once.ts';
import { lateRegExp } from '../../regexp.ts';
import type { AsideRule, RuleSet, Span } from '../../types.ts';
import { type MaskedSentence, ranges, reworded } from '../mask.ts';

/** An aside, ready; its expression is global. */
export interface CompiledAside {
  readonly aside: AsideRule;
  readonly regex: () => RegExp;
}

export const compileAside = (aside: AsideRule): CompiledAside => ({
  aside,
  regex: lateRegExp(aside.pattern, aside.case === 'exact' ? 'g' : 'gi'),
});

/** The asides that every reading leaves out, and those that are read both ways. */
export const asidesOf = onceFor(({ asides }: Pick<RuleSet, 'asides'>) => ({
  always: asides.filter(({ readings }) => readings === undefined).map(compileAside),
  sometimes: asides.filter(({ readings }) => readings === 'both').map(compileAside),
}));

/** A stretch of the article that an aside took; UTF-16 code units. */
export interface AsideHit extends Span {
  readonly aside: AsideRule;
}

/**
 * The masked sentence without some asides, one after the other: "with chip maker Acme" reads "with Acme".
 * @param note is told of each that is found
 */
export function withoutAsides(
  s: MaskedSentence,
  asides: readonly CompiledAside[],
  note?: (hit: AsideHit) => void,
): MaskedSentence {
  let read = s;
  let grams = gramsOf(s.text);
  for (const { aside, regex } of asides) {
    if (!passes(aside.gate, grams)) continue;
    const found = ranges(read.text, regex());
    if (found.length === 0) continue;
    if (note !== undefined) for (const range of found) note({ aside, ...inArticle(read, range) });
    read = reworded(read, found, aside.reads ?? '');
    grams = gramsOf(read.text);
  }
  return read;
}

/** Where a range of a masked sentence stands in the article; the blanks at its ends are no part of it. */
export function inArticle(s: MaskedSentence, { start, end }: Span): Span {
  const words = s.text.slice(start, end);
  const at = (i: number): number => s.at[i] ?? s.end;
  return { start: at(start + words.length - words.trimStart().length), end: at(start + words.trimEnd().length) };
}
