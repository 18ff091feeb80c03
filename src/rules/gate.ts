/**
 * Which words a text must hold for a pattern to match it, so that most patterns need not be tried, nor even compiled.
 * Method: the prefilters of regular expression indexes (Cox 2012, "Regular Expression Matching with a Trigram Index"),
 * kept to one choice of literals per pattern.
 */
import type { AST } from '@eslint-community/regexpp';
import { setOf } from './charset.ts';
import { MASK } from './pattern.ts';
import { parse } from './safe.ts';

/** Most strings that a part of a pattern is written out to, and most literals of a gate. */
const STRINGS_LIMIT = 60;
const GATE_LIMIT = 600;
/** A gate with a shorter literal lets nearly every text through. */
const SHORTEST = 3;

/** What is known of a part: all strings that it matches, if they are few; and literals one of which each match holds. */
interface Known {
  readonly exact: readonly string[] | null;
  readonly gate: Gate | undefined;
  /** All that were found: each match holds a literal of every one. */
  readonly gates: readonly Gate[];
}

const UNKNOWN: Known = { exact: null, gate: undefined, gates: [] };
const EMPTY: Known = { exact: [''], gate: undefined, gates: [] };

/** Characters that a small class is tried for. */
const TRIED = [...'abcdefghijklmnopqrstuvwxyz0123456789 \'’"“”.,&/-–—\u2010\u2011()$€£¥'];

/** The characters of a class that has few, all of them common. */
export function membersOf(node: AST.Element): readonly string[] | null {
  const set = setOf(node);
  if (set === null) return null;
  // A class that takes something outlandish is a negated or wide one.
  if (set(0x4e00) || set(0xe7)) return null;
  const members = TRIED.filter((char) => set(char.charCodeAt(0)));
  return members.length > 0 && members.length <= 4 ? members : null;
}

type Gate = readonly string[];

const worth = (gate: Gate): number => Math.min(6, ...gate.map((word) => word.trim().length)) - gate.length / 100;

/** Of two gates that both hold the one that keeps out more: long words first; of equally long ones, few. */
export function betterGate(a: Gate | undefined, b: Gate | undefined): Gate | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return worth(a) >= worth(b) ? a : b;
}

function gateOfStrings(strings: readonly string[]): Gate | undefined {
  return strings.every((text) => text.trim().length >= SHORTEST) ? strings : undefined;
}

function joined(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set(a.flatMap((start) => b.map((end) => start + end)))];
}

function inSequence(elements: readonly AST.Element[]): Known {
  const gates: Gate[] = [];
  let strings: readonly string[] = [''];
  let isExact = true;
  const close = (): void => {
    gates.push(...(gateOfStrings(strings) === undefined ? [] : [strings]));
    strings = [''];
    isExact = false;
  };
  for (const element of elements) {
    const known = inNode(element);
    gates.push(...known.gates);
    if (known.exact === null) close();
    else {
      if (strings.length * known.exact.length > STRINGS_LIMIT) close();
      strings = joined(strings, known.exact);
    }
  }
  const exact = isExact ? strings : null;
  close();
  return { exact, gate: gates.reduce<Gate | undefined>(betterGate, undefined), gates };
}

function inAlternatives(alternatives: readonly AST.Alternative[]): Known {
  const each = alternatives.map(({ elements }) => inSequence(elements));
  const [only, another] = each;
  if (only !== undefined && another === undefined) return only;
  const exact = each.flatMap((known) => known.exact ?? []);
  const words = each.flatMap((known) => known.gate ?? []);
  const isGated = each.every((known) => known.gate !== undefined) && words.length <= GATE_LIMIT;
  const gate = isGated ? [...new Set(words)] : undefined;
  return {
    exact: each.every((known) => known.exact !== null) && exact.length <= GATE_LIMIT ? [...new Set(exact)] : null,
    gate,
    gates: gate === undefined ? [] : [gate],
  };
}

function inRepetition({ min, max, element }: AST.Quantifier): Known {
  const known = inNode(element);
  const { exact } = known;
  if (min === 0) return max === 1 && exact !== null ? { ...EMPTY, exact: ['', ...exact] } : UNKNOWN;
  return min === 1 && max === 1 ? known : { ...known, exact: null };
}

function inNode(node: AST.Element): Known {
  switch (node.type) {
    case 'Group':
    case 'CapturingGroup':
      return inAlternatives(node.alternatives);
    case 'Quantifier':
      return inRepetition(node);
    case 'Assertion':
      return EMPTY;
    default: {
      const members = membersOf(node);
      return members === null ? UNKNOWN : { ...EMPTY, exact: members };
    }
  }
}

/**
 * Literals (lower case) of which every match of the pattern holds one, case folded; undefined where there are none that
 * are worth looking for. Of literals that hold one another the shortest is kept.
 */
export function gateOf(source: string): Gate | undefined {
  const { gate } = inAlternatives(parse(source).alternatives);
  return gate && withoutLonger(gate);
}

const withoutLonger = (gate: Gate): Gate =>
  gate.filter((word) => !gate.some((part) => part !== word && word.includes(part)));

const ONE = [MASK.org, MASK.ref];
const MANY = [MASK.refs];
const OTHERS = [...'a z1', MASK.person, MASK.date, MASK.money];

/** The node takes some of these marks, and nothing that is no organisation. */
function isOnly(node: AST.Element, marks: readonly string[]): boolean {
  const set = setOf(node);
  const takes = (char: string): boolean => set?.(char.charCodeAt(0)) === true;
  return set !== null && marks.some(takes) && !OTHERS.some(takes);
}

/**
 * Fewest organisations, by name or reference to one, that a match of a relation's pattern holds where no reference to
 * several is there: a sentence with fewer need not be read. Infinity where a match needs a reference to several.
 */
export function leastOrgs(source: string): number {
  const inAll = (elements: readonly AST.Element[]): number =>
    elements.reduce((sum, element) => sum + inOne(element), 0);
  const inBest = (alternatives: readonly AST.Alternative[]): number =>
    Math.min(...alternatives.map(({ elements }) => inAll(elements)));
  const inOne = (node: AST.Element): number => {
    if (node.type === 'Quantifier') return node.min === 0 ? 0 : node.min * inOne(node.element);
    if (isOnly(node, ONE)) return 1;
    if (isOnly(node, MANY)) return Number.POSITIVE_INFINITY;
    return node.type === 'Group' || node.type === 'CapturingGroup' ? inBest(node.alternatives) : 0;
  };
  return inBest(parse(source).alternatives);
}

/** Most gates of one pattern: the first ones keep out nearly all. */
const GATES_LIMIT = 5;

/** All gates of a pattern, the best ones first: every match passes every one. */
export function gatesOf(source: string): readonly Gate[] {
  const { gates } = inAlternatives(parse(source).alternatives);
  return [...gates]
    .sort((a, b) => worth(b) - worth(a))
    .slice(0, GATES_LIMIT)
    .map(withoutLonger);
}
