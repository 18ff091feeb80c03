/** Regular expressions that V8 compiles quickly: without the flag "u", which the classes `\p{…}` would need. */

/**
 * Letters and digits of the scripts that news in English quotes. Relation patterns ignore case, where the flag "u" and
 * its classes cost ten times the compilation, so `\p{L}` and `\p{N}` become plain ranges there.
 */
export const LETTERS =
  'A-Za-z\\xaa\\xb5\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u024f\\u0370-\\u04ff\\u1e00-\\u1eff\\u3040-\\u30ff\\u4e00-\\u9fff\\uac00-\\ud7a3';
const PROPERTIES: Readonly<Record<string, string>> = {
  L: LETTERS,
  Lu: LETTERS,
  Ll: LETTERS,
  M: '\\u0300-\\u036f',
  N: '0-9',
  Nd: '0-9',
};

/** An escape or a class with the classes `\p{…}` in it written out; those that are not known stay. */
export function plainProperties(element: string, rangesOf = (name: string) => PROPERTIES[name]): string {
  const inClass = element.startsWith('[');
  return element.replace(/\\p\{(\w+)\}|\\[\s\S]/g, (whole, name) => {
    const ranges = name === undefined ? undefined : rangesOf(name);
    if (ranges === undefined) return whole;
    return inClass ? ranges : `[${ranges}]`;
  });
}

/** Blocks of the Basic Multilingual Plane whose letters have two cases: Latin, Greek and Cyrillic, Latin once more. */
const CASED_BLOCKS = [
  [0, 0x24f],
  [0x370, 0x52f],
  [0x1e00, 0x1eff],
] as const;

/** The characters of the blocks for which `isMember` holds, as the inside of a class. */
function rangesOf(isMember: (char: string) => boolean): string {
  let ranges = '';
  for (const [from, to] of CASED_BLOCKS) {
    for (let code = from; code <= to; code++) {
      const start = code;
      while (code <= to && isMember(String.fromCharCode(code))) code++;
      if (code === start) continue;
      ranges +=
        code === start + 1
          ? String.fromCharCode(start)
          : `${String.fromCharCode(start)}-${String.fromCharCode(code - 1)}`;
    }
  }
  return ranges;
}

const casedRanges: Record<string, string | undefined> = {};

/** Capital or small letters, worked out when first needed. */
function cased(name: 'Lu' | 'Ll'): string {
  const isMember =
    name === 'Lu' ? (char: string) => char.toLowerCase() !== char : (char: string) => char.toUpperCase() !== char;
  casedRanges[name] ??= rangesOf(isMember);
  return casedRanges[name];
}

/** The ranges of a class `\p{…}`, as the inside of a class; undefined for those that are not known here. */
function rangesOfProperty(name: string, ignoresCase: boolean): string | undefined {
  const isCased = name === 'Lu' || name === 'Ll';
  return isCased && !ignoresCase ? cased(name) : PROPERTIES[name];
}

/** An escape, or a class of characters. */
const ESCAPE_OR_CLASS = /\\p\{\w+\}|\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]/g;

/**
 * The regular expression of a compiled pattern, or of any source of one. The classes `\p{L}`, `\p{Lu}`, `\p{Ll}` and
 * `\p{N}` become plain ranges: with the flag "u", which the classes would need, V8 takes ten times as long to compile.
 */
export function regExp(source: string, flags = ''): RegExp {
  if (!source.includes('\\p{') && !source.includes('\\P{')) return new RegExp(source, flags);
  const ignoresCase = flags.includes('i');
  const plain = source.replace(ESCAPE_OR_CLASS, (element) =>
    plainProperties(element, (name) => rangesOfProperty(name, ignoresCase)),
  );
  return new RegExp(plain, /\\[pP]\{/.test(plain) ? `${flags}u` : flags);
}

/** The same, made at the first use: most expressions of rules are never tried in an article. */
export function lateRegExp(source: string, flags = ''): () => RegExp {
  let made: RegExp | undefined;
  return () => {
    made ??= regExp(source, flags);
    return made;
  };
}

/** The same for an expression of the code: `light(/\p{Lu}/u)`. */
export function light({ source, flags }: RegExp): RegExp {
  return regExp(source, flags.replace('u', ''));
}
