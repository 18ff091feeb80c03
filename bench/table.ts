/** Figures as lines of a table. */
import type { Figure } from './measure.ts';

const shown = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

/** One line: what, value and unit, and whether it is what is wanted. */
export function line({ what, value, unit, wanted }: Figure): string {
  const text = `  ${what.padEnd(44)} ${shown(value).padStart(8)} ${unit}`;
  if (wanted === undefined) return text;
  const { least = 0, most = Number.POSITIVE_INFINITY } = wanted;
  const goal = wanted.least === undefined ? `at most ${most}` : `at least ${least}`;
  return `${text} (${goal}: ${value >= least && value <= most ? 'met' : 'NOT MET'})`;
}
