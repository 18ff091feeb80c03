/** Scores as tables for a terminal. */
import type { Style } from '../emit/format.ts';
import { printable } from '../emit/printable.ts';
import type { Interval } from '../score/bootstrap.ts';
import type { ErrorGroup, Group, Report, SlotScore } from '../score/report.ts';
import { SLOT_NAMES, SLOTS } from '../score/tally.ts';
import { tone, wrapped } from './layout.ts';

/** In terminal columns. */
const NAME = 22;
const MEASURE = 17;
const COUNT = 6;

export interface Breakdown {
  readonly what: string;
  readonly groups: readonly Group[];
}

/** The lines of a report. @param by null: no break-down */
export function scoreTables(whole: Report, by: Breakdown | null, withErrors: boolean, style: Style): readonly string[] {
  const { articles, negatives, false_alarm_articles: alarms } = whole;
  return [
    `${articles} articles; of ${negatives} without a partnership, ${alarms} with a false alarm`,
    ...countedTable(whole, style),
    ...judgedTable(whole, style),
    ...(by === null ? [] : groupTable(by, style)),
    ...(withErrors ? whole.errors.flatMap((group) => errorLines(group, style)) : []),
  ];
}

function countedTable({ slots }: Report, style: Style): readonly string[] {
  const rows = SLOT_NAMES.filter((slot) => SLOTS[slot] === 'counted').flatMap((slot) => {
    const score = slots[slot];
    return score === undefined || isEmpty(score) ? [] : [slot.padEnd(NAME) + cells(score).join('') + count(score.gold)];
  });
  return table(['slot', 'precision', 'recall', 'F1', 'gold'], rows, style);
}

const isEmpty = ({ gold, found }: SlotScore): boolean => gold === 0 && found === 0;

function cells({ precision, recall, f1, interval }: SlotScore): readonly string[] {
  return [cell(precision, interval.precision), cell(recall, interval.recall), cell(f1, interval.f1)];
}

/** Slots with one value on both sides: precision, recall and F1 are the same. */
function judgedTable({ slots }: Report, style: Style): readonly string[] {
  const rows = SLOT_NAMES.filter((slot) => SLOTS[slot] === 'judged').flatMap((slot) => {
    const score = slots[slot];
    return score === undefined ? [] : [slot.padEnd(NAME) + cell(score.f1, score.interval.f1) + count(score.gold)];
  });
  return table(['of what was found', 'accuracy', 'of'], rows, style);
}

function groupTable({ what, groups }: Breakdown, style: Style): readonly string[] {
  const name = Math.max(NAME, ...groups.map(({ group }) => printable(group).length + 2));
  const row = ({ group, precision, recall, f1, gold, found }: Group): string =>
    printable(group).padEnd(name) +
    [precision, recall, ...(what === 'rule' ? [] : [f1])].map((x) => number(x).padEnd(11)).join('') +
    count(gold) +
    count(found).padStart(COUNT + 2);
  const recall = what === 'rule' ? 'of all gold' : 'recall';
  const titles = ['precision', recall.padEnd(11), ...(what === 'rule' ? [] : ['F1'])].map((title) => title.padEnd(11));
  const head = `by ${what}`.padEnd(name) + titles.join('') + 'gold'.padStart(COUNT) + 'found'.padStart(COUNT + 2);
  return ['', tone(head, 'strong', style), ...groups.map(row)];
}

function table(titles: readonly string[], rows: readonly string[], style: Style): readonly string[] {
  if (rows.length === 0) return [];
  const [name = '', ...others] = titles;
  const last = others.pop() ?? '';
  const head = name.padEnd(NAME) + others.map((title) => title.padEnd(MEASURE)).join('') + last.padStart(COUNT);
  return ['', tone(head, 'strong', style), ...rows];
}

function errorLines({ class: kind, errors }: ErrorGroup, style: Style): readonly string[] {
  const items = errors.flatMap(({ article, detail }) => {
    const lines = wrapped(`${article}: ${detail}`, style.width - 4);
    return lines.map((line, i) => (i === 0 ? '  ' : '    ') + line);
  });
  return ['', tone(`${kind}: ${errors.length}`, 'strong', style), ...items];
}

// ── cells ────────────────────────────────────────────────────────────────────────────────────────────

function cell(value: number | null, interval: Interval | null): string {
  const between = interval === null || value === null ? '' : ` [${interval.map(short).join(' ')}]`;
  return `${number(value)}${between}`.padEnd(MEASURE);
}

function number(value: number | null): string {
  return value === null ? '-' : value.toFixed(3);
}

/** Two digits: ".93", and "1.0". */
function short(value: number): string {
  const digits = value.toFixed(2);
  return digits.startsWith('1') ? '1.0' : digits.slice(1);
}

function count(value: number): string {
  return String(Math.round(value)).padStart(COUNT);
}
