import { TokenFlag } from '../../types.ts';
import { bits, capital, close, has, inside, isField, lower, type Reader } from './title-reader.ts';
import { type Head, Word } from './title-words.ts';

/** A head with its words before and after; token indices, half-open. */
export interface Unit {
  readonly first: number;
  readonly head: number;
  readonly last: number;
  readonly rule: Head;
}

/** Most words before a head. */
export const LEFT_LIMIT = 8;

// ── before the head ──────────────────────────────────────────────────────────────────────────────────

/** What may stand before a head of this class: heads of a whole organisation take no field ("Oncology President"). */
export function fitsBefore(r: Reader, i: number, office: boolean): boolean {
  const b = bits(r, i);
  if ((b & Word.house) !== 0) return !capital(r, i) || !endsName(r, i);
  return (b & (Word.rank | Word.scope | Word.area)) !== 0 || (office && isField(r, i));
}

/** A word with a capital, or its possessive, stands before it: "Mercy Hospital", "Children's Hospital", not "Vice Industry". */
function endsName(r: Reader, i: number): boolean {
  const before = /^['’]s?$/.test(lower(r, i - 1)) ? i - 2 : i - 1;
  return close(r, i - 1) && capital(r, before) && !DEPUTY.has(lower(r, before));
}

/** "Acme School of Medicine Dean": the fields before the head at `head`, from `first` on, are of a school's name. */
function isOfHouse(r: Reader, first: number, head: number): boolean {
  const isHouse = (bits(r, first - 2) & Word.house) !== 0 && lower(r, first - 2) !== 'department';
  return first < head && lower(r, first - 1) === 'of' && isHouse && capital(r, first - 2) && capital(r, first);
}

/** The letters agree: no small "research" before "Director", no "Reach" before "director". */
function lettersAgree(r: Reader, i: number, head: number): boolean {
  if (capital(r, i) === capital(r, head)) return true;
  if (!capital(r, i)) return (bits(r, i) & Word.rank) !== 0;
  return i === r.first || has(r, i, TokenFlag.caps) || (bits(r, i) & Word.area) !== 0;
}

const JOINT = new Set(['and', '&', '/', '-', '–']);
const DEPUTY = new Set(['vice', 'pro', 'deputy', 'associate', 'assistant']);

/** First token of the words before the head at `head`, not before `floor`. */
function extendLeft(r: Reader, head: number, rule: Head, floor: number): number {
  let office = rule.class !== 'whole';
  let p = head;
  while (p - 1 >= floor && head - p < LEFT_LIMIT && close(r, p - 1)) {
    const q = p - 1;
    if (fitsBefore(r, q, office) && lettersAgree(r, q, head)) {
      office ||= DEPUTY.has(lower(r, q));
      p = q;
    } else if (p < head && q - 1 >= floor && JOINT.has(lower(r, q)) && isJoinedField(r, p, q, office)) p = q - 1;
    else break;
  }
  if (isOfHouse(r, p, head)) while (p < head && (bits(r, p) & Word.rank) === 0) p++;
  return p;
}

/** "research and development director": fields on both sides of the joint. */
function isJoinedField(r: Reader, p: number, q: number, office: boolean): boolean {
  return office && isField(r, p) && isField(r, q - 1) && capital(r, p) === capital(r, q - 1) && close(r, q - 1);
}

// ── after the head ───────────────────────────────────────────────────────────────────────────────────

const ARTICLE = new Set(['the', 'its', 'our', 'their', 'his', 'her', "company's"]);
const LIST_JOINT = new Set(['and', '&', '/', '-', ',', '–']);

/** "the firm's", "its": token after it, and whether it names the owner. */
function skipOwner(r: Reader, i: number): { readonly at: number; readonly article: boolean; readonly owner: boolean } {
  if (!ARTICLE.has(lower(r, i))) return { at: i, article: false, owner: false };
  const owner = (bits(r, i + 1) & Word.owner) !== 0 && /^['’]s$/.test(lower(r, i + 2));
  return { at: owner ? i + 3 : i + 1, article: true, owner };
}

/** End of the fields that begin at `i` ("research and development", "the tax practice"), or -1. */
function fieldsEnd(r: Reader, i: number): number {
  const { at: from, article, owner } = skipOwner(r, i);
  const at = has(r, from, TokenFlag.digit) && has(r, from, TokenFlag.word) ? from + 1 : from;
  let end = -1;
  for (let q = at; inside(r, q); ) {
    if (isField(r, q)) end = ++q;
    else if (end === q && LIST_JOINT.has(lower(r, q)) && isField(r, afterAnd(r, q + 1))) q = afterAnd(r, q + 1);
    else if (end === q && lower(r, q) === 'of' && (bits(r, q - 1) & Word.part) !== 0 && isField(r, q + 1)) q++;
    else break;
  }
  if (end < 0 || runsIntoName(r, end) || /^['’]s$/.test(lower(r, end))) return -1;
  return article && !owner && (bits(r, end - 1) & (Word.part | Word.area)) === 0 ? -1 : end;
}

/** The token after an "and" at `i`, or `i`. */
export const afterAnd = (r: Reader, i: number): number => (lower(r, i) === 'and' || lower(r, i) === '&' ? i + 1 : i);

/** "Director of Health Canada", "head of research firm Acme", "of a research firm": a name takes the fields, unless it is a person's. */
function runsIntoName(r: Reader, end: number): boolean {
  if (!close(r, end - 1)) return false;
  if ((bits(r, end) & Word.owner) !== 0 && !capital(r, end)) return true;
  return capital(r, end) && !r.grammar.given.has(lower(r, end)) && (bits(r, end) & Word.rank) === 0;
}

const AFTER_COMMA = /^(?:[.,;:)”"–—-]|--|at|of|for|with|in|from|and|said|says|to|who|is|was)?$/;

/** Fields without "of" have capitals and are closed ("vice president, Drug Safety, Acme"; "VP Marketing, Acme"). */
function fieldsAfterComma(r: Reader, i: number): number {
  if (!capital(r, i) && !has(r, i, TokenFlag.digit)) return -1;
  const end = fieldsEnd(r, i);
  return end > 0 && AFTER_COMMA.test(lower(r, end)) ? end : -1;
}

/** Heads of a whole organisation take a field only where the organisation follows ("President of Manufacturing at Acme"). */
function fieldsAfterOf(r: Reader, i: number, office: boolean): number {
  const end = fieldsEnd(r, i + 1);
  if (end < 0 && lower(r, i - 1) === 'minister' && lower(r, i - 2) !== 'prime') return ministryEnd(r, i + 1);
  if (end < 0 && office) return namedFieldEnd(r, i + 1);
  if (end < 0 || office) return end;
  const owner = skipOwner(r, i + 1).owner || isRegion(r, i + 1, end) || /^boards?$|^directors$/.test(lower(r, i + 2));
  return owner || lower(r, end) === 'at' ? end : -1;
}

/** "CEO of North America", and no "CEO of Cancer Aid UK". */
const isRegion = (r: Reader, i: number, end: number): boolean =>
  (bits(r, end - 1) & Word.area) !== 0 && (bits(r, skipOwner(r, i).at) & (Word.area | Word.scope)) !== 0;

const HOUSE =
  /^(?:university|college|school|hospital|institute|cent(?:er|re)|clinic|foundation|company|corporation|group|bank|association|society|museum|church)$/;
/** Most words of a field that no list holds. */
const FIELD_LIMIT = 5;

/** "Director of Shelter Medicine at Acme": whatever has capitals up to "at" and a name is the field; or -1. */
function namedFieldEnd(r: Reader, i: number): number {
  for (let q = i; q < i + FIELD_LIMIT; q++) {
    if (q > i && lower(r, q) === 'at') return capital(r, q + 1) && capital(r, q - 1) ? q : -1;
    const isJoint = q > i && /^(?:and|&)$/.test(lower(r, q));
    if ((!capital(r, q) && !isJoint) || HOUSE.test(lower(r, q)) || !close(r, q)) return -1;
  }
  return -1;
}

/** "Minister of Electricity and Renewable Energy": what has capitals is what a minister is for, up to a given name; or -1. */
function ministryEnd(r: Reader, i: number): number {
  const isOfMinistry = (q: number): boolean => capital(r, q) && !r.grammar.given.has(lower(r, q));
  let q = i;
  while (isOfMinistry(q) && q < i + FIELD_LIMIT) {
    const next = afterAnd(r, q + 1);
    q = isOfMinistry(next) && close(r, q) ? next : q + 1;
  }
  return q > i && !/^['’]s$/.test(lower(r, q)) ? q : -1;
}

/** End of what follows the head: "emeritus", "of Surgery", "for Asia Pacific", ", Clinical Development". */
function extendRight(r: Reader, from: number, office: boolean): number {
  let end = from;
  for (let turn = 0; turn < 3 && inside(r, end); turn++) {
    const w = lower(r, end);
    let next = -1;
    if ((bits(r, end) & Word.after) !== 0 && close(r, end - 1)) next = end + 1;
    else if (w === 'of' || w === 'for') next = fieldsAfterOf(r, end, office);
    else if (office && turn === 0 && (w === ',' || w === '–' || w === '-')) next = fieldsAfterComma(r, end + 1);
    else if (office && turn === 0 && capital(r, end - 1) && close(r, end - 1)) next = fieldsAfterComma(r, end);
    if (next < 0) break;
    end = next;
  }
  return end;
}

// ── heads ────────────────────────────────────────────────────────────────────────────────────────────

/** The token after the offset `end`. */
function tokenAfter(r: Reader, i: number, end: number): number {
  let k = i;
  while (k < r.last && (r.tokens.start[k] ?? 0) < end) k++;
  return k;
}

/** The word by which heads are looked up: without full stop and "co-", unless the list has that. */
function opener(r: Reader, i: number): string {
  const w = lower(r, i);
  if (r.grammar.opening?.has(w)) return w;
  return w.charCodeAt(w.length - 1) === 46
    ? w.slice(0, -1)
    : w.includes('-')
      ? w.replace(/^(?:co|ex|then|vice|non)-/, '')
      : w;
}

/** The head that begins at token `i`, with its last token, or undefined. */
export function headAt(r: Reader, i: number): { readonly rule: Head; readonly end: number } | undefined {
  const { heads, opening } = r.grammar;
  const first = opener(r, i);
  if (opening !== null && !opening.has(first)) return undefined;
  const start = r.tokens.start[i] ?? 0;
  for (const rule of heads) {
    const stop = rule.opening === null || rule.opening.has(first) ? headEnd(rule, r.text, start) : -1;
    if (stop < 0) continue;
    const end = tokenAfter(r, i, stop);
    if (stop !== r.tokens.end[end - 1]) return undefined;
    return rule.capitals && !/[A-Z]{2}/.test(r.text.slice(start, stop)) ? undefined : { rule, end };
  }
  return undefined;
}

/** End of the head that begins at `start`, in code units; -1: the rule finds none. */
function headEnd({ regex }: Head, text: string, start: number): number {
  const head = regex();
  head.lastIndex = start;
  return head.test(text) ? head.lastIndex : -1;
}

/** The head at token `i` with its words before, not before `floor`, and after; undefined where no head stands. */
export function unitAt(r: Reader, i: number, floor: number): Unit | undefined {
  const head = headAt(r, i);
  if (head === undefined) return undefined;
  const first = extendLeft(r, i, head.rule, floor);
  const office = head.rule.class !== 'whole' || hasDeputy(r, first, i);
  return { first, head: i, last: extendRight(r, head.end, office), rule: head.rule };
}

/** "Deputy director", "vice-chancellor". */
function hasDeputy(r: Reader, first: number, head: number): boolean {
  if (/^(?:vice|pro)-/.test(lower(r, head))) return true;
  for (let i = first; i < head; i++) if (DEPUTY.has(lower(r, i))) return true;
  return false;
}
