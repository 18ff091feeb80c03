/**
 * A short expression that holds wherever a pattern does, for patterns that hold long word lists: where it does not, the
 * long one need not be tried, nor compiled.
 */
import type { AST } from '@eslint-community/regexpp';
import { alternation } from './alternation.ts';
import { compilePattern, type Lists } from './pattern.ts';
import { parse } from './safe.ts';

/** Lists whose alternation is longer, in characters, stand for any text. */
const LONG = 1000;
/** A longer guard would take too long itself. */
const SHORT = 400;

const LIST = /<([A-Za-z][\w-]*(?::\w+)?)>/g;
const MARK = /\uF000/g;

/** Characters of the longest word; a blank of it may be up to three. */
const longest = (words: readonly string[]): number =>
  words.reduce((most, word) => Math.max(most, word.length + 2 * (word.split(' ').length - 1)), 0);

/** An element with any text for its long lists; one that forbids such a list forbids nothing. Null: not known. */
function looser(element: AST.Element, most: number): string | null {
  if (!element.raw.includes('\uF000')) return element.raw;
  // any text that may be missing is tried at every length: dearer than the list
  if (element.type === 'Quantifier' && element.min === 0) return null;
  const isLook = element.type === 'Assertion' && (element.kind === 'lookahead' || element.kind === 'lookbehind');
  if (isLook && element.negate) return '';
  return /\(\?<?!/.test(element.raw) ? null : element.raw.replace(MARK, `[\\s\\S]{1,${most}}`);
}

/** In: a pattern over running text, as its author wrote it. Undefined: without long lists, or too intricate. */
export function guardOf(source: string, lists: Lists): string | undefined {
  let most = 0;
  const marked = source.replace(LIST, (whole, key: string) => {
    const words = lists[key];
    if (words === undefined || alternation(words, 'text').length < LONG) return whole;
    most = Math.max(most, longest(words));
    return '\uF000';
  });
  if (most === 0) return undefined;
  // Short lists are written out first: `<name>` is no regular expression.
  const pattern = parse(compilePattern(marked, lists, 'text').source);
  const alternatives = pattern.alternatives.map(({ elements }) => elements.map((element) => looser(element, most)));
  if (alternatives.flat().includes(null)) return undefined;
  const guard = alternatives.map((parts) => parts.join('')).join('|');
  return guard.length > SHORT ? undefined : guard;
}
