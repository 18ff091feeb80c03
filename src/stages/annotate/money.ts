/** Amounts of money in the text. The wording is in rules/entities/money.yaml. */
import { onceFor } from '../../once.ts';
import { scanned } from '../../rules/scans/compile.ts';
import type { MoneyMention, RuleSet } from '../../types.ts';
import { amountOf } from './money/amounts.ts';
import { type KindRule, kindRule, kinds } from './money/kinds.ts';
import { amountAfter, amountAt, bounded, type ReadingRules, withBoundAfter } from './money/reading.ts';
import { type Found, type RuleRegExp, ruleRegExp, type Scanner, scan, scanAt, scanner } from './scanner.ts';

interface MoneyRules extends ReadingRules {
  readonly currencies: Scanner;
  readonly conversions: readonly RuleRegExp[];
  readonly kinds: readonly KindRule[];
}

/** What of a rule set is about money. */
type Money = Pick<RuleSet, 'patterns' | 'compiledScans'>;

function compile({ patterns, compiledScans }: Money): MoneyRules {
  const of = (name: string) => patterns.filter(({ type, sets: { part } }) => type === 'money' && part === name);
  const sticky = (name: string) => of(name).map((rule) => ruleRegExp(rule, 'y'));
  const plain = (name: string) => of(name).map((rule) => ruleRegExp(rule, ''));
  return {
    // a sign may be glued to the word before it, as happens where markup was dropped; a word may not
    currencies: scanner(scanned(patterns, 'money'), '(?:(?<![A-Za-z])|(?=[^A-Za-z]))', compiledScans?.['money']),
    after: sticky('after'),
    before: plain('before'),
    range: sticky('range'),
    rangeBefore: plain('range-before'),
    bounds: plain('bound'),
    boundsAfter: sticky('bound-after'),
    conversions: plain('conversion'),
    kinds: of('kind').map((rule) => kindRule(ruleRegExp(rule, 'g', '(?<![A-Za-z])'))),
  };
}

const moneyRules = onceFor(compile);

// ── currencies ───────────────────────────────────────────────────────────────────────────────────────

/** A currency that a name may stand for, and the words that show that it does; "*" where no other is shown. */
interface Choice {
  readonly code: string;
  readonly words: readonly string[];
}

/** Reads "MXN:Mexic PHP:Philippin|Manila INR:*". */
function choicesOf(spec: string): readonly Choice[] {
  return spec.split(' ').map((choice) => {
    const [code = '', words = ''] = choice.split(':');
    return { code, words: words.split('|') };
  });
}

function shown(choices: readonly Choice[], text: string): readonly string[] {
  return choices
    .filter(({ words }) => words.some((word) => word !== '*' && text.includes(word)))
    .map(({ code }) => code);
}

/** Codes that the text shows, by what the rule sets: the text is searched once. */
type Shown = Map<string, readonly string[]>;

/** ISO 4217 code; null where the currency's name is that of several ("pesos") and the text does not decide. */
function currencyCode({ rule, fields, start, end }: Found, text: string, known: Shown): string | null {
  const { currency = '' } = rule.sets;
  const { code = null } = fields;
  if (currency === 'code') return code;
  if (!currency.includes(':')) return currency;
  const choices = choicesOf(currency);
  const [named, another] = shown(choices, text.slice(start, end));
  if (named !== undefined && another === undefined) return named;
  const inText = known.get(currency) ?? shown(choices, text);
  known.set(currency, inText);
  if (inText.length > 0) return inText.length === 1 ? (inText[0] ?? null) : null;
  return choices.find(({ words }) => words.includes('*'))?.code ?? null;
}

/** A currency told once more after the number, and more exactly: "$5 million Canadian", "$5 million USD". */
function currencyAfter(text: string, end: number, code: string, rules: MoneyRules): { code: string; end: number } {
  const at = text[end] === ' ' ? end + 1 : end;
  const again = scanAt(rules.currencies, text, at);
  const { currency: other } = again?.rule.sets ?? {};
  const { sign } = again?.fields ?? {};
  const fits = other === code || (code === 'USD' && other !== undefined && /^[A-Z]{2}D$/.test(other));
  if (again === null || other === undefined || !fits || sign !== undefined) return { code, end };
  return amountAfter(text, again, rules) === null ? { code: other, end: again.end } : { code, end };
}

// ── mentions ─────────────────────────────────────────────────────────────────────────────────────────

type Plain = Omit<MoneyMention, 'kind' | 'role'>;

function mentionAt(text: string, found: Found, floor: number, known: Shown, rules: MoneyRules): Plain | null {
  const amount = amountAt(text, found, floor, rules);
  if (amount === null) return null;
  const first = currencyCode(found, text, known);
  if (first === null) return null;
  const whole = bounded(text, amount, floor, rules);
  const { code, end } = currencyAfter(text, whole.end, first, rules);
  const { start, end: last, bound, quantity } = withBoundAfter(text, { ...whole, end }, rules);
  return {
    type: 'money',
    rule: found.rule.id,
    start,
    end: last,
    amount: amountOf(quantity) ?? 0,
    currency: code,
    bound,
  };
}

/**
 * All amounts of money of a text, sorted, without overlap. Of a range the upper end is the amount, with the bound
 * 'up-to'. Shares in per cent, and amounts without a currency or without a number ("millions of dollars"), are none.
 */
export function findMoney(text: string, rules: Money): MoneyMention[] {
  const set = moneyRules(rules);
  const known: Shown = new Map();
  const plain: Plain[] = [];
  let floor = 0;
  for (let found = scan(set.currencies, text, 0); found !== null; ) {
    const mention = mentionAt(text, found, floor, known, set);
    if (mention !== null) {
      plain.push(mention);
      floor = mention.end;
    }
    found = scan(set.currencies, text, Math.max(floor, found.start + 1));
  }
  return kinds(text, plain, set.kinds, set.conversions);
}
