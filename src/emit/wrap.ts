/** Lines that fit a terminal. */
import type { Span } from '../types.ts';

const ASCII = /^[\x20-\x7e]*$/;
const NO_WIDTH = /\p{M}|\u200b|\u200c|\u200d/u;
/** Blocks whose characters take two columns (Unicode Standard Annex #11: wide and full-width), joined where adjacent. */
const TWO_COLUMNS =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** @returns the terminal columns that a printable text takes. */
export function columnsOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  let columns = 0;
  for (const char of text) columns += NO_WIDTH.test(char) ? 0 : TWO_COLUMNS.test(char) ? 2 : 1;
  return columns;
}

/**
 * Breaks a text at its blanks into lines of at most `columns`; a word longer than that gets a line of its own.
 * @returns spans into `text`, without the blanks between lines
 */
export function wrap(text: string, columns: number): readonly Span[] {
  const lines: { start: number; end: number }[] = [];
  let room = 0;
  for (const word of text.matchAll(/[^ ]+/g)) {
    const start = word.index;
    const end = start + word[0].length;
    const line = lines.at(-1);
    const needed = columnsOf(word[0]) + (line === undefined ? 0 : start - line.end);
    if (line !== undefined && needed <= room) {
      line.end = end;
      room -= needed;
    } else {
      lines.push({ start, end });
      room = columns - columnsOf(word[0]);
    }
  }
  return lines;
}
