/** Measures a pattern on texts made to be hard for it: long repeats of what it is itself made of. */
import type { AST } from '@eslint-community/regexpp';
import { memberOf, setOf } from './charset.ts';
import { shown } from './pattern.ts';
import { type Danger, parse } from './safe.ts';
import { type Place, type Program, programOf, stepsOver } from './steps.ts';

/** Length of the texts in UTF-16 code units. All are tried at the first length; the dearest at the second and its double. */
const LENGTH = 2000;
const FIRST = 250;
const DEAREST = 2;
/** Steps per code unit above which a pattern looks costly, and above which it is refused. */
const COSTLY = 100;
const REFUSED = 1500;
/** Growth from one length to twice the length: 2 for linear cost, 4 for quadratic. */
const GROWTH = 3;
/** Most texts per pattern. */
const TEXTS = 48;

// ── samples ──────────────────────────────────────────────────────────────────────────────────────────

/** A short text that the node matches, or nearly: assertions are taken to hold. Of alternatives the first counts. */
function sample(node: AST.Node): string {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return sample(node.alternatives[0]!);
    case 'Alternative':
      return node.elements.map(sample).join('');
    case 'Quantifier':
      return sample(node.element).repeat(Math.max(1, Math.min(node.min, 8)));
    default: {
      const set = setOf(node);
      return set === null ? '' : (memberOf(set) ?? '');
    }
  }
}

/** What a repetition may repeat: each alternative of its group (some, where there are many), and all in a row. */
function repeated(node: AST.Quantifier): readonly string[] {
  const { element } = node;
  if (element.type !== 'Group' && element.type !== 'CapturingGroup') return [sample(element)];
  const each = element.alternatives.slice(0, 6).map(sample);
  return [...each, each.join('')];
}

/** What the matcher meets first, and what is repeated after that (before it, where it goes backwards). */
interface Recipe {
  readonly first: string;
  readonly again: string;
}

function* recipesIn(elements: readonly AST.Element[], first: string, isBackward: boolean): Generator<Recipe> {
  const samples = elements.map(sample);
  for (const [i, element] of elements.entries()) {
    const before = samples.slice(0, i).join('');
    const after = samples.slice(i + 1).join('');
    const met = isBackward ? after + first : first + before;
    yield { first: met, again: (isBackward ? samples.slice(1, i + 1) : samples.slice(i, -1)).join('') };
    yield* recipesOf(element, met, isBackward);
  }
}

function* recipesOf(node: AST.Node, first: string, isBackward: boolean): Generator<Recipe> {
  if (node.type === 'Quantifier') {
    if (node.max > 1) for (const again of repeated(node)) yield { first, again };
    yield* recipesOf(node.element, first, isBackward);
  } else if ('alternatives' in node) {
    for (const { elements } of node.alternatives.slice(0, 6)) yield* recipesIn(elements, first, isBackward);
  }
}

/** Texts that are hard for whatever is repeated without bound. */
const COMMON = ['a', ' ', 'A', '1', 'a ', 'Aa ', '\uE000, ', '\uE000 and '];

function hardTexts(pattern: AST.Pattern, length: number, isBackward: boolean): readonly string[] {
  const recipes = [sample(pattern), ...COMMON].map((again) => ({ first: '', again }));
  recipes.push(...recipesOf(pattern, '', isBackward));
  const texts = recipes.filter(({ again }) => again !== '').map((recipe) => cook(recipe, length, isBackward));
  return [...new Set(texts)].slice(0, TEXTS);
}

function cook({ first, again }: Recipe, length: number, isBackward: boolean): string {
  const many = again.repeat(Math.ceil(length / again.length));
  return isBackward ? (many + first).slice(-length) : (first + many).slice(0, length);
}

// ── the measurement ──────────────────────────────────────────────────────────────────────────────────

/** The dearest of the hard texts at twice the length, as steps per code unit, with the growth from one length on. */
export interface Cost {
  readonly text: string;
  readonly perUnit: number;
  readonly growth: number;
}

/** What a compiled pattern costs at worst. Deterministic: steps are counted, no time is taken. */
export function costOf(source: string, place: Place): Cost {
  const pattern = parse(source);
  const program = programOf(pattern.alternatives, place === 'end' ? -1 : 1);
  const texts = hardTexts(pattern, 2 * LENGTH, place === 'end');
  const first: { text: string; steps: number }[] = [];
  for (const text of texts) {
    const steps = stepsOn(program, text, place, FIRST);
    // Over a short text already what even a long one may not cost: no need to look further.
    if (steps >= LENGTH * REFUSED) return { text, perUnit: steps / FIRST, growth: Number.POSITIVE_INFINITY };
    first.push({ text, steps });
  }
  const dearest = first.sort((a, b) => b.steps - a.steps).slice(0, DEAREST);
  const costs = dearest.map(({ text }) => grown(program, text, place));
  return costs.reduce((worst, cost) => (cost.perUnit > worst.perUnit ? cost : worst), costs[0]!);
}

/** Steps on a text cut to a length; counting ends where even the full length may not cost more. */
function stepsOn(program: Program, text: string, place: Place, length: number): number {
  const cut = place === 'end' ? text.slice(-length) : text.slice(0, length);
  return stepsOver(program, cut, place, Math.max(length, LENGTH) * REFUSED);
}

function grown(program: Program, text: string, place: Place): Cost {
  const once = stepsOn(program, text, place, LENGTH);
  if (once < LENGTH * COSTLY) return { text, perUnit: once / LENGTH, growth: 1 };
  const twice = stepsOn(program, text, place, 2 * LENGTH);
  return { text, perUnit: twice / (2 * LENGTH), growth: twice / once };
}

function isTooMuch({ perUnit, growth }: Cost): boolean {
  return perUnit >= REFUSED || (perUnit >= COSTLY && growth >= GROWTH);
}

/**
 * Refuses a compiled pattern whose cost on some text grows with the square of its length, or is too high anyway, where
 * it is tried at these places.
 */
export function slowness(source: string, place: Place): Danger | null {
  const cost = costOf(source, place);
  if (!isTooMuch(cost)) return null;
  const sample = place === 'end' ? `...${cost.text.slice(-40)}` : `${cost.text.slice(0, 40)}...`;
  return {
    message: `takes too long on a text like ${JSON.stringify(shown(sample))}`,
    hint: 'bound repetitions, as in {0,40}, and let what follows one not begin like what it repeats',
  };
}
