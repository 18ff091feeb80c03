/** The ways in which a sentence is read: what is told beside a name is taken out, or told of that name. */
import { light } from '../../regexp.ts';
import type { RuleSet } from '../../types.ts';
import { type AsideHit, asidesOf, withoutAsides } from '../mask/asides.ts';
import { withoutParentheses } from '../mask/parentheses.ts';
import { type MaskedMention, type MaskedSentence, ranges, reworded } from '../mask.ts';
import type { MaskedMatch } from './rule.ts';

/** The ways in which a sentence is read, the one with the least in it first. */
export type Readings = readonly [MaskedSentence, ...MaskedSentence[]];

/**
 * The ways in which a sentence is read: without any aside first, then with those that are read both ways.
 * @param note is told of each aside
 */
export function readings(
  masked: MaskedSentence,
  rules: Pick<RuleSet, 'asides'>,
  note?: (hit: AsideHit) => void,
): Readings {
  const { always, sometimes } = asidesOf(rules);
  const plain = withoutAsides(withSpacedDashes(withoutParentheses(masked)), always, note);
  const short = withoutAsides(plain, sometimes, note);
  return short === plain ? [plain] : [short, plain];
}

/** A long dash between words, without blanks. */
const DASH = light(/(?<=[^\s\d])—(?=[^\s\d])/g);

/** "Acme—a maker of pumps—signed" reads "Acme — a maker of pumps — signed". */
const withSpacedDashes = (s: MaskedSentence): MaskedSentence =>
  s.text.includes('—') ? reworded(s, ranges(s.text, DASH), ' — ') : s;

/** The mentions that only the reading with appositions holds: they describe another name, alone or in a list. */
export function besideMentions([short, plain]: readonly MaskedSentence[]): ReadonlySet<MaskedMention> {
  const beside = new Set<MaskedMention>();
  if (!short || !plain) return beside;
  const kept = new Set(short.mentions.values());
  let before: MaskedMention | undefined;
  for (const [at, m] of plain.mentions) {
    const isListed = before !== undefined && beside.has(before);
    if (!kept.has(m) && (isListed || isDescribing(plain.text, at))) beside.add(m);
    before = m;
  }
  return beside;
}

/** Words stand between it and the name before it: "Acme, a unit of Orvane," and not "Acme, the Orvane Institute,". */
const isDescribing = (text: string, at: number): boolean =>
  !/[\uE000-\uE002](?:,| and|, and)? (?:the )?$/.test(text.slice(0, at));

/**
 * "Acme, a unit of Orvane, signed with Tavira": what follows is told of Acme, not of Orvane; nor is it of the two in "Acme, a
 * venture of Orvane and Kelmar, signed".
 */
export function isSubjectOfAnother(
  m: MaskedMatch,
  beside: ReadonlySet<MaskedMention>,
  reading: MaskedSentence,
): boolean {
  const described = beside.size === 0 ? [] : m.fillers.filter((f) => beside.has(f.mention));
  if (described.length === 0) return false;
  const others = m.fillers.filter((f) => !beside.has(f.mention));
  if (others.length > 0) return described.some((f) => others.some((g) => g.mention.start > f.mention.start));
  const last = Math.max(...described.map((f) => f.mention.end));
  return (reading.at[m.end] ?? reading.end) - last > BEHIND;
}

/** So far behind the last one a match reaches, in UTF-16 code units, that it holds a verb or a noun more. */
const BEHIND = 8;
