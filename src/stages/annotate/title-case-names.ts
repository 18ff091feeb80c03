/** Known names where every word has a capital. */
import { foldName, orgKey } from '../../name-key.ts';
import { light } from '../../regexp.ts';
import { type OrgMention, type Sentence, type Span, TokenFlag, type Tokens } from '../../types.ts';
import type { Known } from './name-verdict.ts';

const CAPITAL_OR_DIGIT = light(/\p{Lu}|\d/u);
export const mention = (k: Known, at: Span): OrgMention => ({
  type: 'org',
  start: at.start,
  end: at.end,
  kind: k.kind,
  key: k.key,
  strength: k.strength,
  rule: k.rule,
  ...(k.id !== undefined && { id: k.id }),
});

/** In title case every word has a capital: only names known from the rest of the article count. */
export function inTitleCase(
  text: string,
  tokens: Tokens,
  sentences: readonly Sentence[],
  known: ReadonlyMap<string, Known>,
): OrgMention[] {
  const byFirst = new Map<string, Known[]>();
  for (const k of known.values()) {
    const first = k.key.split(' ')[0] ?? '';
    const list = byFirst.get(first);
    if (list) list.push(k);
    else byFirst.set(first, [k]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.key.length - a.key.length);
  const out: OrgMention[] = [];
  for (const s of sentences) {
    if (s.titleCase && s.zone !== 'furniture') scanTitle(text, tokens, s, byFirst, out);
  }
  return out;
}

function scanTitle(
  text: string,
  tokens: Tokens,
  s: Sentence,
  byFirst: ReadonlyMap<string, readonly Known[]>,
  out: OrgMention[],
): void {
  let i = s.first;
  while (i < s.last) {
    const first = firstWord(text, tokens, i);
    const flags = tokens.flags[i] ?? 0;
    const hit =
      (flags & (TokenFlag.upper | TokenFlag.camel | TokenFlag.digit)) === 0
        ? null
        : longest(text, tokens, s, i, byFirst.get(first));
    if (hit) {
      out.push(mention(hit.known, { start: tokens.start[i] ?? 0, end: tokens.end[hit.last - 1] ?? 0 }));
      i = hit.last;
    } else i++;
  }
}

/** The folded word, with the possessive behind it ("Millie's Bread" begins with "millies"). */
function firstWord(text: string, tokens: Tokens, i: number): string {
  const end = tokens.end[i] ?? 0;
  const owns = /^['’]s(?![\w-])/.test(text.slice(end, end + 3));
  return foldName(text.slice(tokens.start[i], owns ? end + 2 : end)).split(' ')[0] ?? '';
}

function longest(
  text: string,
  tokens: Tokens,
  s: Sentence,
  i: number,
  list: readonly Known[] | undefined,
): { known: Known; last: number } | null {
  for (const known of list ?? []) {
    const most = Math.min(s.last, i + known.key.split(' ').length + 3);
    for (let last = most; last > i; last--) {
      const end = tokens.end[last - 1] ?? 0;
      if (endsAsName(text, tokens, last - 1) && orgKey(text.slice(tokens.start[i], end)) === known.key)
        return { known, last };
    }
  }
  return null;
}

const NO_JOINT = light(/^(?!(?:and|of|the|for|in|at|to|with)$)(?:[\p{Lu}\d]|\p{Ll}\p{Lu})/iu);

/** A name ends in a word with a capital or a digit, never in a joint ("and") or a mark. */
const endsAsName = (text: string, tokens: Tokens, i: number): boolean =>
  NO_JOINT.test(text.slice(tokens.start[i], tokens.end[i])) &&
  !(
    i + 1 < tokens.count &&
    /^Limited (?:Edition|Time|Series|Release|Offer)$/i.test(text.slice(tokens.start[i], tokens.end[i + 1]))
  ) &&
  CAPITAL_OR_DIGIT.test(text.slice(tokens.start[i], tokens.end[i]));
