import type { MaskedMention } from '../mask.ts';

/**
 * What the hospital's Department of Neurology signs, the hospital signs.
 * In: the article's text, its masked mentions (sorted). Out: those without the nameless parts of an institution that is
 * named right before them.
 */
export const withoutOwnUnits = (text: string, masked: readonly MaskedMention[]): readonly MaskedMention[] =>
  masked.filter((m, i) => {
    const owner = masked[i - 1];
    if (m.type !== 'org' || m.unit === undefined || owner === undefined) return true;
    const isOwner = owner.type === 'org' || (owner.type === 'ref' && owner.number === 'one');
    return !isOwner || !/^(?:['’]s)? $/.test(text.slice(owner.end, m.start));
  });
