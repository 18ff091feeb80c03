/** The line on stderr that tells how far a long run is. */
import { printable } from '../emit/printable.ts';
import type { Sink } from './io.ts';
import { counted } from './layout.ts';

export interface Counts {
  readonly articles: number;
  readonly partnerships: number;
  readonly errors: number;
}

export interface Progress {
  /** Draws, if it is time to. */
  show(counts: Counts, place: string): void;
  /** Takes the line away, before something else is written to stderr. */
  clear(): void;
}

/** In milliseconds: work shorter than the first shows no line. */
const FIRST = 500;
const EVERY = 100;
const BAR = 20;
const CLEAR = '\r\u001b[K';

export const NO_PROGRESS: Progress = { show: () => {}, clear: () => {} };

/**
 * @param total counts the inputs, or gives null where nobody knows; asked when the line is first drawn
 * @param now milliseconds
 */
export function openProgress(stderr: Sink, total: () => Promise<number | null>, now: () => number): Progress {
  const start = now();
  let next = start + FIRST;
  let shown = false;
  let begun = false;
  let known: number | null = null;
  const clear = () => {
    if (shown) stderr.write(CLEAR);
    shown = false;
  };
  return {
    show(counts, place) {
      if (now() < next) return;
      next = now() + EVERY;
      if (!begun) void total().then((count) => (known = count));
      begun = true;
      shown = true;
      stderr.write(CLEAR + line(counts, known, now() - start, place).slice(0, (stderr.columns ?? 80) - 1));
    },
    clear,
  };
}

function line(counts: Counts, total: number | null, elapsed: number, place: string): string {
  return `${total === null ? '' : bar(counts.articles / total)}${summary(counts, elapsed)} ${printable(place)}`;
}

function bar(share: number): string {
  const full = Math.min(BAR, Math.floor(share * BAR));
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${Math.min(100, Math.floor(share * 100))}% `;
}

/** What a run did. @param elapsed milliseconds */
export function summary({ articles, partnerships, errors }: Counts, elapsed: number): string {
  const rate = Math.round((articles * 1000) / Math.max(1, elapsed));
  return `${counted(articles, 'article')}, ${counted(partnerships, 'partnership')}, ${counted(errors, 'error')}, ${rate} articles/s`;
}
