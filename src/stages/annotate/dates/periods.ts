/** A day, month, season, quarter, half or year of a year that is stated or is found from the day of writing; ranges. */
import type { Precision } from '../../../types.ts';
import {
  civil,
  type DayNumber,
  dayNumber,
  monthNumber,
  ordinal,
  seasonOf,
  weekdayNumber,
  weekdayOf,
} from './calendar.ts';
import { type DateFields, direction, type Reading, type Tense } from './fields.ts';

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

/** "25" is 2025, "98" is 1998. */
function fullYear(year: string | undefined, yy: string | undefined): number | null {
  if (year !== undefined) return Number(year);
  return yy === undefined ? null : Number(yy) + (Number(yy) < 70 ? 2000 : 1900);
}

interface Period {
  readonly precision: Precision;
  readonly month: number;
  readonly day: number;
  /** Appended to the year to give the value. */
  readonly suffix: string;
}

function periodOf(fields: DateFields): Period | null {
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
    const known = seasonOf(season);
    return known && { precision: 'season', month: known.month, day: 1, suffix: `-${known.edtf}` };
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
function inferYear(period: Period, fields: DateFields, anchor: DayNumber, tense: Tense): number | null {
  const { when, weekday } = fields;
  const here = civil(anchor).year;
  const named = weekday === undefined ? -1 : weekdayNumber(weekday);
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

function yearOf(period: Period, fields: DateFields, anchor: DayNumber | null, tense: () => Tense): Year | null {
  const written = fullYear(fields.year ?? fields.endYear, fields.yy);
  if (written !== null) return { year: written, stated: true };
  if (anchor === null) return { year: null, stated: false };
  const { inYear } = fields;
  if (inYear !== undefined) return { year: civil(anchor).year + direction(inYear), stated: false };
  const year = inferYear(period, fields, anchor, tense());
  return year === null ? null : { year, stated: false };
}

/** The far end of a range, or null where there is none. */
function endOf(fields: DateFields): Period | null {
  const { endYear, endYY, endMonth, endDay } = fields;
  if ((endYear ?? endYY ?? endMonth ?? endDay) === undefined) return null;
  return periodOf({ month: endMonth ?? fields.month, day: endDay });
}

function endYearOf(fields: DateFields, startYear: number): number {
  const { endYear, endYY } = fields;
  if (endYear !== undefined) return Number(endYear);
  return endYY === undefined ? startYear : Math.floor(startYear / 100) * 100 + Number(endYY);
}

function readRange(start: Period, end: Period, year: Year, fields: DateFields): Reading | null {
  if (year.year === null) return { value: null, precision: 'range', stated: false };
  const last = endYearOf(fields, year.year);
  // "November to January 2021" and "28 December - 3 January" pass the turn of a year
  const turns = startOf(start, year.year) > startOf(end, last);
  const written = fields.year !== undefined;
  const from = turns && !written && year.stated ? year.year - 1 : year.year;
  const to = turns && !written && !year.stated ? last + 1 : last;
  if (startOf(start, from) >= startOf(end, to) || !exists(start, from) || !exists(end, to)) return null;
  return { value: `${from}${start.suffix}/${to}${end.suffix}`, precision: 'range', stated: year.stated };
}

/** Null: no date after all. */
export function readPeriod(fields: DateFields, anchor: DayNumber | null, tense: () => Tense): Reading | null {
  const end = endOf(fields);
  const start = periodOf(fields.month === undefined ? { ...fields, month: fields.endMonth } : fields);
  if (start === null || !exists(start, 2000)) return null;
  const year = yearOf(start, fields, anchor, tense);
  if (year === null) return null;
  if (end !== null) return readRange(start, end, year, fields);
  if (year.year === null) return { value: null, precision: start.precision, stated: false };
  if (!exists(start, year.year)) return null;
  const value = `${year.year}${start.suffix}`;
  if (fields.open !== undefined) return { value: `${value}/..`, precision: 'range', stated: year.stated };
  return { value, precision: start.precision, stated: year.stated };
}
