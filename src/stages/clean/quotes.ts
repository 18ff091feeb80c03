/** Quotations: pairs of quote marks, each inside one zone and one paragraph, or going on over paragraphs. */
import type { Paragraphs } from '../../paragraphs.ts';
import { isBlank } from '../../paragraphs.ts';
import { light } from '../../regexp.ts';
import type { Span, Zone } from '../../types.ts';

/** A quotation whose closing mark is missing, and that would run further than this, is none. */
const LONGEST_UNCLOSED = 1000;
/** A quotation of more paragraphs than this has lost its closing mark. */
const MOST_PARAGRAPHS = 6;

/** Quote marks; two of a kind in a row are one. */
const MARK = /"{1,2}|[“”„«»]|[’']{2}|‘‘/g;
/** Single marks count only around speech: a mark of punctuation before the closing one. */
const SINGLE = /['‘](?<=(?:^|[\s(—–:])['‘])(?=["“A-ZÀ-Þ])[^\n]{8,600}?[,.!?…]['’](?![A-Za-zÀ-ɏ0-9])/gm;
/** Fewer words in single marks are a name: 'Queen of Hearts,'. */
const SINGLE_WORDS = /(?:\s+\S+){4}/;
const LETTER = light(/\p{L}/u);

type Side = 'open' | 'close' | 'either' | 'none';

/** A part of the text in which quote marks are paired: one paragraph's share of one zone. */
interface Piece extends Span {
  readonly zone: number;
}

interface Pairing {
  readonly quotes: Span[];
  /** Where the open quotations start, the outermost first. */
  open: number[];
  /** Quotations closed inside an open one: they count if the outer one never closes. */
  inner: Span[];
  /** A closing mark with nothing to close, or -1: with another one behind it, it was an opening mark set wrongly. */
  stray: number;
  paragraphs: number;
  zone: number;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Blank, or the text's end, or a mark that may stand between blank and quotation. */
const isEdge = (text: string, at: number): boolean =>
  at < 0 || at >= text.length || isBlank(text.charCodeAt(at)) || '([{—–-/'.includes(text[at]!);

function lengthOf(text: string, at: number): number {
  const mark = text[at]!;
  return `"’'‘`.includes(mark) && text[at + 1] === mark ? 2 : 1;
}

function sideOfStraight(text: string, at: number, isOpen: boolean): Side {
  if (isDigit(text.charCodeAt(at - 1)) && !isOpen) return 'none';
  const next = at + lengthOf(text, at);
  const before = isEdge(text, at - 1);
  const after = next >= text.length || isBlank(text.charCodeAt(next));
  if (before && !after) return 'open';
  if (!before && after) return 'close';
  return 'either';
}

/** What the mark at `at` does; curly marks set the wrong way round are understood from the blanks around them. */
function sideOf(text: string, at: number, isOpen: boolean): Side {
  const mark = text[at]!;
  if (mark === '"') return sideOfStraight(text, at, isOpen);
  const next = at + lengthOf(text, at);
  const before = isEdge(text, at - 1);
  const after = next >= text.length || /[\s,.;:!?)\]]/.test(text[next]!);
  if (mark === '„' || mark === '«' || mark === '‘') return 'open';
  if (mark === '“') return !before && after && isOpen ? 'close' : 'open';
  return before && !after && !isOpen ? 'open' : 'close';
}

function add(text: string, quotes: Span[], start: number, end: number): void {
  if (LETTER.test(text.slice(start, end))) quotes.push({ start, end });
}

function close(text: string, state: Pairing, end: number): void {
  const start = state.open.pop();
  if (start === undefined) return;
  if (state.open.length > 0) state.inner.push({ start, end });
  else {
    add(text, state.quotes, start, end);
    state.inner = [];
  }
}

/** Gives up on quotations that were never closed: the paragraph ends them, unless that runs too far. */
function abandon(text: string, state: Pairing, end: number): void {
  const start = state.open[0];
  if (start !== undefined) {
    if (state.inner.length > 0) for (const quote of state.inner) state.quotes.push(quote);
    else if (state.open.length === 1 && end - start <= LONGEST_UNCLOSED) add(text, state.quotes, start, end);
  }
  state.open = [];
  state.inner = [];
  state.stray = -1;
  state.paragraphs = 0;
}

function readMark(text: string, at: number, state: Pairing): void {
  const isOpen = state.open.length > 0;
  const side = sideOf(text, at, isOpen);
  if (side === 'none') return;
  const end = at + lengthOf(text, at);
  if (isOpen && side !== 'open') close(text, state, end);
  else if (side !== 'close') {
    state.open.push(at);
    state.stray = -1;
  } else if (state.stray < 0) state.stray = at;
  else {
    add(text, state.quotes, state.stray, end);
    state.stray = -1;
  }
}

/**
 * A quotation that the paragraph before left open goes on where this one begins with an opening mark, or where the next
 * mark, in this paragraph, closes.
 */
function goesOn(text: string, piece: Piece, mark: number, state: Pairing): boolean {
  const canGoOn =
    state.open.length === 1 &&
    state.inner.length === 0 &&
    state.zone === piece.zone &&
    state.paragraphs < MOST_PARAGRAPHS;
  if (!canGoOn || mark >= piece.end) return false;
  return mark === piece.start ? sideOf(text, mark, false) === 'open' : sideOf(text, mark, true) === 'close';
}

function* pieces(paragraphs: Paragraphs, zones: readonly Zone[]): Generator<Piece> {
  let zone = 0;
  for (let i = 0; i < paragraphs.count; i++) {
    let start = paragraphs.start[i]!;
    const end = paragraphs.end[i]!;
    while (start < end) {
      while (zones[zone]!.end <= start) zone++;
      const stop = Math.min(end, zones[zone]!.end);
      yield { start, end: stop, zone };
      start = stop;
    }
  }
}

function doubleQuotes(text: string, paragraphs: Paragraphs, zones: readonly Zone[]): Span[] {
  const state: Pairing = { quotes: [], open: [], inner: [], stray: -1, paragraphs: 0, zone: 0 };
  MARK.lastIndex = 0;
  let mark = MARK.exec(text)?.index ?? text.length;
  let lastEnd = 0;
  for (const piece of pieces(paragraphs, zones)) {
    if (state.open.length === 0 && mark >= piece.end) continue;
    const continued = goesOn(text, piece, mark, state);
    if (!continued) abandon(text, state, lastEnd);
    state.zone = piece.zone;
    state.paragraphs++;
    lastEnd = piece.end;
    if (continued && mark === piece.start) mark = MARK.exec(text)?.index ?? text.length;
    for (; mark < piece.end; mark = MARK.exec(text)?.index ?? text.length) readMark(text, mark, state);
    if (state.open.length === 0) state.paragraphs = 0;
  }
  abandon(text, state, lastEnd);
  return state.quotes.sort((a, b) => a.start - b.start);
}

function singleQuotes(text: string, zones: readonly Zone[]): Span[] {
  const found: Span[] = [];
  let zone = 0;
  for (const match of text.matchAll(SINGLE)) {
    const start = match.index;
    const end = start + match[0].length;
    while (zones[zone]!.end <= start) zone++;
    if (end <= zones[zone]!.end && SINGLE_WORDS.test(match[0])) found.push({ start, end });
  }
  return found;
}

/** Single quotations stand beside double ones, or around them; inside a double one they are part of it. */
function merge(doubles: readonly Span[], singles: readonly Span[]): Span[] {
  const merged: Span[] = [];
  let next = 0;
  for (const single of singles) {
    while (next < doubles.length && doubles[next]!.end <= single.start) merged.push(doubles[next++]!);
    let inside = next;
    while (inside < doubles.length && doubles[inside]!.end < single.end) inside++;
    const crossing = doubles[next]?.start ?? single.end;
    const cut = doubles[inside]?.start ?? single.end;
    if (crossing < single.start || cut < single.end) continue;
    merged.push(single);
    next = inside;
  }
  return merged.concat(doubles.slice(next));
}

/** The quotations of the text, marks included: sorted, without overlap, each inside one zone. */
export function quotesOf(text: string, paragraphs: Paragraphs, zones: readonly Zone[]): Span[] {
  return merge(doubleQuotes(text, paragraphs, zones), singleQuotes(text, zones));
}
