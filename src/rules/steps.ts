/**
 * A small backtracking matcher that counts its steps, so that the cost of a pattern can be measured without running the
 * pattern itself, which might never end. It tries alternatives in the order in which JavaScript's engine does.
 * Method: a program for a backtracking machine with an explicit stack (Cox 2009, "Regular Expression Matching: the
 * Virtual Machine Approach").
 */
import type { AST } from '@eslint-community/regexpp';
import { type CharSet, charSet, setOf } from './charset.ts';

type Direction = 1 | -1;
type Step =
  | { readonly op: 'char'; readonly set: CharSet }
  | { readonly op: 'jump'; to: number }
  | {
      readonly op: 'branch';
      to: number[];
      readonly firsts: readonly (CharSet | null)[];
      readonly memo: Map<number, readonly number[]>;
    }
  | { readonly op: 'edge'; readonly kind: 'start' | 'end' | 'word'; readonly negate: boolean }
  | { readonly op: 'look'; readonly program: Program; readonly negate: boolean };

/** A compiled pattern; it matches where the machine runs off its end. */
export interface Program {
  readonly steps: readonly Step[];
  readonly direction: Direction;
}

export function programOf(alternatives: readonly AST.Alternative[], direction: Direction = 1): Program {
  const steps: Step[] = [];
  emitAlternatives(alternatives, steps, direction);
  return { steps, direction };
}

// ── compilation ──────────────────────────────────────────────────────────────────────────────────────

/** The set of an alternative's first character, where it surely begins with one: others are not even tried. */
function firstOf({ elements }: AST.Alternative, direction: Direction): CharSet | null {
  const first = elements.at(direction === 1 ? 0 : -1);
  if (first === undefined) return null;
  return first.type === 'Quantifier' && first.min > 0 ? setOf(first.element) : setOf(first);
}

function branch(firsts: readonly (CharSet | null)[]): Extract<Step, { op: 'branch' }> {
  return { op: 'branch', to: [], firsts, memo: new Map() };
}

function emitAlternatives(alternatives: readonly AST.Alternative[], steps: Step[], direction: Direction): void {
  if (alternatives.length === 1) {
    emitSequence(alternatives[0]!.elements, steps, direction);
    return;
  }
  const choice = branch(alternatives.map((alternative) => firstOf(alternative, direction)));
  steps.push(choice);
  const ends: Extract<Step, { op: 'jump' }>[] = [];
  for (const { elements } of alternatives) {
    choice.to.push(steps.length);
    emitSequence(elements, steps, direction);
    const end = { op: 'jump' as const, to: 0 };
    steps.push(end);
    ends.push(end);
  }
  for (const end of ends) end.to = steps.length;
}

function emitSequence(elements: readonly AST.Element[], steps: Step[], direction: Direction): void {
  for (const element of direction === 1 ? elements : elements.toReversed()) emit(element, steps, direction);
}

function emitRepetition(node: AST.Quantifier, steps: Step[], direction: Direction): void {
  for (let i = 0; i < node.min; i++) emit(node.element, steps, direction);
  const open = node.max === Number.POSITIVE_INFINITY;
  const choices: Extract<Step, { op: 'branch' }>[] = [];
  for (let i = node.min; i < (open ? node.min + 1 : node.max); i++) {
    const start = steps.length;
    const choice = branch([null, null]);
    choices.push(choice);
    steps.push(choice);
    emit(node.element, steps, direction);
    choice.to.push(start + 1);
    if (open) steps.push({ op: 'jump', to: start });
  }
  for (const choice of choices) {
    choice.to.push(steps.length);
    if (!node.greedy) choice.to.reverse();
  }
}

function emitAssertion(node: AST.Assertion, steps: Step[]): void {
  if (node.kind === 'lookahead' || node.kind === 'lookbehind') {
    const program = programOf(node.alternatives, node.kind === 'lookahead' ? 1 : -1);
    steps.push({ op: 'look', program, negate: node.negate });
  } else {
    steps.push({ op: 'edge', kind: node.kind, negate: node.kind === 'word' && node.negate });
  }
}

function emit(node: AST.Element, steps: Step[], direction: Direction): void {
  if (node.type === 'Quantifier') emitRepetition(node, steps, direction);
  else if (node.type === 'Assertion') emitAssertion(node, steps);
  else if (node.type === 'Group' || node.type === 'CapturingGroup') {
    emitAlternatives(node.alternatives, steps, direction);
    // What a back reference matches is not known here; it is taken to match nothing, which always goes on.
  } else if (node.type !== 'Backreference') steps.push({ op: 'char', set: setOf(node) ?? (() => false) });
}

// ── execution ────────────────────────────────────────────────────────────────────────────────────────

/** Steps taken so far, and where to stop. */
export interface Count {
  steps: number;
  readonly limit: number;
}

const isWordUnit = charSet('\\w');
const isWord = (text: string, at: number): boolean => isWordUnit(text.charCodeAt(at));

function atEdge(kind: 'start' | 'end' | 'word', text: string, at: number): boolean {
  if (kind === 'start') return at === 0;
  if (kind === 'end') return at === text.length;
  return isWord(text, at - 1) !== isWord(text, at);
}

/** The alternatives that the next character lets through, the last first: the order of the stack. */
function viable(step: Extract<Step, { op: 'branch' }>, next: number): readonly number[] {
  let open = step.memo.get(next);
  if (open === undefined) {
    open = step.to.filter((_, i) => step.firsts[i]?.(next) ?? true).reverse();
    step.memo.set(next, open);
  }
  return open;
}

/** Whether the program matches at a place of the text; adds its steps to the count, and gives up at the limit. */
export function matchAt({ steps, direction }: Program, text: string, start: number, count: Count): boolean {
  const pending: number[] = [0, start];
  while (pending.length > 0) {
    let at = pending.pop()!;
    let pc = pending.pop()!;
    for (;;) {
      if (++count.steps > count.limit) return false;
      const step = steps[pc];
      if (step === undefined) return true;
      pc++;
      const next = direction === 1 ? at : at - 1;
      if (step.op === 'char') {
        if (next < 0 || next >= text.length || !step.set(text.charCodeAt(next))) break;
        at += direction;
      } else if (step.op === 'jump') pc = step.to;
      else if (step.op === 'edge') {
        if (atEdge(step.kind, text, at) === step.negate) break;
      } else if (step.op === 'look') {
        if (matchAt(step.program, text, at, count) === step.negate) break;
      } else {
        const open = viable(step, text.charCodeAt(next));
        if (open.length === 0) break;
        for (let i = 0; i < open.length - 1; i++) pending.push(open[i]!, at);
        pc = open.at(-1)!;
      }
    }
  }
  return false;
}

/** Where a pattern is tried: at every place of a text, only where it starts, or backwards from its end. */
export type Place = 'everywhere' | 'start' | 'end';

/** Steps for trying the pattern at its places in the text; at most `limit` and a little. */
export function stepsOver(program: Program, text: string, place: Place, limit: number): number {
  const count: Count = { steps: 0, limit };
  const [first, last] =
    place === 'everywhere' ? [0, text.length] : place === 'start' ? [0, 0] : [text.length, text.length];
  for (let at = first; at <= last && count.steps < limit; at++) matchAt(program, text, at, count);
  return count.steps;
}
