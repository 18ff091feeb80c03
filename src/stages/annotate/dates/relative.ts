/** Dates told from the day of writing: "yesterday", "last month", "on Tuesday", "the 5th". */
import type { Precision } from '../../../types.ts';
import {
  cardinal,
  civil,
  type DayNumber,
  dayNumber,
  isoDay,
  isoMonth,
  shiftMonths,
  weekdayNumber,
  weekdayOf,
} from './calendar.ts';
import { type DateFields, direction, type Reading, type Tense } from './fields.ts';

function count(fields: DateFields): number {
  const { shift, when } = fields;
  if (shift !== undefined) return Number(shift) + direction(when);
  return fields.count === undefined ? direction(when) : -cardinal(fields.count);
}

/** The Saturday of the last weekend, or of the one to come. */
function weekend(anchor: DayNumber, fields: DateFields, tense: Tense): DayNumber {
  const { when } = fields;
  const ahead = /next|coming/i.test(when ?? '') || (tense === 'future' && when !== undefined && /^this$/i.test(when));
  const since = (weekdayOf(anchor) + 1) % 7;
  return ahead ? anchor + 7 - since : anchor - since;
}

const UNIT_PRECISION: Readonly<Record<string, Precision>> = {
  day: 'day',
  week: 'month',
  weekend: 'month',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};

function shiftedValue(unit: string, anchor: DayNumber, fields: DateFields, tense: () => Tense): string {
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

export function readShifted(unit: string, fields: DateFields, anchor: DayNumber | null, tense: () => Tense): Reading {
  const value = anchor === null ? null : shiftedValue(unit, anchor, fields, tense);
  return { value, precision: UNIT_PRECISION[unit] ?? 'year', stated: false };
}

export function readWeekday(
  weekday: string,
  fields: DateFields,
  anchor: DayNumber | null,
  tense: () => Tense,
): Reading {
  if (anchor === null) return { value: null, precision: 'day', stated: false };
  const { when } = fields;
  const since = (weekdayOf(anchor) - weekdayNumber(weekday) + 7) % 7;
  const sign = direction(when);
  const ahead = sign > 0 || (sign === 0 && tense() === 'future');
  // "last Friday", said on a Friday, is a week ago; "next Friday", and "will ... on Friday", a week ahead
  const day = ahead ? anchor + 7 - since : anchor - (sign < 0 && since === 0 ? 7 : since);
  return { value: isoDay(day), precision: 'day', stated: false };
}

/** Null: no day of a month. */
export function readMonthday(
  monthday: string,
  fields: DateFields,
  anchor: DayNumber | null,
  tense: () => Tense,
): Reading | null {
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
