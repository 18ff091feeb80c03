/** The shape of a regular expression's source, as far as its outermost elements go: one scan, no syntax tree. */
import type { Span } from '../types.ts';

/** An element of an alternative, with its quantifier; offsets in the source, in UTF-16 code units, half-open. */
export interface Piece extends Span {
  readonly kind: 'assertion' | 'character' | 'other';
  /** Quantified so that it may be left out. */
  readonly optional: boolean;
}

export interface Pieces {
  /** The outermost elements, for each alternative. */
  readonly alternatives: readonly (readonly Piece[])[];
  /** The outermost assertions about what stands before or behind, also inside of groups. */
  readonly lookarounds: readonly Span[];
}

const LOOKAROUND = /\(\?(?:<?[=!])/y;
const GROUP = /\(\?(?:[:=!]|<[=!]|<\w+>)|\(/y;
const CLASS = /\[(?:\\[\s\S]|[^\]\\])*\]/y;
const ESCAPE = /\\(?:u\{[\da-f]+\}|u[\da-f]{4}|x[\da-f]{2}|c[a-z]|k<\w+>|p\{[^}]*\}|\d+|[\s\S])/iy;
const QUANTIFIER = /(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/y;

/** Escapes that stand for more than one character: classes, and what a group has matched. */
const NO_CHARACTER = /^\\[dDsSwWpPk1-9]/;

/** @param source of a regular expression that compiles */
export function piecesOf(source: string): Pieces {
  const at = (regex: RegExp, offset: number): RegExpExecArray | null => {
    regex.lastIndex = offset;
    return regex.exec(source);
  };
  const lookarounds: Span[] = [];
  /** In: the offset of a group's parenthesis. Out: the offset behind its end. */
  const groupEnd = (start: number, isOutermost: boolean): number => {
    const isLookaround = at(LOOKAROUND, start) !== null;
    let end = start + (at(GROUP, start)?.[0].length ?? 1);
    while (end < source.length && source[end] !== ')') {
      end = source[end] === '(' ? groupEnd(end, isOutermost && !isLookaround) : atomEnd(end);
    }
    if (isLookaround && isOutermost) lookarounds.push({ start, end: end + 1 });
    return end + 1;
  };
  const atomEnd = (start: number): number => {
    const atom = source[start] === '\\' ? at(ESCAPE, start) : source[start] === '[' ? at(CLASS, start) : null;
    return start + (atom?.[0].length ?? 1);
  };
  const kindOf = (start: number, end: number): Piece['kind'] => {
    const atom = source.slice(start, end);
    if (/^(?:\^|\$|\\b|\\B)$/.test(atom) || at(LOOKAROUND, start) !== null) return 'assertion';
    return /^[[(.]/.test(atom) || NO_CHARACTER.test(atom) ? 'other' : 'character';
  };

  const alternatives: Piece[][] = [[]];
  for (let start = 0; start < source.length; ) {
    if (source[start] === '|') {
      alternatives.push([]);
      start++;
      continue;
    }
    const atom = source[start] === '(' ? groupEnd(start, true) : atomEnd(start);
    const quantifier = at(QUANTIFIER, atom);
    const end = atom + (quantifier?.[0].length ?? 0);
    const optional = quantifier !== null && (/^[*?]/.test(quantifier[0]) || quantifier[1] === '0');
    alternatives.at(-1)?.push({ start, end, kind: quantifier === null ? kindOf(start, atom) : 'other', optional });
    start = end;
  }
  return { alternatives, lookarounds };
}
