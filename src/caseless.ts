/**
 * Patterns in which case does not count, without the flag "i": over a text in small letters they need small letters
 * only, and V8 compiles them in half the time.
 */
import { LETTERS, lateRegExp } from './regexp.ts';
import type { SmallPattern } from './types.ts';

/** Small letters, one code unit for one: offsets stay. */
export function smallLetters(text: string): string {
  const small = text.toLowerCase();
  // One letter alone becomes two.
  return small.length === text.length ? small : text.replace(/[^İ]+/g, (part) => part.toLowerCase());
}

/** The parts of a pattern: classes, escapes, openings of named groups, all else. */
const PARTS = /\[(?:\\[\s\S]|[^\]\\])*\]|\\u[\dA-Fa-f]{4}|\\x[\dA-Fa-f]{2}|\\[\s\S]|\(\?<\w+>|[^[\\(]+|\(/g;
/** Blocks whose letters have two cases. */
const CASED =
  /[\u00b5\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0250-\u02af\u0370-\u058f\u10a0-\u10ff\u1c80-\u1fff\u2126-\u2188\u24b6-\u24e9\u2c00-\ua7ff]/;
/** An escape that stands for a letter is left alone, with the pattern it stands in. */
const LETTER_BY_CODE = /\\(?:u00|x)(?:[46][1-9A-Fa-f]|[57][0-9Aa])/;
const ASCII_RANGES = /[a-z]-[a-z]|[A-Z]-[A-Z]|[^-]-[^-]/g;

const unescaped = (part: string): string =>
  part.replace(/\\u([\dA-Fa-f]{4})|\\x([\dA-Fa-f]{2})/g, (_, u, x) => String.fromCharCode(Number.parseInt(u ?? x, 16)));

/** Whether a range leads from a letter to something else, so that its small form is another set of characters. */
const isMixed = (range: string): boolean =>
  /[A-Za-z]/.test(range) && !/^(?:[a-z]-[a-z]|[A-Z]-[A-Z]|\d-\d)$/.test(range);

/** The class in small letters; null where that is not simply its letters made small. */
function smallClass(part: string): string | null {
  // All letters: the small ones are among them.
  const [before = '', ...after] = part.split(LETTERS);
  const rest = [before, ...after];
  if (rest.some((piece) => CASED.test(unescaped(piece)) || (piece.match(ASCII_RANGES) ?? []).some(isMixed)))
    return null;
  return rest.map(smallPiece).join(LETTERS);
}

/** What stands outside of escapes in small letters. */
const smallPiece = (piece: string): string =>
  piece.replace(/\\u[\dA-Fa-f]{4}|\\[\s\S]|[A-Z]+/g, (found) => (found.startsWith('\\') ? found : found.toLowerCase()));

function smallPart(part: string): string | null {
  if (LETTER_BY_CODE.test(part)) return null;
  if (part.startsWith('[')) return smallClass(part);
  if (/^\\[pPk]/.test(part)) return null;
  if (part.startsWith('\\') || part.startsWith('(?<')) return CASED.test(unescaped(part)) ? null : part;
  return CASED.test(part) ? null : part.toLowerCase();
}

/** The pattern as it has to be over small letters. The build works it out for our rules, as it takes long. */
export function smallPattern(source: string): SmallPattern {
  let small = '';
  for (const part of source.match(PARTS) ?? []) {
    const one = smallPart(part);
    if (one === null) return null;
    small += one;
  }
  return small === source || small;
}

/** The expression of a pattern in which case does not count, for texts in small letters; made at its first use. */
export function caselessRegExp(source: string, flags = '', known?: SmallPattern): () => RegExp {
  let made: (() => RegExp) | undefined;
  return () => {
    if (made === undefined) {
      const small = known === undefined ? smallPattern(source) : known;
      made = small === null ? lateRegExp(source, `${flags}i`) : lateRegExp(small === true ? source : small, flags);
    }
    return made();
  };
}
