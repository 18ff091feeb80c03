/** Words of a list as part of a regular expression. */

/** A word as it stands, whatever signs are in it. */
export const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** One of the words, the longest first; without words what never matches. */
export const oneOf = (words: readonly string[] = []): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|') || '(?!)';
