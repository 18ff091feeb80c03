/** The ways in which a sentence is read: what is told beside a name is taken out, or told of that name. */
import {
  type MaskedMention,
  type MaskedSentence,
  withoutAppositions,
  withoutDescriptions,
  withoutItems,
  withoutParentheses,
} from '../mask.ts';
import type { MaskedMatch } from './rule.ts';

/** The ways in which a sentence is read: without appositions first, then with them. */
export function readings(masked: MaskedSentence): MaskedSentence[] {
  const plain = withoutItems(withoutDescriptions(withoutParentheses(masked)));
  const short = withoutAppositions(plain);
  return short === plain ? [plain] : [short, plain];
}

/** The mentions that only the reading with appositions holds: they describe another name. */
export function besideMentions([short, plain]: readonly MaskedSentence[]): ReadonlySet<MaskedMention> {
  if (!short || !plain) return new Set();
  const kept = new Set(short.mentions.values());
  return new Set(
    [...plain.mentions].filter(([at, m]) => !kept.has(m) && isDescribing(plain.text, at)).map(([, m]) => m),
  );
}

/** Words stand between it and the name before it: "Acme, a unit of Orvane," and not "Acme, the Orvane Institute,". */
const isDescribing = (text: string, at: number): boolean =>
  !/[\uE000-\uE002](?:,| and|, and)? (?:the )?$/.test(text.slice(0, at));

/** "Acme, a unit of Orvane, signed with Tavira": what follows is told of Acme, not of Orvane. */
export const isSubjectOfAnother = (m: MaskedMatch, beside: ReadonlySet<MaskedMention>): boolean =>
  beside.size > 0 &&
  m.fillers.some(
    (f) => beside.has(f.mention) && m.fillers.some((g) => !beside.has(g.mention) && g.mention.start > f.mention.start),
  );
