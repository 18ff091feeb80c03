/** The number of an amount, the other end of a range, and the words of a bound ("up to"). */
import type { Bound, PatternRule, Span } from '../../../types.ts';
import type { Found, RuleRegExp } from '../scanner.ts';
import { amountOf, isLarge, type Quantity } from './amounts.ts';

/** Longest number, and longest bound, that is looked for before a place, in code units. */
const NUMBER_BEFORE = 48;
const BOUND_BEFORE = 80;
/** A range whose ends are further apart is none: "$5 to $10 billion" is one, "$5 to 10 billion people" may be none. */
const WIDEST = 1000;

/** Rules for what stands around a currency; those for what stands after it are sticky. */
export interface ReadingRules {
  readonly after: readonly RuleRegExp[];
  readonly before: readonly RuleRegExp[];
  readonly range: readonly RuleRegExp[];
  readonly rangeBefore: readonly RuleRegExp[];
  readonly bounds: readonly RuleRegExp[];
  readonly boundsAfter: readonly RuleRegExp[];
}

interface Hit {
  readonly rule: PatternRule;
  readonly match: RegExpExecArray;
}

function first(rules: readonly RuleRegExp[], text: string, at: number): Hit | null {
  for (const { rule, regex } of rules) {
    regex.lastIndex = at;
    const match = regex.exec(text);
    if (match !== null) return { rule, match };
  }
  return null;
}

// ── the number ───────────────────────────────────────────────────────────────────────────────────────

/** A number with the stretch that it takes, currency included. */
export interface Amount extends Span {
  readonly quantity: Quantity;
}

function quantityOf({ match }: Hit): Quantity {
  const { number, scale, word, wordScale } = match.groups ?? {};
  return { number: number ?? word ?? '', scale: scale ?? wordScale };
}

/** The number after a currency. */
export function amountAfter(text: string, currency: Span, { after }: ReadingRules): Amount | null {
  const hit = first(after, text, currency.end);
  if (hit === null) return null;
  return { start: currency.start, end: currency.end + hit.match[0].length, quantity: quantityOf(hit) };
}

function amountBefore(text: string, currency: Span, floor: number, { before }: ReadingRules): Amount | null {
  const from = Math.max(floor, currency.start - NUMBER_BEFORE);
  const hit = first(before, text.slice(from, currency.start), 0);
  if (hit === null) return null;
  return { start: from + hit.match.index, end: currency.end, quantity: quantityOf(hit) };
}

/**
 * The amount of a currency, or null. Where its number stands is a matter of the currency's form: "$5", "5 won", "EUR 5" and
 * "5 EUR". `floor`: where the text before is taken already.
 */
export function amountAt(text: string, currency: Found, floor: number, rules: ReadingRules): Amount | null {
  const { sign, word, least } = currency.fields;
  const after = word === undefined ? amountAfter(text, currency, rules) : null;
  const amount = after ?? amountBefore(text, currency, floor, rules);
  if (amount === null || amountOf(amount.quantity) === null) return null;
  const doubtful = least !== undefined && sign === undefined;
  return !doubtful || isLarge(amount.quantity) ? amount : null;
}

// ── ranges ───────────────────────────────────────────────────────────────────────────────────────────

/** The smaller end takes its "million" from the larger: "$10-15 million". */
function isRange(low: Quantity, high: Quantity): boolean {
  const least = amountOf(low.scale === undefined ? { ...low, scale: high.scale } : low);
  const most = amountOf(high);
  return least !== null && most !== null && least > 0 && most > least && most <= least * WIDEST;
}

/** "$10-15 million": the larger amount, and the stretch of both. */
function withUpperEnd(text: string, amount: Amount, bound: string | undefined, { range }: ReadingRules): Amount | null {
  const hit = first(range, text, amount.end);
  const { link } = hit?.match.groups ?? {};
  if (hit === null || (link === 'and' && bound !== 'between') || (link === 'to' && bound === 'change')) return null;
  const quantity = quantityOf(hit);
  const end = amount.end + hit.match[0].length;
  return isRange(amount.quantity, quantity) && text[end] !== '%' ? { ...amount, end, quantity } : null;
}

/** "10 to 15 million won": the same, from the larger end. */
function withLowerEnd(text: string, amount: Amount, floor: number, { rangeBefore }: ReadingRules): Amount | null {
  const from = Math.max(floor, amount.start - NUMBER_BEFORE);
  const hit = first(rangeBefore, text.slice(from, amount.start), 0);
  if (hit === null || !isRange(quantityOf(hit), amount.quantity)) return null;
  return { ...amount, start: from + hit.match.index };
}

// ── bounds ───────────────────────────────────────────────────────────────────────────────────────────

interface BoundBefore {
  readonly name: string | undefined;
  readonly start: number;
}

function boundBefore(text: string, start: number, floor: number, { bounds }: ReadingRules): BoundBefore {
  const from = Math.max(floor, start - BOUND_BEFORE);
  const hit = first(bounds, text.slice(from, start), 0);
  if (hit === null) return { name: undefined, start };
  const { bound } = hit.rule.sets;
  return { name: bound, start: from + hit.match.index };
}

function asBound(name: string | undefined): Bound | null {
  return name === 'up-to' || name === 'at-least' || name === 'about' ? name : null;
}

export interface Bounded extends Amount {
  readonly bound: Bound;
}

/** The amount with its bound, and with the other end of a range; of a range the upper end counts. */
export function bounded(text: string, amount: Amount, floor: number, rules: ReadingRules): Bounded {
  const before = boundBefore(text, amount.start, floor, rules);
  const range = withUpperEnd(text, amount, before.name, rules) ?? withLowerEnd(text, amount, floor, rules);
  if (range !== null) {
    const lower = boundBefore(text, range.start, floor, rules);
    return { ...range, start: lower.name === 'change' ? range.start : lower.start, bound: 'up-to' };
  }
  const bound = asBound(before.name);
  return { ...amount, start: bound === null ? amount.start : before.start, bound: bound ?? 'exact' };
}

/** The words of the bound after the amount: "$5 million or more". */
export function withBoundAfter(text: string, amount: Bounded, { boundsAfter }: ReadingRules): Bounded {
  const hit = first(boundsAfter, text, amount.end);
  if (hit === null) return amount;
  const { bound } = hit.rule.sets;
  const told = amount.bound === 'exact' ? (asBound(bound) ?? 'exact') : amount.bound;
  return { ...amount, bound: told, end: amount.end + hit.match[0].length };
}
