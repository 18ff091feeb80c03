/** Days as numbers, and the words of the calendar. Pure arithmetic, proleptic Gregorian. */

/** A day of the calendar as days since 1970-01-01. */
export type DayNumber = number;

const DAY_MS = 86_400_000;
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const ORDINALS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, final: 4, latter: 2 };
const SEASONS: Readonly<Record<string, Season>> = {
  spring: { edtf: 21, month: 3 },
  summer: { edtf: 22, month: 6 },
  autumn: { edtf: 23, month: 9 },
  fall: { edtf: 23, month: 9 },
  winter: { edtf: 24, month: 12 },
};

export interface Season {
  /** What EDTF writes in place of a month. */
  readonly edtf: number;
  /** The month it begins in, as the northern half of the world has it. */
  readonly month: number;
}

export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A month below 1 or above 12, and a day the month does not have, run over into the next. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

export function civil(n: DayNumber): Civil {
  const date = new Date(n * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function isoDay(n: DayNumber): string {
  return new Date(n * DAY_MS).toISOString().slice(0, 10);
}

export function isoMonth(n: DayNumber): string {
  return isoDay(n).slice(0, 7);
}

/** The first day of the month that is so many months away. */
export function shiftMonths(from: DayNumber, months: number): DayNumber {
  const { year, month } = civil(from);
  return dayNumber(year, month + months, 1);
}

/** The day of an ISO date (YYYY-MM-DD), or null for anything else, days that do not exist included. */
export function parseDay(iso: string | null): DayNumber | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso ?? '') ?? [];
  if (year === undefined) return null;
  const n = dayNumber(Number(year), Number(month), Number(day));
  return isoDay(n) === iso ? n : null;
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(n: DayNumber): number {
  return (((n + 4) % 7) + 7) % 7;
}

/** The same of a name, written out or short; -1 for any other word. */
export function weekdayNumber(name: string): number {
  return WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase());
}

/** 1 to 12 of a month's name or digits; 0 for a word that only looks like a month ("Marching"). */
export function monthNumber(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const word = text.toLowerCase().replace(/^sept$/, 'sep');
  return MONTHS.findIndex((name) => word === name || word === name.slice(0, 3)) + 1;
}

export function seasonOf(name: string): Season | null {
  return SEASONS[name.toLowerCase()] ?? null;
}

/** "first", "1st", "1" and so on; NaN for any other word. */
export function ordinal(text: string): number {
  return ORDINALS[text.toLowerCase()] ?? Number.parseInt(text, 10);
}

/** "two", "12"; "a" is one. */
export function cardinal(text: string): number {
  return /^\d/.test(text) ? Number(text) : Math.max(1, NUMBERS.indexOf(text.toLowerCase()));
}
