/** Sorted spans. */
import type { Span } from './types.ts';

/** Index of the first of the spans, sorted by start, that starts at or after `start`; their number where none does. */
export function firstFrom(spans: readonly Span[], start: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
