/** Lines of labels and texts, wrapped and aligned. */
import type { Style, Tone } from '../emit/format.ts';
import { printable } from '../emit/printable.ts';
import { columnsOf, wrap } from '../emit/wrap.ts';

export function tone(content: string, as: Tone, { paint }: Style): string {
  return paint === null || content === '' ? content : paint(content, as);
}

/** "1 article", "2 articles". */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** A text of anyone's in lines of at most `columns`; a word that is longer is broken. */
export function wrapped(content: string, columns: number): readonly string[] {
  const safe = printable(content);
  return wrap(safe, columns).flatMap(({ start, end }) => broken(safe.slice(start, end), columns));
}

function broken(line: string, columns: number): readonly string[] {
  if (columnsOf(line) <= columns) return [line];
  const lines = [''];
  for (const char of line) {
    const last = lines.at(-1) ?? '';
    if (columnsOf(last + char) <= columns) lines[lines.length - 1] = last + char;
    else lines.push(char);
  }
  return lines;
}

/** A label in a column of its own, and beside it its text, wrapped. @param indent columns before the label */
export function labelled(
  label: string,
  content: string,
  style: Style,
  { indent = 2, width = 12, as }: { readonly indent?: number; readonly width?: number; readonly as?: Tone } = {},
): readonly string[] {
  const lines = wrapped(content, style.width - indent - width);
  const first = ' '.repeat(indent) + tone(label, 'faint', style) + ' '.repeat(Math.max(1, width - columnsOf(label)));
  const rest = ' '.repeat(indent + width);
  return lines.map((line, i) => (i === 0 ? first : rest) + (as === undefined ? line : tone(line, as, style)));
}

/** A quotation cut in the middle of nowhere, at a blank; `length` in UTF-16 code units. */
export function cut(content: string, length: number): string {
  const line = content.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const blank = line.lastIndexOf(' ', length - 2);
  return `${line.slice(0, blank > length / 2 ? blank : length - 2)} …`;
}
