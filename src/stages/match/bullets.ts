import type { Sentence } from '../../types.ts';
import type { MaskedMention } from '../mask.ts';

/** Between a line's start and the first word of its bullet. */
const BULLET = /(?:^|\n)[ \t]*(?:[*•·▪●○◦‣–—-]|\d{1,2}[.)])[ \t]*$/;
/** How far before a sentence its bullet is looked for, in UTF-16 code units. */
const REACH = 8;
/** Most sentences that a list may take. */
const LONGEST = 80;

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
