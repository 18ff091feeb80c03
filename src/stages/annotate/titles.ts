import { light } from '../../regexp.ts';
import type { RuleSet, Sentence, TitleMention, Tokens } from '../../types.ts';
import { TokenFlag } from '../../types.ts';
import { bits, capital, close, has, inside, lower, type Reader, word } from './title-reader.ts';
import { afterAnd, fitsBefore, headAt, LEFT_LIMIT, type Unit, unitAt } from './title-units.ts';
import { titleGrammar, Word } from './title-words.ts';

/** Most titles joined into one. */
const JOIN_LIMIT = 4;

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

/** "Dr. Sultan Doe": behind a form of address it is a name. */
const isAddressed = (r: Reader, { first }: Unit): boolean =>
  r.grammar.address.has(lower(r, lower(r, first - 1) === '.' ? first - 2 : first - 1));

/** "the premier of Bavaria", "the Bishop of Leeds". */
const isOverPlace = (r: Reader, { first, last }: Unit): boolean =>
  lower(r, first - 1) === 'the' && lower(r, last) === 'of' && capital(r, last + 1);

/** "Founder Group", "Captain Holdings": a firm that is called so. */
const isFirm = (r: Reader, { first, last }: Unit): boolean =>
  last === first + 1 && capital(r, first) && close(r, first) && capital(r, last) && FIRM.test(lower(r, last));

const FIRM = /^(?:group|holdings)$/;

/** Words for what somebody does are titles only with a rank, beside a name, or where one becomes it. */
function stands(r: Reader, unit: Unit): boolean {
  const { first, head, last, rule } = unit;
  if (isFirm(r, unit)) return false;
  if (rule.class === 'whole' || rule.class === 'office') return true;
  if (rule.class === 'address' && isAddressed(r, unit)) return false;
  if (beforeName(r, unit)) return true;
  if (rule.class === 'address' && isOverPlace(r, unit)) return true;
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
  return behindNames(text, found);
}

/** A name's last word before a title, and the title's first. */
const SEAM = light(/([\p{L}\p{N}&-]+ \p{Lu}[\p{L}-]*)$/u);
/** Two words with no capital behind them. */
const PAIR = light(/(?<![\p{L}\p{N}&-])(?=([\p{L}\p{N}&-]+ \p{Lu}[\p{L}-]*)(?![\p{L}-]| \p{Lu}))/gu);
/** Longest seam, in UTF-16 code units. */
const SEAM_LENGTH = 60;

/** "Acme Group Chairman Jane Doe", "Orvane Pharma Director Jane Doe": of Acme Group, where the article has that name elsewhere. */
function behindNames(text: string, titles: readonly TitleMention[]): TitleMention[] {
  const seams = titles.map(({ start, end }) => {
    const blank = text.indexOf(' ', start);
    const isLong = blank > 0 && blank < end && /^\p{Lu}/u.test(text.slice(blank + 1, end));
    return isLong ? SEAM.exec(text.slice(Math.max(0, start - SEAM_LENGTH), blank))?.[1] : undefined;
  });
  const asked = new Set(seams);
  asked.delete(undefined);
  if (asked.size === 0) return [...titles];
  const named = new Set<string | undefined>();
  for (const [, pair] of text.matchAll(PAIR)) if (asked.has(pair)) named.add(pair);
  return titles.map((title, i) =>
    named.has(seams[i]) ? { ...title, start: text.indexOf(' ', title.start) + 1 } : title,
  );
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
