/** Which characters a character, class or escape of a pattern matches. */
import type { AST } from '@eslint-community/regexpp';
import { regExp } from '../regexp.ts';
import { MASK } from './pattern.ts';

/** Representatives of everything that news text holds: Latin letters, marks, some of other scripts, and the masks. */
const ALPHABET: readonly string[] = [
  ...Array.from({ length: 0x250 }, (_, code) => String.fromCharCode(code)),
  ...'αБ中한\u2010\u2011–—‘’“”…•€₩™',
  ...Object.values(MASK),
];

/** Whether a UTF-16 code unit belongs to the set. */
export type CharSet = (unit: number) => boolean;

const sets = new Map<string, CharSet>();

/** The set of one character, class or escape, given by its source; case does not count. */
export function charSet(raw: string): CharSet {
  const known = sets.get(raw);
  if (known !== undefined) return known;
  const regex = regExp(`^${raw}$`, 'is');
  // Asked millions of times: 0 not yet known, 1 outside, 2 inside.
  const answers = new Uint8Array(0x10000);
  const set: CharSet = (unit) => {
    if (answers[unit] === 0) answers[unit] = regex.test(String.fromCharCode(unit)) ? 2 : 1;
    return answers[unit] === 2;
  };
  sets.set(raw, set);
  return set;
}

/** The set of a node that matches exactly one character; null for others. */
export function setOf(node: AST.Node): CharSet | null {
  switch (node.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      return charSet(node.raw);
    case 'Group':
    case 'CapturingGroup': {
      const [only, ...others] = node.alternatives;
      const [element, ...more] = only?.elements ?? [];
      return element !== undefined && others.length + more.length === 0 ? setOf(element) : null;
    }
    default:
      return null;
  }
}

/** Whether some character is in both sets; null stands for unknown, which overlaps with nothing. */
export function overlaps(a: CharSet | null, b: CharSet | null): boolean {
  return a !== null && b !== null && ALPHABET.some((char) => a(char.charCodeAt(0)) && b(char.charCodeAt(0)));
}

const LETTERS_FIRST = [...'abcdefghijklmnopqrstuvwxyz1 ,.-', ...ALPHABET];

/** A character of the set, letters first. */
export function memberOf(set: CharSet): string | undefined {
  return LETTERS_FIRST.find((char) => set(char.charCodeAt(0)));
}
