/**
 * Refuses patterns that are no regular expressions, or that could take for ever: by their shape here, and by running
 * them on texts made to be hard for them (probe.ts). What is refused is named, with a way to bound it.
 */
import { type AST, RegExpParser, RegExpSyntaxError, RegExpValidator } from '@eslint-community/regexpp';
import { overlaps, setOf } from './charset.ts';
import { GAP, shown } from './pattern.ts';

/** Most gaps (`...`) in one pattern. */
const GAPS_LIMIT = 6;
/** Longest that bounded repetitions within one another may grow, in characters or classes written out. */
const SIZE_LIMIT = 50_000;

export interface Danger {
  readonly message: string;
  readonly hint: string;
}

/** Where and why a pattern is no regular expression (offset in UTF-16 code units), or null. */
export function syntaxError(source: string): { readonly message: string; readonly offset: number } | null {
  try {
    new RegExpValidator({ ecmaVersion: 2024 }).validatePattern(source, 0, source.length, { unicode: true });
    return null;
  } catch (error) {
    if (!(error instanceof RegExpSyntaxError)) throw error;
    const message = error.message.replace(/^Invalid regular expression: \/[\s\S]*\/\w*: /, '');
    return { message, offset: error.index };
  }
}

export function parse(source: string): AST.Pattern {
  return new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source, 0, source.length, { unicode: true });
}

/** The piece as its author wrote it, as far as can be told, cut to a readable length. */
function piece(node: AST.Node): string {
  const text = shown(node.raw);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** What is dangerous in the shape of a compiled pattern, or null. */
export function danger(source: string): Danger | null {
  const gaps = source.split(GAP).length - 1;
  if (gaps > GAPS_LIMIT) {
    return { message: `${gaps} gaps (...) in one pattern`, hint: `at most ${GAPS_LIMIT}; make two rules of it` };
  }
  const pattern = parse(source);
  const found = dangerIn(pattern);
  if (found !== null) return found;
  const size = sizeOf(pattern);
  if (size <= SIZE_LIMIT) return null;
  return { message: `repetitions within one another come to ${size} steps`, hint: 'lower the bounds in {…}' };
}

// ── walking ──────────────────────────────────────────────────────────────────────────────────────────

/** The nodes directly inside a node; characters and classes have none. */
function inside(node: AST.Node): readonly AST.Node[] {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return node.alternatives;
    case 'Alternative':
      return node.elements;
    case 'Quantifier':
      return [node.element];
    case 'Assertion':
      return node.kind === 'lookahead' || node.kind === 'lookbehind' ? node.alternatives : [];
    default:
      return [];
  }
}

function dangerIn(node: AST.Node): Danger | null {
  const here = dangerAt(node);
  if (here !== null) return here;
  for (const child of inside(node)) {
    const found = dangerIn(child);
    if (found !== null) return found;
  }
  return null;
}

function dangerAt(node: AST.Node): Danger | null {
  if (node.type === 'Quantifier') return nested(node);
  if (node.type === 'Alternative') return adjacent(node.elements);
  return null;
}

// ── repetitions within repetitions ───────────────────────────────────────────────────────────────────

const isOpen = (node: AST.Quantifier): boolean => node.max === Number.POSITIVE_INFINITY;

function nested(node: AST.Quantifier): Danger | null {
  if (!isOpen(node)) return null;
  const bound = `bound the outer one: {${node.min},10} instead of ${node.raw.slice(node.element.raw.length)}`;
  const inner = repetitionIn(node.element);
  if (inner !== null) {
    return { message: `${piece(node)} repeats without bound what itself repeats (${piece(inner)})`, hint: bound };
  }
  if (!canBeEmpty(node.element)) return null;
  return { message: `${piece(node)} repeats without bound what may be empty`, hint: bound };
}

/** A repetition inside; something optional is none. */
function repetitionIn(node: AST.Node): AST.Quantifier | null {
  if (node.type === 'Quantifier' && node.max > 1 && node.min !== node.max) return node;
  for (const child of inside(node)) {
    const found = repetitionIn(child);
    if (found !== null) return found;
  }
  return null;
}

function canBeEmpty(node: AST.Node): boolean {
  switch (node.type) {
    case 'Group':
    case 'CapturingGroup':
      return node.alternatives.some(canBeEmpty);
    case 'Alternative':
      return node.elements.every(canBeEmpty);
    case 'Quantifier':
      return node.min === 0 || canBeEmpty(node.element);
    default:
      return node.type === 'Assertion' || node.type === 'Backreference';
  }
}

// ── repetitions side by side ─────────────────────────────────────────────────────────────────────────

/** Unbounded repetitions of single characters with nothing between them that must be there. */
function adjacent(elements: readonly AST.Element[]): Danger | null {
  let open: AST.Quantifier[] = [];
  for (const element of elements) {
    if (element.type === 'Quantifier' && isOpen(element)) {
      const before = open.find((other) => overlaps(setOf(other.element), setOf(element.element)));
      if (before !== undefined) {
        const message = `${piece(before)} and ${piece(element)} side by side can match the same text`;
        return { message, hint: `bound both, for example ${piece(element.element)}{0,40}` };
      }
      open = canBeEmpty(element) ? [...open, element] : [element];
    } else if (!canBeEmpty(element)) open = [];
  }
  return null;
}

// ── size ─────────────────────────────────────────────────────────────────────────────────────────────

/** Characters and classes of the pattern with all bounded repetitions written out. */
function sizeOf(node: AST.Node): number {
  const children = inside(node);
  if (node.type === 'Quantifier') return sizeOf(node.element) * Math.max(1, isOpen(node) ? node.min : node.max);
  if (children.length === 0) return 1;
  return children.reduce((sum, child) => sum + sizeOf(child), 0);
}
