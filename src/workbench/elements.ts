/** A relation pattern in the elements that its author wrote: marks, lists, gaps, words; and how far a sentence follows it. */
import { LETTERS, regExp } from '../regexp.ts';
import { compilePattern, GAP, type Lists, ORG_LISTS, shown } from '../rules/pattern.ts';
import type { MaskedSentence } from '../stages/mask.ts';
import type { CompiledPattern, RelationRule, Span } from '../types.ts';
import { type Piece, piecesOf } from './pieces.ts';

export interface Element {
  /** Source of a regular expression. */
  readonly source: string;
  /** As the author wrote it, as far as can be told: `{org as parties}`, `<deal>`, `...`, ` with`. */
  readonly shown: string;
  /** A sentence can do without it, or it is a gap. */
  readonly optional: boolean;
}

/** How far a masked sentence follows a pattern. */
export interface Prefix extends Span {
  readonly elements: readonly Element[];
  /** How many of the elements match; the span is where they do, in offsets of the masked sentence. */
  readonly count: number;
  /** Share of those that a sentence cannot do without. */
  readonly share: number;
}

/** Word lists under what they are in a pattern once written out. */
export type ListNames = readonly (readonly [expansion: string, name: string])[];

/** Lists longer than this stand in no relation pattern, and take long to write out. */
const LONGEST_LIST = 400;

/** The names of the lists by their expansions in relation patterns, the longest first. */
export function listNames(lists: Lists): ListNames {
  const keys = Object.keys(lists).filter((key) => (lists[key]?.length ?? 0) <= LONGEST_LIST);
  const names = keys.map((key) => `<${key.replace(/:pattern$/, '')}>`);
  const known = names.map((name) => [compilePattern(name, lists, 'relation').source, name] as const);
  return known.sort(([a], [b]) => b.length - a.length);
}

// ── splitting ────────────────────────────────────────────────────────────────────────────────────────

interface Named extends Span {
  readonly name: string;
}

/** Where lists stand in an expanded pattern; a list inside another counts as part of that. */
function namedSpans(source: string, names: ListNames): readonly Named[] {
  const spans: Named[] = [];
  for (const [expansion, name] of names) {
    for (const { start, end } of placesOf(expansion, source)) {
      if (!spans.some((span) => start < span.end && span.start < end)) spans.push({ start, end, name });
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** Every place where a piece stands in a source. */
function placesOf(piece: string, source: string): readonly Span[] {
  const places: Span[] = [];
  for (let start = source.indexOf(piece); start >= 0; start = source.indexOf(piece, start + 1)) {
    places.push({ start, end: start + piece.length });
  }
  return places;
}

/** The elements of a pattern, for each of its alternatives. */
export function elementsOf({ source, roles }: CompiledPattern, names: ListNames): readonly (readonly Element[])[] {
  const { alternatives, lookarounds } = piecesOf(source);
  // What a pattern looks at on both sides of a match says little to the reader, and takes much room.
  const marks = ORG_LISTS.flatMap((list) => placesOf(list, source));
  const unsaid = lookarounds
    .filter((one) => !marks.some((mark) => contains(mark, one)))
    .map(({ start, end }) => ({ start, end, name: '' }));
  const lists = namedSpans(source, names).filter((list) => !unsaid.some((one) => contains(one, list)));
  const spans = [...lists, ...unsaid].sort((a, b) => a.start - b.start);
  return alternatives.map((pieces) => joined(pieces, source, spans, roles));
}

const contains = (a: Span, b: Span): boolean => a.start <= b.start && b.end <= a.end;

/** What matches nothing by itself (an assertion, a blank) goes with the element behind it. */
function joined(
  pieces: readonly Piece[],
  source: string,
  spans: readonly Named[],
  roles: readonly string[],
): readonly Element[] {
  const elements: Element[] = [];
  let start = pieces[0]?.start ?? 0;
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    const list = spans.find((span) => span.name !== '' && span.start <= piece.start && piece.end <= span.end);
    const end = list?.end ?? piece.end;
    if (list !== undefined) while ((pieces[i + 1]?.end ?? Number.POSITIVE_INFINITY) <= end) i++;
    if (list === undefined && !isComplete(source, piece, pieces[i + 1])) continue;
    elements.push(elementOf(source, { start, end }, list === undefined && piece.optional, spans, roles));
    start = end;
  }
  const rest = source.slice(start, pieces.at(-1)?.end ?? start);
  const last = elements.pop();
  if (last === undefined) return rest === '' ? [] : [{ source: rest, shown: rest, optional: false }];
  return [...elements, { ...last, source: last.source + rest }];
}

/** A word ends where another character than one of its own follows; blanks and assertions wait for what follows. */
function isComplete(source: string, piece: Piece, next: Piece | undefined): boolean {
  if (piece.kind === 'assertion') return false;
  if (piece.kind !== 'character') return true;
  const isBlank = (one: Piece): boolean => one.end === one.start + 1 && source[one.start] === ' ';
  return !isBlank(piece) && (next?.kind !== 'character' || isBlank(next));
}

function elementOf(
  source: string,
  { start, end }: Span,
  optional: boolean,
  spans: readonly Named[],
  roles: readonly string[],
): Element {
  const own = source.slice(start, end);
  return { source: own, shown: readable(start, end, source, spans, roles), optional };
}

/** Assertions that the compiler puts around gaps, and the bounds of words, say nothing to the reader. */
const UNSAID = /\(\?!\\w\)|\(\?<!\\w\)|\\b/g;

function readable(
  start: number,
  end: number,
  source: string,
  spans: readonly Named[],
  roles: readonly string[],
): string {
  let text = '';
  let at = start;
  for (const span of spans.filter((one) => one.start >= start && one.end <= end)) {
    text += source.slice(at, span.start) + span.name;
    at = span.end;
  }
  return shown((text + source.slice(at, end)).replaceAll(GAP, '...'))
    .replaceAll(`[${LETTERS}]`, '\\p{L}')
    .replaceAll(LETTERS, '\\p{L}')
    .replace(/\(\?<r(\d+)>\{(\w+\+?)\}\)/g, (_, i, mark) => `{${mark} as ${roles[i]}}`)
    .replace(UNSAID, '')
    .replaceAll('(?:', '(');
}

/** The elements of the patterns of a rule, one list per pattern and alternative. */
export interface Split {
  /** Lists are written out in what is shown of them. */
  readonly plain: (rule: RelationRule) => readonly (readonly Element[])[];
  /** Lists are named: finding their names takes some time. */
  readonly named: (rule: RelationRule) => readonly (readonly Element[])[];
}

/** Splits each rule once, when it is first asked for. */
export function splitter(lists: Lists): Split {
  let names: ListNames | undefined;
  return {
    plain: splitOnce(() => []),
    named: splitOnce(() => (names ??= listNames(lists))),
  };
}

function splitOnce(names: () => ListNames): Split['plain'] {
  const known = new Map<RelationRule, readonly (readonly Element[])[]>();
  return (rule) => {
    const split = known.get(rule) ?? rule.patterns.flatMap((pattern) => elementsOf(pattern, names()));
    known.set(rule, split);
    return split;
  };
}

// ── following ────────────────────────────────────────────────────────────────────────────────────────

/** Most places of a sentence at which a prefix is tried. */
const PLACES = 20;

/**
 * The longest beginning of a pattern that matches somewhere in a sentence; of several places the one that takes in most
 * of the wanted mentions, then the one that reaches furthest. Null where not even the first element does.
 * @param wanted offsets of mentions in the masked sentence
 */
export function longestPrefix(
  elements: readonly Element[],
  sentence: MaskedSentence,
  wanted: ReadonlySet<number>,
): Prefix | null {
  // A longer beginning matches only where a shorter one does, so that the longest is found by halving.
  let [low, high] = [0, elements.length];
  let best: Span | null = null;
  while (low < high) {
    const count = (low + high + 1) >> 1;
    const place = placeOf(beginning(elements, count), sentence, wanted);
    if (place === null) high = count - 1;
    else [low, best] = [count, place];
  }
  if (best === null) return null;
  const needed = elements.filter(({ optional }) => !optional);
  const met = elements.slice(0, low).filter(({ optional }) => !optional);
  return { elements, count: low, share: needed.length === 0 ? 1 : met.length / needed.length, ...best };
}

/** Compiled beginnings by their number of elements: compiling is what takes the time. */
const beginnings = new WeakMap<readonly Element[], RegExp[]>();

function beginning(elements: readonly Element[], count: number): RegExp {
  const known = beginnings.get(elements) ?? [];
  beginnings.set(elements, known);
  const source = () =>
    elements
      .slice(0, count)
      .map((element) => element.source)
      .join('');
  known[count] ??= regExp(source(), 'gi');
  return known[count];
}

function placeOf(regex: RegExp, { text }: MaskedSentence, wanted: ReadonlySet<number>): Span | null {
  regex.lastIndex = 0;
  let best: (Span & { readonly holds: number }) | null = null;
  for (let i = 0; i < PLACES; i++) {
    const match = regex.exec(text);
    if (match === null) break;
    const [start, end] = [match.index, match.index + match[0].length];
    const holds = [...wanted].filter((at) => start <= at && at < end).length;
    if (best === null || holds > best.holds || (holds === best.holds && end > best.end)) best = { start, end, holds };
    regex.lastIndex = start + 1;
  }
  return best;
}
