/** JSON: one array, one record per line in it, written as a stream. */
import type { Format } from './format.ts';
import { safeJson } from './printable.ts';

export const json: Format = {
  summary: 'one array, a record per article',
  extension: '.json',
  open: '[',
  between: ',',
  item: (outcome) => `\n${safeJson(outcome)}`,
  close: (count) => (count === 0 ? ']\n' : '\n]\n'),
};
