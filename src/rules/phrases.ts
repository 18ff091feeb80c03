/**
 * Patterns on names that are nothing but words in a row ("^<place>$", "^(?:North|South) <place>$", "<company-head>$"):
 * taken apart when the rules are compiled, so that words can be looked up in sets. As a regular expression a list of a
 * thousand words takes longer to compile than an article takes to be read.
 */
import type { AST } from '@eslint-community/regexpp';
import type { NameWords, Phrase, PhrasePart } from '../types.ts';
import { membersOf } from './gate.ts';
import { compilePattern, type Lists } from './pattern.ts';
import { parse } from './safe.ts';

/** Most ways to read one alternative, and most strings of one part. */
const WAYS_LIMIT = 40;
const STRINGS_LIMIT = 400;

const LIST = /<([A-Za-z][\w-]*(?::\w+)?)>/g;
/** Lists are parsed as single characters from here on. */
const FIRST_MARK = 0xf000;

/** Ways to read a part of a pattern; null: it is more than words. */
type Ways = readonly (readonly PhrasePart[])[] | null;

interface Reading {
  /** Keys of the lists, by number of their marks. */
  readonly keys: readonly string[];
}

const strings = (...values: readonly string[]): PhrasePart => ({ lists: [], strings: values });
const isPlain = ({ lists }: PhrasePart): boolean => lists.length === 0;

/** One part after the others; plain strings are put together. */
function append(parts: readonly PhrasePart[], next: PhrasePart): readonly PhrasePart[] {
  const last = parts.at(-1);
  if (last === undefined || !isPlain(last) || !isPlain(next)) return [...parts, next];
  return [...parts.slice(0, -1), strings(...last.strings.flatMap((start) => next.strings.map((end) => start + end)))];
}

function inSequence(elements: readonly AST.Element[], reading: Reading): Ways {
  let ways: readonly (readonly PhrasePart[])[] = [[]];
  for (const element of elements) {
    const next = inNode(element, reading);
    if (next === null || ways.length * next.length > WAYS_LIMIT) return null;
    ways = ways.flatMap((start) => next.map((end) => end.reduce(append, start)));
    if (ways.some((parts) => parts.some((part) => part.strings.length > STRINGS_LIMIT))) return null;
  }
  return ways;
}

/** Ways of one part each are one way: any of their words. */
function united(ways: readonly (readonly PhrasePart[])[]): Ways {
  if (ways.some(({ length }) => length > 1)) return ways;
  const parts = ways.map(([part]) => part ?? strings(''));
  return [[{ lists: parts.flatMap(({ lists }) => lists), strings: parts.flatMap((part) => part.strings) }]];
}

function inAlternatives(alternatives: readonly AST.Alternative[], reading: Reading): Ways {
  const ways: (readonly PhrasePart[])[] = [];
  for (const { elements } of alternatives) {
    const each = inSequence(elements, reading);
    if (each === null) return null;
    ways.push(...each);
  }
  return united(ways);
}

function inNode(node: AST.Element, reading: Reading): Ways {
  switch (node.type) {
    case 'Group':
    case 'CapturingGroup':
      return inAlternatives(node.alternatives, reading);
    case 'Quantifier': {
      const once = node.min === 0 && node.max === 1 ? inNode(node.element, reading) : null;
      return once && united([...once, [strings('')]]);
    }
    case 'Character': {
      const key = reading.keys[node.value - FIRST_MARK];
      return [[key === undefined ? strings(String.fromCodePoint(node.value)) : { lists: [key], strings: [] }]];
    }
    case 'CharacterClass': {
      const members = membersOf(node);
      return members && [[strings(...members)]];
    }
    default:
      return null;
  }
}

const isEdge = (node: AST.Element | undefined, kind: 'start' | 'end'): boolean =>
  node?.type === 'Assertion' && node.kind === kind;

function phrasesIn({ elements }: AST.Alternative, reading: Reading): readonly Phrase[] | null {
  const fromStart = isEdge(elements[0], 'start');
  const toEnd = isEdge(elements.at(-1), 'end');
  const inner = elements.slice(fromStart ? 1 : 0, toEnd ? -1 : undefined);
  const ways = inSequence(inner, reading);
  return ways === null ? null : ways.map((parts) => ({ fromStart, toEnd, parts }));
}

/**
 * The alternatives of a pattern, as its author wrote it, that are words in a row, and an expression of those that are
 * not. Undefined where no list is among the words: then there is nothing to be gained. Of blanks, hyphens and
 * apostrophes in a name any kind will do.
 */
export function phrasesOf(source: string, lists: Lists): NameWords | undefined {
  const keys: string[] = [];
  const marked = source.replace(LIST, (whole, key: string) => {
    if (lists[key] === undefined) return whole;
    return String.fromCharCode(FIRST_MARK + keys.push(key) - 1);
  });
  if (keys.length === 0 || /<[A-Za-z]/.test(marked)) return undefined;
  const phrases: Phrase[] = [];
  const rest: string[] = [];
  for (const alternative of parse(marked).alternatives) {
    const found = phrasesIn(alternative, { keys });
    if (found === null)
      rest.push(alternative.raw.replace(/[\uF000-\uF0FF]/g, (mark) => `<${keys[mark.charCodeAt(0) - FIRST_MARK]}>`));
    else phrases.push(...found);
  }
  if (!phrases.some(({ parts }) => parts.some((part) => !isPlain(part)))) return undefined;
  return { phrases, ...(rest.length > 0 && { rest: compilePattern(rest.join('|'), lists, 'text').source }) };
}
