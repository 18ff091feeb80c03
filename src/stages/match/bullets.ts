import type { Sentence } from '../../types.ts';
import type { MaskedMention } from '../mask.ts';

/** Between a line's start and the first word of its bullet. */
const BULLET = /(?:^|\n)[ \t]*(?:[*•·▪●○◦‣–—-]|\d{1,2}[.)])[ \t]*$/;
/** How far before a sentence its bullet is looked for, in UTF-16 code units. */
const REACH = 8;
/** Most sentences that a list may take. */
const LONGEST = 80;

/** How a sentence goes on with those whom the one before left unnamed. */
const GOES_ON =
  /^(?:(?:These|Those|They|Examples|The list|Some of (?:these|them)) (?:currently |now |also )?(?:includes?|are|range from)|Among (?:these|those|them) (?:are|is))(?: but are not limited to)?:? (?:the )?$/;
/** Between two of them. */
const JOINT = /^(?: \([^()]{1,30}\))?(?:,|,? and|,? as well as|,? &) (?:the )?$/;
/** The longest beginning of such a sentence, in UTF-16 code units. */
const BEGINNING = 60;

/**
 * The organisations that the next sentence lists: "Acme works with three firms. These include Orvane, Tavira and Kelmar."
 * In: the text, all sentences, the index of the first of the two, all organisations in order and where those behind the
 * first sentence begin. Out: the listed ones in order.
 */
export function listedBehind(
  text: string,
  sentences: readonly Sentence[],
  index: number,
  orgs: readonly MaskedMention[],
  from: number,
): readonly MaskedMention[] {
  const [here, next, first] = [sentences[index], sentences[index + 1], orgs[from]];
  if (!here || !next || first?.type !== 'org' || next.zone !== here.zone || first.start - next.start > BEGINNING)
    return [];
  if (first.end > next.end || !GOES_ON.test(text.slice(next.start, first.start))) return [];
  const list = [first];
  for (let i = from + 1; i < orgs.length; i++) {
    const [before, m] = [list.at(-1), orgs[i]];
    if (!before || m?.type !== 'org' || m.end > next.end || !JOINT.test(text.slice(before.end, m.start))) break;
    list.push(m);
  }
  return list;
}

/**
 * The organisations that head the bullets behind a sentence ("Its partners are:"), at once where no colon ends it.
 * In: the text, all sentences, the index of the introducing one, the organisations by their start. Out: theirs in
 * order; none where fewer than two bullets, or not most of them, begin with an organisation. Linear in the list.
 */
export function bulletHeads(
  text: string,
  sentences: readonly Sentence[],
  index: number,
  orgs: ReadonlyMap<number, MaskedMention>,
): readonly MaskedMention[] {
  const first = sentences[index];
  const after = sentences[index + 1];
  if (!first || !after) return [];
  const isOpen = /:\s*$/.test(text.slice(Math.max(first.start, first.end - 3), first.end));
  if (!isOpen && !BULLET.test(text.slice(first.end, after.start))) return [];
  const heads: MaskedMention[] = [];
  let others = 0;
  for (let i = index + 1; i < sentences.length && i <= index + LONGEST; i++) {
    const s = sentences[i];
    const before = sentences[i - 1];
    if (!s || !before || s.zone !== first.zone) break;
    if (BULLET.test(text.slice(Math.max(0, s.start - REACH), s.start))) {
      const head = orgs.get(s.start) ?? (text.startsWith('The ', s.start) ? orgs.get(s.start + 4) : undefined);
      if (head) heads.push(head);
      else others++;
    } else if (text.slice(before.end, s.start).includes('\n')) break;
  }
  return heads.length > 1 && heads.length > others ? heads : [];
}
