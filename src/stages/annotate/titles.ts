import type { RuleSet, Sentence, TitleMention, Tokens } from '../../types.ts';
import { TokenFlag } from '../../types.ts';
import { type Grammar, type Head, titleGrammar, Word } from './title-words.ts';

/** Where the grammar reads: the tokens of one article, and the bounds of the sentence in hand. */
interface Reader {
  readonly text: string;
  readonly tokens: Tokens;
  readonly grammar: Grammar;
  first: number;
  last: number;
}

/** A head with its words before and after; token indices, half-open. */
interface Unit {
  readonly first: number;
  readonly head: number;
  readonly last: number;
  readonly rule: Head;
}

/** Most words before a head, and most titles joined into one. */
const LEFT_LIMIT = 8;
const JOIN_LIMIT = 4;

const word = (r: Reader, i: number): string => r.text.slice(r.tokens.start[i], r.tokens.end[i]);
const inside = (r: Reader, i: number): boolean => i >= r.first && i < r.last;
const lower = (r: Reader, i: number): string => (inside(r, i) ? word(r, i).toLowerCase() : '');
const has = (r: Reader, i: number, flag: number): boolean => inside(r, i) && ((r.tokens.flags[i] ?? 0) & flag) !== 0;
const capital = (r: Reader, i: number): boolean => has(r, i, TokenFlag.upper);

function bits(r: Reader, i: number): number {
  if (!inside(r, i)) return 0;
  const w = word(r, i);
  return r.grammar.words.get(w) ?? r.grammar.words.get(w.toLowerCase()) ?? 0;
}

/** At most one blank between token `i` and the next. */
function close(r: Reader, i: number): boolean {
  const gap = (r.tokens.start[i + 1] ?? 0) - (r.tokens.end[i] ?? 0);
  return gap === 0 || (gap === 1 && r.text.charCodeAt(r.tokens.end[i] ?? 0) !== 10);
}

/** A field of work, known by the lists or by its ending. */
function isField(r: Reader, i: number): boolean {
  if (!has(r, i, TokenFlag.word)) return false;
  const b = bits(r, i);
  if ((b & (Word.field | Word.part | Word.area | Word.scope)) !== 0) return true;
  const w = lower(r, i);
  return w.length > 6 && (b & Word.house) === 0 && r.grammar.form.test(w) && !r.grammar.organization.has(w);
}

// ── before the head ──────────────────────────────────────────────────────────────────────────────────

/** What may stand before a head of this class: heads of a whole organisation take no field ("Oncology President"). */
function fitsBefore(r: Reader, i: number, office: boolean): boolean {
  const b = bits(r, i);
  if ((b & Word.house) !== 0) return !capital(r, i) || !capital(r, i - 1) || !close(r, i - 1);
  return (b & (Word.rank | Word.scope | Word.area)) !== 0 || (office && isField(r, i));
}

/** The letters agree: no small "research" before "Director", no "Reach" before "director". */
function lettersAgree(r: Reader, i: number, head: number): boolean {
  if (capital(r, i) === capital(r, head)) return true;
  if (!capital(r, i)) return (bits(r, i) & Word.rank) !== 0;
  return i === r.first || has(r, i, TokenFlag.caps) || (bits(r, i) & Word.area) !== 0;
}

const JOINT = new Set(['and', '&', '/', '-', '–']);
const DEPUTY = new Set(['vice', 'deputy', 'associate', 'assistant']);

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

/** End of the fields that begin at `i` ("research and development", "the litigation practice"), or -1. */
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
  if (end < 0 || runsIntoName(r, end)) return -1;
  return article && !owner && (bits(r, end - 1) & (Word.part | Word.area)) === 0 ? -1 : end;
}

const afterAnd = (r: Reader, i: number): number => (lower(r, i) === 'and' || lower(r, i) === '&' ? i + 1 : i);

/** "Director of Health Canada", "head of research firm Acme", "of a research firm": a name takes the fields, unless it is a person's. */
function runsIntoName(r: Reader, end: number): boolean {
  if (!close(r, end - 1)) return false;
  if ((bits(r, end) & Word.owner) !== 0 && !capital(r, end)) return true;
  return capital(r, end) && !r.grammar.given.has(lower(r, end)) && (bits(r, end) & Word.rank) === 0;
}

const AFTER_COMMA = /^(?:[.,;:)”"–—-]|--|at|of|for|with|in|from|and|said|says|to|who|is|was)?$/;

/** Fields without "of" have capitals and are closed ("vice president, Clinical Development, Acme"; "VP Marketing, Acme"). */
function fieldsAfterComma(r: Reader, i: number): number {
  if (!capital(r, i) && !has(r, i, TokenFlag.digit)) return -1;
  const end = fieldsEnd(r, i);
  return end > 0 && AFTER_COMMA.test(lower(r, end)) ? end : -1;
}

/** Heads of a whole organisation take a field only where the organisation follows ("President of Operations at Acme"). */
function fieldsAfterOf(r: Reader, i: number, office: boolean): number {
  const end = fieldsEnd(r, i + 1);
  if (end < 0 || office) return end;
  const owner =
    skipOwner(r, i + 1).owner || (bits(r, end - 1) & Word.area) !== 0 || /^boards?$|^directors$/.test(lower(r, i + 2));
  return owner || lower(r, end) === 'at' ? end : -1;
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
function headAt(r: Reader, i: number): { readonly rule: Head; readonly end: number } | undefined {
  const { head, rules, opening } = r.grammar;
  if (opening !== null && !opening.has(opener(r, i))) return undefined;
  head.lastIndex = r.tokens.start[i] ?? 0;
  const match = head.exec(r.text);
  if (match === null) return undefined;
  const rule = rules.find((_, k) => match.groups?.[`h${k}`] !== undefined);
  const end = tokenAfter(r, i, head.lastIndex);
  if (rule === undefined || head.lastIndex !== r.tokens.end[end - 1]) return undefined;
  return rule.capitals && !/[A-Z]{2}/.test(match[0]) ? undefined : { rule, end };
}

function unitAt(r: Reader, i: number, floor: number): Unit | undefined {
  const head = headAt(r, i);
  if (head === undefined) return undefined;
  const first = extendLeft(r, i, head.rule, floor);
  const office = head.rule.class !== 'whole' || hasDeputy(r, first, i);
  return { first, head: i, last: extendRight(r, head.end, office), rule: head.rule };
}

function hasDeputy(r: Reader, first: number, head: number): boolean {
  for (let i = first; i < head; i++) if (DEPUTY.has(lower(r, i))) return true;
  return false;
}

// ── what stands beside ───────────────────────────────────────────────────────────────────────────────

/** A name stands after the title: two capitalised words, or a given name. */
function beforeName(r: Reader, { last, head, first, rule }: Unit): boolean {
  if (lower(r, last) === ',' && capital(r, head))
    return r.grammar.given.has(lower(r, last + 1)) && capital(r, last + 1);
  if (!capital(r, last) || !close(r, last - 1)) return false;
  if (r.grammar.given.has(lower(r, last))) return true;
  if (rule.class === 'address' || rule.class === 'plural')
    return /\.$/.test(word(r, last - 1)) || lower(r, last - 1) === '.';
  const pair = capital(r, last + 1) && close(r, last);
  return pair && (rule.class === 'occupation' || capital(r, head) || first < head);
}

const BETWEEN = /^(?:an?|the|its|our|their|former|current|longtime|long-time|veteran|and|who|as|is|was|['’]s)$/;

/** ", a veteran Acme executive", ", a money manager": a comma or dash, then articles and names, or an article and few words. */
function afterComma(r: Reader, { first }: Unit): boolean {
  let plain = 0;
  for (let i = first - 1; i >= r.first && first - i < 6; i--) {
    const w = word(r, i);
    if (w === ',' || w === '–' || w === '—' || w === '(') {
      const opened = plain === 0 || ARTICLES.has(lower(r, i + 1));
      return opened && i > r.first && (capital(r, i - 1) || /[.)\d]$/.test(word(r, i - 1)));
    }
    if (capital(r, i) || has(r, i, TokenFlag.digit) || BETWEEN.test(w)) continue;
    if (!has(r, i, TokenFlag.word) || ++plain > 3) return false;
  }
  return false;
}

const ARTICLES = new Set(['a', 'an', 'the', 'its', 'our', 'their']);

/** "Acme's antitrust chief, Jane Doe". */
const isOwned = (r: Reader, { first, last }: Unit): boolean =>
  /^['’]s$/.test(lower(r, first - 1)) && capital(r, lower(r, last) === ',' ? last + 1 : last);

/** "Acme product manager": a name right before small letters. */
const isNameBefore = (r: Reader, i: number): boolean =>
  capital(r, i) && close(r, i) && !BETWEEN.test(lower(r, i)) && !(i === r.first && bits(r, i) !== 0);

/** After these a plural is a verb: "who heads". */
const SUBJECT = /^(?:who|which|that|he|she|it|and)$/;

const BECOMES = /^(?:as|named|appointed|become|becomes|became|to|elected)$/;

/** Words for what somebody does are titles only with a rank, beside a name, or where one becomes it. */
function stands(r: Reader, unit: Unit): boolean {
  const { first, head, last, rule } = unit;
  if (rule.class === 'whole' || rule.class === 'office') return true;
  if (beforeName(r, unit)) return true;
  if (rule.class === 'address' || (rule.class === 'plural' && SUBJECT.test(lower(r, first - 1)))) return false;
  for (let i = first; i < head && rule.class !== 'plural'; i++) if ((bits(r, i) & Word.rank) !== 0) return true;
  if (afterComma(r, unit) || isOwned(r, unit)) return true;
  if (rule.class === 'plural' && /^(?:include[sd]?|including|are|were|:|led|headed|such|like)$/.test(lower(r, last)))
    return true;
  if (first < head && !capital(r, first) && isNameBefore(r, first - 1)) return true;
  if (/^(?:head|chief)$/.test(lower(r, head)) && last - head > 1) return true;
  if (/^(?:head|chief)$/.test(lower(r, head)) && lower(r, last) === 'of' && capital(r, last + 1)) return true;
  return capital(r, head) && !capital(r, last) && BECOMES.test(lower(r, first - 1));
}

/** "resident" in "resident physician", "associate" in "associate vice president": the head comes later. */
function isModifier(r: Reader, { head, last }: Unit): boolean {
  if (last !== head + 1 || !close(r, head) || capital(r, head) !== capital(r, last)) return false;
  return (bits(r, head) & (Word.rank | Word.field | Word.scope)) !== 0 && unitFrom(r, last) !== undefined;
}

// ── several titles ───────────────────────────────────────────────────────────────────────────────────

/** The title that begins exactly at `i`. */
function unitFrom(r: Reader, i: number): Unit | undefined {
  for (let p = i; inside(r, p) && p - i < LEFT_LIMIT; p++) {
    const unit = headAt(r, p) === undefined ? undefined : unitAt(r, p, i);
    const whole = unit !== undefined && unit.rule.class !== 'address' && !isModifier(r, unit);
    if (whole && unit.first === i) return unit;
    if (!whole && !fitsBefore(r, p, true)) return undefined;
  }
  return undefined;
}

/** After "and", "&", ",", "/": where the next title would begin, or -1. */
function afterJoint(r: Reader, i: number): number {
  const w = lower(r, i);
  if (w === ',') return afterAnd(r, i + 1);
  return w === 'and' || w === '&' || w === '/' || w === '-' ? i + 1 : -1;
}

/** "…, founder and CEO": the end of all titles joined to the first; a title before a name does not join over a comma. */
function joinedEnd(r: Reader, unit: Unit): number {
  let end = unit.last;
  for (let turn = 0; turn < JOIN_LIMIT; turn++) {
    const from = afterJoint(r, end);
    const next = from < 0 ? undefined : unitFrom(r, from);
    if (next === undefined || !joins(r, end, next)) break;
    end = next.last;
  }
  return end;
}

function joins(r: Reader, at: number, next: Unit): boolean {
  if (lower(r, at) === ',' && capital(r, next.last) && close(r, next.last - 1)) return false;
  const weak = next.rule.class === 'agent' || next.rule.class === 'occupation' || next.rule.class === 'plural';
  return !weak || capital(r, next.head) || next.first < next.head || /^(?:of|at|for|,|\.)$/.test(lower(r, next.last));
}

/**
 * Finds job titles: a head ("president"), the words of rank and field before it, its complements, and the titles
 * joined to it ("founder and managing partner"); the organisation's name is no part of it.
 * In: text, tokens and sentences. Out: mentions sorted by start, without overlap; offsets are UTF-16 code units.
 */
export function findTitles(
  text: string,
  tokens: Tokens,
  sentences: readonly Sentence[],
  rules: RuleSet,
): TitleMention[] {
  const found: TitleMention[] = [];
  const r: Reader = { text, tokens, grammar: titleGrammar(rules), first: 0, last: 0 };
  for (const sentence of sentences) {
    r.first = sentence.first;
    r.last = sentence.last;
    inSentence(r, found);
  }
  return found;
}

function inSentence(r: Reader, found: TitleMention[]): void {
  let floor = r.first;
  for (let i = r.first; i < r.last; i++) {
    const unit = has(r, i, TokenFlag.word) ? unitAt(r, i, floor) : undefined;
    if (unit === undefined || isModifier(r, unit) || !stands(r, unit)) continue;
    floor = joinedEnd(r, unit);
    found.push(mention(r, unit, floor));
    i = floor - 1;
  }
}

function mention(r: Reader, { first, rule }: Unit, last: number): TitleMention {
  return { type: 'title', start: r.tokens.start[first] ?? 0, end: r.tokens.end[last - 1] ?? 0, rule: rule.id };
}
