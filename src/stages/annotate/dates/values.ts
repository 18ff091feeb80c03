/**
 * From the parts of a date, as read by a rule, to its value in EDTF (ISO 8601-2). Quarters and halves are written
 * `2015-Q2` and `2015-H1`, as analysts read them.
 */
import type { DayNumber } from './calendar.ts';
import type { DateFields, Reading, Tense } from './fields.ts';
import { readPeriod } from './periods.ts';
import { readMonthday, readShifted, readWeekday } from './relative.ts';

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
export function readDate(fields: DateFields, anchor: DayNumber | null, tense: () => Tense): Reading | null {
  const { first, second, year, decade, unit, weekday, month, monthday } = fields;
  if (first !== undefined && second !== undefined && year !== undefined) return readNumeric(first, second, year);
  if (decade !== undefined) return { value: `${decade.slice(0, 3)}X`, precision: 'range', stated: true };
  if (unit !== undefined) return readShifted(unit, fields, anchor, tense);
  if (monthday !== undefined) return readMonthday(monthday, fields, anchor, tense);
  if (weekday !== undefined && month === undefined) return readWeekday(weekday, fields, anchor, tense);
  return readPeriod(fields, anchor, tense);
}
