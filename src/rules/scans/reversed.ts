/** Regular expressions read from right to left, so that how their matches end can be told as how they begin. */

const ATOM =
  /\\(?:u[\dA-Fa-f]{4}|[pP]\{[^}]*\}|k<\w+>|[\s\S])|\[(?:\\[\s\S]|[^\]\\])*\]|\((?:\?(?:<?[=!]|:|<\w+>))?|[\s\S]/y;
const QUANTIFIER = /(?:[?*+]|\{\d+,?\d*\})\??/y;

interface Cursor {
  readonly source: string;
  at: number;
}

function take(pattern: RegExp, cursor: Cursor): string {
  pattern.lastIndex = cursor.at;
  const text = pattern.exec(cursor.source)?.[0] ?? '';
  cursor.at += text.length;
  return text;
}

/** From the cursor to the end of its group, or of the source. */
function alternatives(cursor: Cursor): string {
  const all: string[] = [];
  let alternative = '';
  while (cursor.at < cursor.source.length && cursor.source[cursor.at] !== ')') {
    const atom = take(ATOM, cursor);
    if (atom === '|') {
      all.push(alternative);
      alternative = '';
      continue;
    }
    let whole = atom;
    if (atom[0] === '(') {
      whole += `${alternatives(cursor)})`;
      cursor.at += 1;
    }
    alternative = whole + take(QUANTIFIER, cursor) + alternative;
  }
  return [...all, alternative].join('|');
}

/**
 * The source of an expression that matches each text of the given one turned round. What stands in lookarounds is turned
 * too, though it says nothing then: `beginnings` does not look into them.
 */
export const reversed = (source: string): string => alternatives({ source, at: 0 });
