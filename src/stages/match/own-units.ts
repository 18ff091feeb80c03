import { light } from '../../regexp.ts';
import type { OrgMention } from '../../types.ts';
import type { MaskedMention } from '../mask.ts';

/** Parts that mean nothing without their institution, whatever they are named after. */
const PART = /^(?:The )?(?:Department|Division|Section|Office|Bureau|Faculty|Branch|Chair|Subdivision)s? (?:of|for) /;
/** Between a part and its institution: another part of the part, and a preposition. */
const PART_AT = light(
  /^(?:['’]s (?:\p{Lu}[\p{L}-]*,? (?:of |for |and |& )?){0,7}\p{Lu}[\p{L}-]*)?,? (?<at>at|within|of|in) (?:the )?$/u,
);

/**
 * What the hospital's Department of Neurology signs, or the Department of Neurology at the hospital, the hospital signs.
 * In: the article's text, its masked mentions (sorted). Out: those without the parts of an institution that is named right
 * beside them; its name reaches back over a part before it.
 */
export function withoutOwnUnits(text: string, masked: readonly MaskedMention[]): readonly MaskedMention[] {
  const out: MaskedMention[] = [];
  for (const [i, m] of masked.entries()) {
    if (m.type !== 'org') {
      out.push(m);
      continue;
    }
    const before = masked[i - 1];
    const own = out.at(-1);
    if (isPart(text, m) && before !== undefined && before === own && isPossessed(text, before, m)) continue;
    const isOwner = isAt(text, before, m) || isBehindComma(text, before, m);
    if (before?.type === 'org' && before === own && isPart(text, before) && isOwner)
      out[out.length - 1] = { ...m, start: before.start };
    else out.push(m);
  }
  return out;
}

const isPart = (text: string, m: OrgMention): boolean =>
  m.unit !== undefined || PART.test(text.slice(m.start, Math.min(m.end, m.start + 20)));

/** "Mercy Hospital's Department of Neurology". */
const isPossessed = (text: string, owner: MaskedMention, m: OrgMention): boolean => {
  const isOwner = owner.type === 'org' || (owner.type === 'ref' && owner.number === 'one');
  const between = text.slice(owner.end, m.start);
  return isOwner && (m.unit === undefined ? /^['’]s $/ : /^(?:['’]s)? $/).test(between);
};

/** "The Department of Neurology at Mercy Hospital". */
function isAt(text: string, part: MaskedMention | undefined, owner: OrgMention): boolean {
  if (part?.type !== 'org' || owner.start - part.end > 90 || isPart(text, owner)) return false;
  const at = PART_AT.exec(text.slice(part.end, owner.start))?.groups?.['at'];
  if (at === undefined) return false;
  const isLoose = at === 'of' || at === 'in';
  return !isLoose || (part.unit !== undefined && INSTITUTION.test(owner.kind));
}

const INSTITUTION = /^(?:university|hospital|research-institute)$/;
/** Behind the institution: no further member of a list, or the town where it is. */
const NO_LIST = /^(?:, (?!and\b)| \(|\.|;)/;
const PLACED = light(/^, \p{Lu}\p{L}+(?:,| \(| (?:to|for|on|in)\b)/u);

/** "The Department of Neurology, MGH, ...", and no list of bodies. */
function isBehindComma(text: string, part: MaskedMention | undefined, owner: OrgMention): boolean {
  if (part?.type !== 'org' || text.slice(part.end, owner.start) !== ', ' || isPart(text, owner)) return false;
  const after = text.slice(owner.end, owner.end + 40);
  return INSTITUTION.test(owner.kind) ? NO_LIST.test(after) : PLACED.test(after);
}
