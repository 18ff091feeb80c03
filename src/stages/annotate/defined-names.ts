import { light } from '../../regexp.ts';
import type { Span } from '../../types.ts';

/** "(RSSA)", "(“RSSA”)", "(the “IVIC”)": two to eight letters, most of them capitals. */
const SHORT = light(/ \((?:the )?[“"‘']?(?<short>\p{Lu}[\p{Lu}\p{Ll}&.-]{1,9})[”"’']?\)/gu);
/** Words of a long form that its short form may leave out. */
const SMALL = /^(?:of|for|and|the|in|on|at|to|de|del|des|du|la|&|y|et|e|und|für)$/;
/** A word with a capital, hyphens and apostrophes inside. */
const WORD = light(/^\p{Lu}[\p{L}\p{N}'’.-]*$/u);
/** How many small words a long form may hold for each letter of the short one. */
const REACH = 2;

/**
 * Finds the long forms that the text itself gives for letters in parentheses: "Registered Social Analysts (RSA)".
 * In: the article's text. Out: the spans of all places of these long forms, sorted by start; a long form is found where the
 * letters are the initials of the words before them, small words left out at will (after Schwartz and Hearst 2003).
 */
export function findDefinedNames(text: string): Span[] {
  const found: Span[] = [];
  for (const m of text.matchAll(SHORT)) {
    const letters = (m.groups?.['short'] ?? '').replace(/[^\p{Lu}]/gu, '');
    if (letters.length < 2) continue;
    const start = startOf(text, m.index - legalForm(text, m.index), letters);
    if (start >= 0 && start >= (found.at(-1)?.end ?? 0)) found.push({ start, end: m.index });
  }
  return found.length === 0 ? found : everywhere(text, found);
}

/** The same long forms at all their places. */
function everywhere(text: string, found: readonly Span[]): Span[] {
  const spans = new Map<number, Span>();
  const names = found.map((f) => text.slice(f.start, f.end));
  for (const name of new Set([
    ...names,
    ...names.map((n) => (n.includes(' & ') ? n.replace(' & ', ' and ') : n.replace(' and ', ' & '))),
  ])) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const end = at + name.length;
      if (!/[\w-]/.test(text[end] ?? '') && !spans.has(at)) spans.set(at, { start: at, end });
    }
  }
  return [...spans.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

const FORM =
  /,? (?:Inc\.?|Incorporated|Ltd\.?|Limited|LLC|Corp\.?|Corporation|Co\.?, Ltd\.?|Company|GmbH|AG|PLC|plc|S\.A\.|B\.V\.)$/;

/** Length of the legal form that ends at `end`, which the letters leave out; 0 where none does. */
const legalForm = (text: string, end: number): number =>
  FORM.exec(text.slice(Math.max(0, end - 16), end))?.[0].length ?? 0;

/** Walks back from `end` word by word, each with a capital for the next letter; -1 where a word does not fit. */
function startOf(text: string, end: number, letters: string): number {
  let left = letters.length;
  let at = end;
  for (let steps = 0; left > 0 && steps < letters.length * REACH; steps++) {
    const start = wordStart(text, at);
    const word = text.slice(start, at).replace(/,$/, '');
    if (WORD.test(word)) {
      if (word[0] !== letters[left - 1]) return -1;
      left--;
      if (left === 0) return start;
    } else if (!SMALL.test(word)) return -1;
    if (text[start - 1] !== ' ') return -1;
    at = start - 1;
  }
  return -1;
}

function wordStart(text: string, end: number): number {
  let at = end;
  while (at > 0 && !/\s/.test(text[at - 1] ?? '')) at--;
  return at;
}
