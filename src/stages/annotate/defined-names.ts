import { light } from '../../regexp.ts';
import type { Span } from '../../types.ts';

/** "(RSSA)", "(“RSSA”)", "(the “IVIC”)": two to eight letters, most of them capitals. */
const SHORT = light(/ \((?:the )?[“"‘']?(?<short>\p{Lu}[\p{Lu}\p{Ll}&.-]{1,9})[”"’']?\)/gu);
/** Words of a long form that its short form may leave out. */
const SMALL = /^(?:of|for|and|the|in|on|at|to|de|del|des|du|la|&|y|et|e|und|für)$/;
/** A word with a capital, hyphens and apostrophes inside. */
const WORD = light(/^\p{Lu}[\p{L}\p{N}'’.-]*$/u);
/** What may go on behind the letters: "Heart and Vein Education (HAVE) Coalition". */
const HEAD =
  /^ (?:Coalition|Foundation|Institute|Cent(?:er|re)|Society|Consortium|Alliance|Network|Association|Trust|Council|Hospital|Clinic|University|Academy|Federation|League|Collaborative|Laboratory|Corporation|Initiative|Project|Program(?:me)?)\b(?! [A-Z(])/;
/** A name that has its head before the letters is whole there: "Advanced Projects Agency (APA) Program". */
const HEADED =
  /(?:Agency|Association|Society|Institutes?|Cent(?:er|re)s?|Foundation|University|Hospital|College|School|Council|Department|Ministry|Administration|Authority|Corporation|Company|Commission|Organi[sz]ation|Group|Network|Union|Board|Bank|Service|Services|Office|Fund|Act)$/;
/** A word of the long form that is letters itself ("UK Export Finance (UKEF)"). */
const LETTERED = /^[A-Z]{2,4}$/;
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
    const close = m.index + m[0].length;
    const head = HEADED.test(text.slice(Math.max(0, m.index - 14), m.index))
      ? null
      : HEAD.exec(text.slice(close, close + 24));
    const start = head
      ? startOf(text, m.index, letters, true)
      : startOf(text, m.index - legalForm(text, m.index), letters);
    const end = head ? close + head[0].length : m.index;
    if (start >= 0 && start >= (found.at(-1)?.end ?? 0)) found.push({ start, end });
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

/**
 * Walks back from `end` word by word, each with a capital for the next letter, or as a loose reading for up to three letters
 * in their order ("BRAVE" of "Burn Renewal and Advocacy Education"); -1 where a word does not fit.
 */
function startOf(text: string, end: number, letters: string, isLoose = false): number {
  let left = letters.length;
  let at = end;
  for (let steps = 0; left > 0 && steps < letters.length * REACH; steps++) {
    const start = wordStart(text, at);
    const word = text.slice(start, at).replace(/,$/, '');
    if (WORD.test(word)) {
      const own = given(word, letters, left, isLoose);
      if (own === 0) return -1;
      left -= own;
      if (left === 0) return start;
    } else if (!SMALL.test(word)) return -1;
    if (text[start - 1] !== ' ') return -1;
    at = start - 1;
  }
  return -1;
}

/** How many of the letters the word gives that ends where `left` of them are still to be found; 0: none. "UK" gives both of its own. */
function given(word: string, letters: string, left: number, isLoose: boolean): number {
  if (left >= word.length && LETTERED.test(word) && letters.slice(0, left).endsWith(word)) return word.length;
  for (let n = 1; n <= (isLoose ? 3 : 1) && n <= left; n++) {
    const own = letters.slice(left - n, left);
    let at = 0;
    for (let i = 1; at >= 0 && i < n; i++) at = word.toUpperCase().indexOf(own[i] ?? '', at + 1);
    if (word[0] === own[0] && at >= 0) return n;
  }
  return 0;
}

function wordStart(text: string, end: number): number {
  let at = end;
  while (at > 0 && !/\s/.test(text[at - 1] ?? '')) at--;
  return at;
}
