/**
 * Lines and paragraphs of a text. A paragraph is a line that holds something; where the text is hard-wrapped (broken at a
 * fixed column), the lines of one paragraph are put together again.
 */

/** Paragraphs in columns, sorted, without overlap; `start` and `end` leave out the white space around them. */
export interface Paragraphs {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** 1 where a blank line (or the text's start) stands before it. */
  readonly spaced: Uint8Array;
  readonly wrapped: boolean;
}

interface Lines {
  count: number;
  start: Int32Array;
  end: Int32Array;
  spaced: Uint8Array;
}

/** Widths, in code units, between which text counts as hard-wrapped. */
const NARROWEST = 45;
const WIDEST = 110;
/** Fewer broken lines than this are no evidence. */
const LEAST_BREAKS = 4;

/** White space, with the byte order mark and the zero-width space. */
export function isBlank(code: number): boolean {
  if (code <= 32) return true;
  if (code < 0xa0) return code === 0x85;
  if (code === 0xa0) return true;
  return (code >= 0x2000 && code <= 0x200b) || code === 0x2028 || code === 0x2029 || isRareBlank(code);
}

const isRareBlank = (code: number): boolean =>
  code === 0x1680 || code === 0x202f || code === 0x205f || code === 0x3000 || code === 0xfeff;

function grow(lines: Lines): void {
  const size = lines.start.length * 2;
  const wider = (column: Int32Array): Int32Array => {
    const copy = new Int32Array(size);
    copy.set(column);
    return copy;
  };
  const spaced = new Uint8Array(size);
  spaced.set(lines.spaced);
  lines.start = wider(lines.start);
  lines.end = wider(lines.end);
  lines.spaced = spaced;
}

function readLines(text: string): Lines {
  const size = 64;
  const lines = {
    count: 0,
    start: new Int32Array(size),
    end: new Int32Array(size),
    spaced: new Uint8Array(size),
  };
  const lineBreak = text.includes('\n') ? '\n' : '\r';
  let spaced = 1;
  for (let at = 0; at <= text.length; ) {
    const found = text.indexOf(lineBreak, at);
    const next = found < 0 ? text.length : found;
    let start = at;
    let end = next;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    if (start === end) spaced = 1;
    else {
      if (lines.count === lines.start.length) grow(lines);
      lines.start[lines.count] = start;
      lines.end[lines.count] = end;
      lines.spaced[lines.count++] = spaced;
      spaced = 0;
    }
    at = next + 1;
  }
  return lines;
}

function firstWordLength(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && !isBlank(text.charCodeAt(at))) at++;
  return at - start;
}

const LIST_ITEM = /[-–—*•·▪●◦‣>|]|\(?\d{1,2}[.)]\s/y;

function isListItem(text: string, at: number): boolean {
  LIST_ITEM.lastIndex = at;
  return LIST_ITEM.test(text);
}

/** The line is full: the next line's first word would have gone over the column where the text is broken. */
function isFull(text: string, lines: Lines, i: number, width: number): boolean {
  const length = lines.end[i]! - lines.start[i]!;
  return length + 1 + firstWordLength(text, lines.start[i + 1]!, lines.end[i + 1]!) > width - 2;
}

/** The column at which the text is hard-wrapped, or 0: most lines followed by another are full, as greedy filling does. */
function wrapWidth(text: string, lines: Lines): number {
  let width = 0;
  let breaks = 0;
  for (let i = 0; i < lines.count; i++) {
    const length = lines.end[i]! - lines.start[i]!;
    if (length > WIDEST) return 0;
    if (length > width) width = length;
    if (i > 0 && lines.spaced[i] === 0) breaks++;
  }
  if (width < NARROWEST || breaks < LEAST_BREAKS) return 0;
  let full = 0;
  for (let i = 0; i + 1 < lines.count; i++) {
    if (lines.spaced[i + 1] === 0 && isFull(text, lines, i, width)) full++;
  }
  return full >= breaks * 0.6 ? width : 0;
}

function join(text: string, lines: Lines, width: number): Paragraphs {
  let count = 0;
  for (let i = 0; i < lines.count; i++) {
    const goesOn =
      i > 0 && lines.spaced[i] === 0 && isFull(text, lines, i - 1, width) && !isListItem(text, lines.start[i]!);
    if (goesOn) {
      lines.end[count - 1] = lines.end[i]!;
      continue;
    }
    const end = lines.end[i]!;
    lines.start[count] = lines.start[i]!;
    lines.end[count] = end;
    lines.spaced[count++] = lines.spaced[i]!;
  }
  return { ...lines, count, wrapped: true };
}

/** The paragraphs of `text`; offsets are UTF-16 code units, half-open. Linear in the length of the text. */
export function readParagraphs(text: string): Paragraphs {
  const lines = readLines(text);
  const width = wrapWidth(text, lines);
  return width === 0 ? { ...lines, wrapped: false } : join(text, lines, width);
}
