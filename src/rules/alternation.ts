/** Word lists as alternations of a regular expression. */

/**
 * Patterns of relations and asides run over masked sentences, whose white space is single blanks; text patterns over the
 * article. Of relations case never counts, so that classes of letters are written out at once.
 */
export type PatternMode = 'relation' | 'aside' | 'text';

/** From where an expression is matched: V8 reads what stands in a lookbehind from its end backward. */
export type Reading = 'forward' | 'backward';

/** A character of a list's word: either apostrophe, any hyphen, and in running text any white space. */
function escapeChar(char: string, mode: PatternMode): string {
  if (char === "'" || char === '’') return "['’]";
  if (char === '-') return '[-\u2010\u2011]';
  if (char === ' ' && mode === 'text') return '\\s{1,3}';
  return char.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}

/** Words by the character that is read next; `end` where one of them ends here. */
interface Branch {
  readonly next: Map<string, Branch>;
  end: boolean;
}

function branchOf(words: readonly string[], reading: Reading): Branch {
  const root: Branch = { next: new Map(), end: false };
  for (const word of words) {
    let at = root;
    const chars = [...word];
    for (const char of reading === 'forward' ? chars : chars.reverse()) {
      const next = at.next.get(char) ?? { next: new Map(), end: false };
      at.next.set(char, next);
      at = next;
    }
    at.end = true;
  }
  return root;
}

/**
 * What words share where they are read first is written once: V8 compiles and runs that up to twice as fast as a plain
 * list, and in a lookbehind ten times as fast as if the words shared their beginnings.
 */
function written({ next, end }: Branch, mode: PatternMode, reading: Reading): string {
  const each = [...next].map(([char, branch]) => {
    const [here, rest] = [escapeChar(char, mode), written(branch, mode, reading)];
    return reading === 'forward' ? here + rest : rest + here;
  });
  if (each.length === 0) return '';
  if (each.length === 1 && !end) return each.join('');
  return `(?:${each.join('|')})${end ? '?' : ''}`;
}

/**
 * The alternation of a list, bounded by words on both sides; of two words that begin alike the longer one goes first.
 * A word that begins or ends with a mark ("Inc.") only asks that no word character touches it.
 * Read backward it takes the same words, but which of two that end alike goes first is not said.
 */
export function alternation(words: readonly string[], mode: PatternMode, reading: Reading = 'forward'): string {
  const sorted = [...new Set(words)].sort();
  const start = sorted.every((word) => /^\w/.test(word)) ? '\\b' : '(?<!\\w)';
  const end = sorted.every((word) => /\w$/.test(word)) ? '\\b' : '(?!\\w)';
  return start + written(branchOf(sorted, reading), mode, reading) + end;
}
