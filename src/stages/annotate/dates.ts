/** Dates in the text, and the article's own date. The wording is in rules/entities/date.yaml. */
import { onceFor } from '../../once.ts';
import { scanned } from '../../rules/scans/compile.ts';
import type { Cleaned, DateMention, Published, RuleSet } from '../../types.ts';
import { parseDay } from './dates/calendar.ts';
import type { Reading, Tense } from './dates/fields.ts';
import { readDate } from './dates/values.ts';
import { type Fields, matchesIn, type RuleRegExp, ruleRegExp, type Scanner, scan, scanner } from './scanner.ts';

/**
 * A date begins at a word's start that is no part of a larger number or code ("$2015", "COVID-19 May"), or is glued
 * to a small word, as happens where markup between them was dropped ("OnDecember 24, 2018").
 */
const START =
  '(?:(?<![\\w\\u00C0-\\u024F$€£¥₩₹#%]|\\d[.,:/-]|[A-Z]-)|(?<=\\b(?:[Oo]n|[Ii]n|[Oo]f|[Bb]y|[Tt]o|and|[Ff]rom|[Ss]ince|[Uu]ntil))(?=[A-Z]))';
/** How far before and after a date its sentence is searched for a verb, in code units. */
const TENSE_BEFORE = 120;
const TENSE_AFTER = 80;
/** Longest run of words before a date that belongs to it ("since the beginning of "). */
const LEAD = 32;
/** Most such runs before one date: "since", "the beginning of", "the". */
const LEADS = 4;

interface DateRules {
  readonly dates: Scanner;
  /** Words before a date that belong to it. */
  readonly leads: readonly RuleRegExp[];
  /** Words after a number that show that it is no date. */
  readonly counting: readonly RuleRegExp[];
  readonly tenses: readonly RuleRegExp[];
  /** Over a line in which the article's own date is masked. */
  readonly published: readonly RuleRegExp[];
}

/** What of a rule set is about dates. */
type Dates = Pick<RuleSet, 'patterns' | 'compiledScans'>;

function compile({ patterns, compiledScans }: Dates): DateRules {
  const of = (name: string) => patterns.filter(({ type, sets: { part } }) => type === 'date' && part === name);
  return {
    dates: scanner(scanned(patterns, 'date'), START, compiledScans?.['date']),
    leads: of('before').map((rule) => ruleRegExp(rule, '', '(?<![A-Za-z])', '$')),
    counting: of('after').map((rule) => ruleRegExp(rule, 'y')),
    tenses: of('tense').map((rule) => ruleRegExp(rule, 'g', '(?<![A-Za-z])', '(?![A-Za-z])')),
    published: of('published').map((rule) => ruleRegExp(rule, '')),
  };
}

const dateRules = onceFor(compile);

// ── tense ────────────────────────────────────────────────────────────────────────────────────────────

const SENTENCE_END = /[.!?:;]["”’)]*\s|\n/g;

/** The part of a sentence that ends at `end`: what stands after the last full stop in the stretch before it. */
function before(text: string, end: number): string {
  const stretch = text.slice(Math.max(0, end - TENSE_BEFORE), end);
  let from = 0;
  for (const { 0: mark, index } of stretch.matchAll(SENTENCE_END)) from = index + mark.length;
  return stretch.slice(from);
}

function after(text: string, start: number): string {
  const stretch = text.slice(start, start + TENSE_AFTER);
  const end = stretch.search(SENTENCE_END);
  return end < 0 ? stretch : stretch.slice(0, end);
}

interface Verb {
  readonly at: number;
  readonly tense: Tense;
}

/** Verbs in the order of the text; at the same place the rule that stands first. */
function verbsIn(stretch: string, { tenses }: DateRules): Verb[] {
  const verbs = tenses.flatMap((verb) => {
    const { tense } = verb.rule.sets;
    return matchesIn(stretch, verb).map(({ index }) => ({ at: index, tense: asTense(tense) }));
  });
  return verbs.sort((a, b) => a.at - b.at).filter(({ at }, i) => at !== verbs[i - 1]?.at);
}

function asTense(name: string | undefined): Tense {
  return name === 'future' || name === 'past' ? name : null;
}

/** The nearest verb before the date in its sentence decides; where there is none, the first after it. */
function tenseAt(text: string, start: number, end: number, rules: DateRules): Tense {
  const verb = verbsIn(before(text, start), rules).at(-1) ?? verbsIn(after(text, end), rules)[0];
  return verb?.tense ?? null;
}

// ── dates ────────────────────────────────────────────────────────────────────────────────────────────

function opened({ value, precision, stated }: Reading): Reading {
  if (precision === 'range') return { value, precision, stated };
  return { value: value === null ? null : `${value}/..`, precision: 'range', stated };
}

/** The words that end just before a date, where a rule takes them into it. */
function leadBefore(text: string, floor: number, start: number, fields: Fields, { leads }: DateRules): Lead | null {
  const from = Math.max(floor, start - LEAD);
  const stretch = text.slice(from, start);
  for (const { rule, regex } of leads) {
    const { only, open } = rule.sets;
    if (only !== undefined && fields[only] === undefined) continue;
    const match = regex.exec(stretch);
    if (match !== null) return { start: from + match.index, opens: open !== undefined };
  }
  return null;
}

interface Lead {
  readonly start: number;
  /** The date is where something begins: "since 2010". */
  readonly opens: boolean;
}

function withLeads(mention: DateMention, fields: Fields, text: string, floor: number, rules: DateRules): DateMention {
  let found = mention;
  for (let n = 0; n < LEADS; n++) {
    const lead = leadBefore(text, floor, found.start, fields, rules);
    if (lead === null) return found;
    found = { ...found, start: lead.start, ...(lead.opens && opened(found)) };
  }
  return found;
}

/** Whether what follows shows that a number is no year and no day: "in 2015 patients". */
function counts(text: string, end: number, { counting }: DateRules): boolean {
  return counting.some(({ regex }) => {
    regex.lastIndex = end;
    return regex.test(text);
  });
}

/**
 * All dates of a text, sorted, without overlap. `anchor` is the day of writing (YYYY-MM-DD): dates told from it
 * ("last March", "on Tuesday", "July 3") get a value by it and are not `stated`; without it their value is null.
 * Words without a value of their own ("recently", "in the past year") are no dates.
 */
export function findDates(text: string, anchor: string | null, rules: Dates): DateMention[] {
  const set = dateRules(rules);
  const day = parseDay(anchor);
  const found: DateMention[] = [];
  let floor = 0;
  for (let match = scan(set.dates, text, 0); match !== null; match = scan(set.dates, text, floor)) {
    const { rule, fields, start, end } = match;
    const { unless } = fields;
    const reading = readDate(fields, day, () => tenseAt(text, start, end, set));
    if (reading === null || (unless !== undefined && counts(text, end, set))) {
      floor = start + 1;
      continue;
    }
    found.push(withLeads({ type: 'date', rule: rule.id, start, end, ...reading }, fields, text, floor, set));
    floor = end;
  }
  return found;
}

// ── the article's own date ───────────────────────────────────────────────────────────────────────────

/** The article's own date stands at its top: within this many code units. */
const TOP = 6000;
/** How much of the line around a date the rules for the article's own date see. */
const SEEN = 160;
const DATE_MASK = '\uE004';

/** The line around a date, cut at `SEEN`, with the date as one character. */
function maskedLine(text: string, { start, end }: DateMention): string {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - SEEN);
  const newline = text.indexOf('\n', end);
  const to = Math.min(newline < 0 ? text.length : newline, end + SEEN);
  return text.slice(from, start) + DATE_MASK + text.slice(end, to).trimEnd();
}

function zoneAt({ zones }: Cleaned, offset: number): string {
  return zones.find(({ start, end }) => start <= offset && offset < end)?.name ?? 'body';
}

/** Rank of the rule that takes this date for the article's own, or -1. */
function rank(mention: DateMention, text: string, cleaned: Cleaned, { published }: DateRules): number {
  const zone = zoneAt(cleaned, mention.start);
  const line = maskedLine(text, mention);
  return published.findIndex(({ rule, regex }) => {
    const { zones } = rule.sets;
    return (zones === undefined || zones.split(' ').includes(zone)) && regex.test(line);
  });
}

/**
 * The day on which the article says it was published: from its dateline, a line of its own, a label ("Published:"),
 * or the end of its headline; never from a sentence. Null where the text shows no full date there. Of several, the one
 * whose rule stands first in the rules, then the first in the text.
 */
export function findPublished(text: string, cleaned: Cleaned, rules: Dates): Published | null {
  const set = dateRules(rules);
  let best: { readonly mention: DateMention; readonly order: number } | null = null;
  for (const mention of findDates(text.slice(0, TOP), null, rules)) {
    if (mention.precision !== 'day' || mention.value === null) continue;
    const order = rank(mention, text, cleaned, set);
    if (order >= 0 && (best === null || order < best.order)) best = { mention, order };
  }
  if (best === null) return null;
  const { value, start, end } = best.mention;
  return value === null ? null : { value, text: text.slice(start, end), start, end };
}
