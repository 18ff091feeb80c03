/** What an output format is: see index.ts for the table of them. */
import type { ArticleRecord, ErrorRecord } from '../types.ts';

/** What one input gave. */
export type Outcome = ArticleRecord | ErrorRecord;

/** Says what a stretch is to the eye; colours where there are some, brackets where not. */
export type Mark = 'party' | 'official' | 'date' | 'disease';
export type Tone = 'strong' | 'faint' | 'good' | 'open' | 'bad';
export type Paint = (text: string, as: Mark | Tone) => string;

/** What a format may know of the place it writes to; only `text` asks. */
export interface Style {
  /** In terminal columns. */
  readonly width: number;
  /** Null: no colours. */
  readonly paint: Paint | null;
}

/**
 * Texts that, one after the other, make the output: `open`, one `item` per input, with `between` between two that are
 * not empty, `close`. Each function is pure, and an item knows nothing of the others: they may be made side by side.
 */
export interface Format {
  /** For the help, one line. */
  readonly summary: string;
  /** Ending of file names under --out-dir. */
  readonly extension: string;
  readonly open: string;
  readonly between: string;
  /** Stands before the first item if that tells partnerships: what the signs in it mean. */
  legend?(style: Style): string;
  /** @returns '' where the format has no place for it. */
  item(outcome: Outcome, style: Style): string;
  /** @param count number of non-empty items. */
  close(count: number): string;
}

export function isError(outcome: Outcome): outcome is ErrorRecord {
  return 'error' in outcome;
}
