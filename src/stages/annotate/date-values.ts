/**
 * From the parts of a date, as read by a rule, to its value in EDTF (ISO 8601-2): the arithmetic of the calendar.
 * Quarters and halves are written `2015-Q2` and `2015-H1`, as analysts read them.
 */
import type { Precision } from '../../types.ts';
import type { Fields } from './scanner.ts';

export interface Reading {
  readonly value: string | null;
  readonly precision: Precision;
  /** False where the value depends on the date of publication. */
  readonly stated: boolean;
}

/** Where the sentence places the date: before or after the time of writing. */
export type Tense = 'past' | 'future' | null;

/** A day of the calendar as days since 1970-01-01. */
type DayNumber = number;

const DAY_MS = 86_400_000;
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const SEASONS: Readonly<Record<string, readonly [edtf: number, firstMonth: number]>> = {
  spring: [21, 3],
  summer: [22, 6],
  autumn: [23, 9],
  fall: [23, 9],
  winter: [24, 12],
};
const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const ORDINALS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, final: 4, latter: 2 };
/** Longest stretch of each precision in days, for "is it over?". */
const LENGTH: Readonly<Record<Precision, number>> = {
  day: 1,
  month: 31,
  season: 92,
  quarter: 92,
  half: 184,
  year: 366,
  range: 1,
};

const pad = (n: number): string => String(n).padStart(2, '0');

function dayNumber(year: number, month: number, day: number): DayNumber {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

function civil(n: DayNumber): { year: number; month: number; day: number } {
  const date = new Date(n * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function isoDay(n: DayNumber): string {
  return new Date(n * DAY_MS).toISOString().slice(0, 10);
}

function isoMonth(n: DayNumber): string {
  return isoDay(n).slice(0, 7);
}

function weekdayOf(n: DayNumber): number {
  return (((n + 4) % 7) + 7) % 7;
}

/** The day of an ISO date (YYYY-MM-DD), or null for anything else, days that do not exist included. */
export function parseDay(iso: string | null): DayNumber | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso ?? '') ?? [];
  if (year === undefined) return null;
  const n = dayNumber(Number(year), Number(month), Number(day));
  return isoDay(n) === iso ? n : null;
}

/** 1 to 12; 0 for a word that only looks like a month ("Marching"). */
function monthNumber(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const word = text.toLowerCase();
  return (
    MONTHS.findIndex(
      (name) => word === name || word === name.slice(0, 3) || (word === 'sept' && name === 'september'),
    ) + 1
  );
}

function ordinal(text: string): number {
  return ORDINALS[text.toLowerCase()] ?? Number.parseInt(text, 10);
}

function fullYear(year: string | undefined, yy: string | undefined): number | null {
  if (year !== undefined) return Number(year);
  return yy === undefined ? null : 2000 + Number(yy);
}

/** How far a word such as "last" or "next" points away from the present period. */
function direction(when: string | undefined): number {
  if (when === undefined || /current|coming|^this$/i.test(when)) return 0;
  return /next/i.test(when) ? 1 : -1;
}

// ── periods: a day, month, season, quarter, half or year of some year ────────────────────────────────

interface Period {
  readonly precision: Precision;
  readonly month: number;
  readonly day: number;
  /** Appended to the year to give the value. */
  readonly suffix: string;
}

function periodOf(fields: Fields): Period | null {
  const { month, day, quarter, half, season } = fields;
  if (quarter !== undefined) {
    const n = ordinal(quarter);
    return { precision: 'quarter', month: 3 * n - 2, day: 1, suffix: `-Q${n}` };
  }
  if (half !== undefined) {
    const n = ordinal(half);
    return { precision: 'half', month: 6 * n - 5, day: 1, suffix: `-H${n}` };
  }
  if (season !== undefined) {
    const [edtf, firstMonth] = SEASONS[season.toLowerCase()] ?? [];
    if (edtf === undefined || firstMonth === undefined) return null;
    return { precision: 'season', month: firstMonth, day: 1, suffix: `-${edtf}` };
  }
  if (month === undefined) return { precision: 'year', month: 1, day: 1, suffix: '' };
  const m = monthNumber(month);
  if (day === undefined) return { precision: 'month', month: m, day: 1, suffix: `-${pad(m)}` };
  const d = Number.parseInt(day, 10);
  return { precision: 'day', month: m, day: d, suffix: `-${pad(m)}-${pad(d)}` };
}

function startOf(period: Period, year: number): DayNumber {
  return dayNumber(year, period.month, period.day);
}

function exists(period: Period, year: number): boolean {
  return period.month >= 1 && period.month <= 12 && civil(startOf(period, year)).day === period.day;
}

/** The year of a period that the text leaves unnamed, or null where no year makes it a date. */
function inferYear(period: Period, fields: Fields, anchor: DayNumber, tense: Tense): number | null {
  const { when, weekday } = fields;
  const here = civil(anchor).year;
  const named = weekday === undefined ? -1 : WEEKDAYS.indexOf(weekday.slice(0, 3).toLowerCase());
  const possible = [here - 1, here, here + 1].filter((year) => exists(period, year));
  const agreeing = possible.filter((year) => weekdayOf(startOf(period, year)) === named);
  const years = agreeing.length > 0 ? agreeing : possible;
  const start = (year: number): number => startOf(period, year);
  const length = LENGTH[period.precision];
  const nearest = [...years].sort((a, b) => Math.abs(start(a) - anchor) - Math.abs(start(b) - anchor))[0] ?? null;
  if (when !== undefined) {
    const sign = direction(when);
    if (sign < 0) return years.findLast((year) => start(year) + length <= anchor) ?? nearest;
    if (sign > 0) return years.find((year) => start(year) > anchor) ?? nearest;
    return period.precision === 'season' ? nearest : here;
  }
  if (tense === 'past') return years.findLast((year) => start(year) <= anchor) ?? nearest;
  if (tense === 'future') return years.find((year) => start(year) + length > anchor) ?? nearest;
  return nearest;
}

interface Year {
  readonly year: number | null;
  readonly stated: boolean;
}

function yearOf(period: Period, fields: Fields, anchor: DayNumber | null, tense: () => Tense): Year | null {
  const written = fullYear(fields['year'] ?? fields['endYear'], fields['yy']);
  if (written !== null) return { year: written, stated: true };
  if (anchor === null) return { year: null, stated: false };
  const { inYear } = fields;
  if (inYear !== undefined) {
    return {
      year: civil(anchor).year + direction(inYear.includes(' ') ? inYear.split(' ')[0] : undefined),
      stated: false,
    };
  }
  const year = inferYear(period, fields, anchor, tense());
  return year === null ? null : { year, stated: false };
}

/** The far end of a range, or null where there is none. */
function endOf(fields: Fields): Period | null {
  const { endYear, endYY, endMonth, endDay } = fields;
  if ((endYear ?? endYY ?? endMonth ?? endDay) === undefined) return null;
  return periodOf({ month: endMonth ?? fields['month'], day: endDay });
}

function endYearOf(fields: Fields, startYear: number): number {
  const { endYear, endYY } = fields;
  if (endYear !== undefined) return Number(endYear);
  return endYY === undefined ? startYear : Math.floor(startYear / 100) * 100 + Number(endYY);
}

function readRange(start: Period, end: Period, year: Year, fields: Fields): Reading | null {
  if (year.year === null) return { value: null, precision: 'range', stated: false };
  const last = endYearOf(fields, year.year);
  // "November to January 2021" and "28 December - 3 January" pass the turn of a year
  const turns = startOf(start, year.year) > startOf(end, last);
  const written = fields['year'] !== undefined;
  const from = turns && !written && year.stated ? year.year - 1 : year.year;
  const to = turns && !written && !year.stated ? last + 1 : last;
  if (startOf(start, from) >= startOf(end, to) || !exists(start, from) || !exists(end, to)) return null;
  return { value: `${from}${start.suffix}/${to}${end.suffix}`, precision: 'range', stated: year.stated };
}

function readPeriod(fields: Fields, anchor: DayNumber | null, tense: () => Tense): Reading | null {
  const end = endOf(fields);
  const start = periodOf(fields['month'] === undefined ? { ...fields, month: fields['endMonth'] } : fields);
  if (start === null || !exists(start, 2000)) return null;
  const year = yearOf(start, fields, anchor, tense);
  if (year === null) return null;
  if (end !== null) return readRange(start, end, year, fields);
  if (year.year === null) return { value: null, precision: start.precision, stated: false };
  if (!exists(start, year.year)) return null;
  const value = `${year.year}${start.suffix}`;
  if (fields['open'] !== undefined) return { value: `${value}/..`, precision: 'range', stated: year.stated };
  return { value, precision: start.precision, stated: year.stated };
}

// ── told from the time of writing ────────────────────────────────────────────────────────────────────

function count(fields: Fields): number {
  const { shift, when } = fields;
  if (shift !== undefined) return Number(shift) + direction(when);
  const written = fields['count']?.toLowerCase();
  if (written === undefined) return direction(when);
  const n = /^\d/.test(written) ? Number(written) : Math.max(1, NUMBERS.indexOf(written));
  return -n;
}

/** The Saturday of the last weekend, or of the one to come. */
function weekend(anchor: DayNumber, fields: Fields, tense: Tense): DayNumber {
  const { when } = fields;
  const ahead = /next|coming/i.test(when ?? '') || (tense === 'future' && when !== undefined && /^this$/i.test(when));
  const since = (weekdayOf(anchor) + 1) % 7;
  return ahead ? anchor + 7 - since : anchor - since;
}

function shiftMonths(anchor: DayNumber, months: number): DayNumber {
  const { year, month } = civil(anchor);
  return dayNumber(year, month + months, 1);
}

const UNIT_PRECISION: Readonly<Record<string, Precision>> = {
  day: 'day',
  week: 'month',
  weekend: 'month',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};

function shiftedValue(unit: string, anchor: DayNumber, fields: Fields, tense: () => Tense): string {
  const n = count(fields);
  switch (unit) {
    case 'day':
      return isoDay(anchor + n);
    case 'week':
      return isoMonth(anchor + 7 * n);
    case 'weekend':
      return isoMonth(weekend(anchor, fields, tense()));
    case 'month':
      return isoMonth(shiftMonths(anchor, n));
    case 'quarter': {
      const { year, month } = civil(shiftMonths(anchor, 3 * n));
      return `${year}-Q${Math.ceil(month / 3)}`;
    }
    default:
      return String(civil(anchor).year + n);
  }
}

function readShifted(unit: string, fields: Fields, anchor: DayNumber | null, tense: () => Tense): Reading {
  const value = anchor === null ? null : shiftedValue(unit, anchor, fields, tense);
  return { value, precision: UNIT_PRECISION[unit] ?? 'year', stated: false };
}

function readWeekday(weekday: string, fields: Fields, anchor: DayNumber | null, tense: () => Tense): Reading {
  if (anchor === null) return { value: null, precision: 'day', stated: false };
  const { when } = fields;
  const since = (weekdayOf(anchor) - WEEKDAYS.indexOf(weekday.slice(0, 3).toLowerCase()) + 7) % 7;
  const sign = direction(when);
  const ahead = sign > 0 || (sign === 0 && tense() === 'future');
  // "last Friday", said on a Friday, is a week ago; "next Friday", and "will ... on Friday", a week ahead
  const day = ahead ? anchor + 7 - since : anchor - (sign < 0 && since === 0 ? 7 : since);
  return { value: isoDay(day), precision: 'day', stated: false };
}

function readMonthday(monthday: string, fields: Fields, anchor: DayNumber | null, tense: () => Tense): Reading | null {
  const day = Number(monthday);
  if (day < 1 || day > 31) return null;
  if (anchor === null) return { value: null, precision: 'day', stated: false };
  const { when } = fields;
  const today = civil(anchor).day;
  const guess = tense() === 'future' ? Number(day < today) : -Number(day > today);
  const first = civil(shiftMonths(anchor, when === undefined ? guess : direction(when)));
  const n = dayNumber(first.year, first.month, day);
  return civil(n).day === day ? { value: isoDay(n), precision: 'day', stated: false } : null;
}

/** Day and month in digits: only one above 12, or two equal ones, tell which is which. */
function readNumeric(first: string, second: string, year: string): Reading | null {
  const [a, b] = [Number(first), Number(second)];
  if (a < 1 || b < 1 || a > 31 || b > 31 || (a > 12 && b > 12)) return null;
  if (a <= 12 && b <= 12 && a !== b) return { value: null, precision: 'day', stated: true };
  const fields = a > 12 ? { year, month: second, day: first } : { year, month: first, day: second };
  return readPeriod(fields, null, () => null);
}

/**
 * What a match means. `anchor` is the day of writing (see `parseDay`), null where it is not known: dates told from it
 * have no value then. `tense` is asked only where it matters. Null: no date after all (the 30th of February).
 */
export function readDate(fields: Fields, anchor: DayNumber | null, tense: () => Tense): Reading | null {
  const { first, second, year, decade, unit, weekday, month, monthday } = fields;
  if (first !== undefined && second !== undefined && year !== undefined) return readNumeric(first, second, year);
  if (decade !== undefined) return { value: `${decade.slice(0, 3)}X`, precision: 'range', stated: true };
  if (unit !== undefined) return readShifted(unit, fields, anchor, tense);
  if (monthday !== undefined) return readMonthday(monthday, fields, anchor, tense);
  if (weekday !== undefined && month === undefined) return readWeekday(weekday, fields, anchor, tense);
  return readPeriod(fields, anchor, tense);
}
