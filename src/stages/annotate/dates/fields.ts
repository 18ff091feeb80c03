/** What goes into the reading of a date, and what comes out. */
import type { Precision } from '../../../types.ts';

/** What a rule read, as written; see rules/entities/date.yaml. */
export type DateFields = { readonly [Name in DateField]?: string | undefined };

type DateField =
  | 'year'
  | 'yy'
  | 'month'
  | 'day'
  | 'quarter'
  | 'half'
  | 'season'
  | 'decade'
  | 'weekday'
  | 'monthday'
  | 'first'
  | 'second'
  | 'endYear'
  | 'endYY'
  | 'endMonth'
  | 'endDay'
  | 'open'
  | 'inYear'
  | 'when'
  | 'unit'
  | 'shift'
  | 'count';

export interface Reading {
  readonly value: string | null;
  readonly precision: Precision;
  /** False where the value depends on the date of publication. */
  readonly stated: boolean;
}

/** Where the sentence places the date: before or after the time of writing. */
export type Tense = 'past' | 'future' | null;

/** How far words such as "last", "next year" or "the current" point away from the present period: -1, 0 or 1. */
export function direction(when: string | undefined): number {
  if (when === undefined) return 0;
  if (/next|coming/i.test(when)) return 1;
  return /last|past/i.test(when) ? -1 : 0;
}
