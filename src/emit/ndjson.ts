/** NDJSON: one record per line. */
import type { Format } from './format.ts';
import { safeJson } from './printable.ts';

export const ndjson: Format = {
  summary: 'one line per article, for scripts and streams',
  extension: '.ndjson',
  open: '',
  between: '',
  item: (outcome) => `${safeJson(outcome)}\n`,
  close: () => '',
};
