import { MASK } from '../rules/pattern.ts';
import type { DateMention, Mention, MoneyMention, OrgMention, PersonMention, RefMention, Span } from '../types.ts';

/** Mentions that a masked sentence hides behind one character. */
export type MaskedMention = OrgMention | RefMention | PersonMention | DateMention | MoneyMention;

/**
 * A sentence with each mention replaced by one private-use character and white space folded to single blanks.
 * `at[i]` is the offset in the article of the i-th character; `mentions` are in order, one per mask character.
 */
export interface MaskedSentence {
  readonly text: string;
  readonly at: readonly number[];
  readonly mentions: ReadonlyMap<number, MaskedMention>;
  /** Offset in the article just behind the last character. */
  readonly end: number;
}

const maskOf = (m: MaskedMention): string => {
  if (m.type === 'ref') return m.number === 'many' ? MASK.refs : MASK.ref;
  return MASK[m.type];
};

/** Whether the mention is of a type that is masked. */
export const isMasked = (m: Mention): m is MaskedMention =>
  m.type === 'org' || m.type === 'ref' || m.type === 'person' || m.type === 'date' || m.type === 'money';

interface Builder {
  text: string;
  readonly at: number[];
  readonly mentions: Map<number, MaskedMention>;
}

/**
 * Masks one sentence.
 * In: the article, the sentence's span, its mentions (sorted, without overlap). Out: the masked sentence; linear.
 */
export function mask(article: string, sentence: Span, mentions: readonly MaskedMention[]): MaskedSentence {
  const b: Builder = { text: '', at: [], mentions: new Map() };
  let from = sentence.start;
  for (const m of mentions) {
    copy(b, article, from, m.start);
    b.mentions.set(b.text.length, m);
    b.text += maskOf(m);
    b.at.push(m.start);
    from = m.end + (m.type === 'org' ? tickerBehind(article, m) : 0);
  }
  copy(b, article, from, sentence.end);
  return { text: b.text, at: b.at, mentions: b.mentions, end: sentence.end };
}

/** "Kelmar Co Ltd KLM and Orvane Inc. ORV have": the length of the letters of a share behind a legal form. */
function tickerBehind(article: string, { start, end }: Span): number {
  if (article[end] !== ' ' || !LEGAL.test(article.slice(Math.max(start, end - LEGAL_LENGTH), end))) return 0;
  TICKER.lastIndex = end;
  return TICKER.exec(article)?.[0].length ?? 0;
}

const LEGAL_LENGTH = 12;
const LEGAL = / (?:Inc|Corp|Ltd|Co|PLC|plc|Corporation|Limited|Holdings)\.?$/;
const TICKER = / [A-Z]{2,5}(?=[ ,.;](?!\p{Lu}))/uy;

/** The masked sentence with a list behind it, as if its bullets stood in the sentence: "its partners are: A, B, C". */
export function withList(s: MaskedSentence, list: readonly MaskedMention[]): MaskedSentence {
  const text = s.text.replace(/ *[.:]? *$/, '');
  const b: Builder = { text: `${text}:`, at: s.at.slice(0, text.length), mentions: new Map(s.mentions) };
  b.at.push(s.at[text.length] ?? s.end);
  list.forEach((m, i) => {
    const joint = i === 0 ? ' ' : ', ';
    for (let k = 0; k < joint.length; k++) b.at.push(m.start);
    b.text += joint;
    b.mentions.set(b.text.length, m);
    b.text += maskOf(m);
    b.at.push(m.start);
  });
  return { text: b.text, at: b.at, mentions: b.mentions, end: list.at(-1)?.end ?? s.end };
}

/** Copies a stretch of the article, each run of white space as one blank. */
function copy(b: Builder, article: string, from: number, to: number): void {
  let start = from;
  for (let i = from; i < to; i++) {
    if (!isSpace(article.charCodeAt(i))) {
      b.at.push(i);
      continue;
    }
    b.text += article.slice(start, i);
    if (!b.text.endsWith(' ')) {
      b.text += ' ';
      b.at.push(i);
    }
    while (i + 1 < to && isSpace(article.charCodeAt(i + 1))) i++;
    start = i + 1;
  }
  b.text += article.slice(start, to);
}

/** As `\s`. */
const isSpace = (code: number): boolean =>
  code === 32 || (code > 8 && code < 14) || (code > 159 && /\s/.test(String.fromCharCode(code)));

/** The masked sentence with a word, or nothing, in place of some ranges of its own text (sorted, without overlap). */
export function reworded(s: MaskedSentence, found: readonly Span[], word: string): MaskedSentence {
  if (found.length === 0) return s;
  let text = '';
  const at: number[] = [];
  const mentions = new Map<number, MaskedMention>();
  let from = 0;
  const keep = (to: number): void => {
    for (let i = from; i < to; i++) {
      const m = s.mentions.get(i);
      if (m) mentions.set(at.length, m);
      at.push(s.at[i] ?? s.end);
    }
    text += s.text.slice(from, to);
  };
  for (const { start, end } of found) {
    keep(start);
    for (let k = 0; k < word.length; k++) at.push(s.at[start] ?? s.end);
    text += word;
    from = end;
  }
  keep(s.text.length);
  return { text, at, mentions, end: s.end };
}

/** The spans of all matches of a global expression. (`matchAll` would make a new expression at each call.) */
export function ranges(text: string, pattern: RegExp): Span[] {
  const found: Span[] = [];
  pattern.lastIndex = 0;
  for (let m = pattern.exec(text); m !== null; m = pattern.exec(text)) {
    found.push({ start: m.index, end: m.index + m[0].length });
    if (m[0] === '') pattern.lastIndex++;
  }
  return found;
}

/** The masked sentence without some ranges of its own text (sorted, without overlap). */
export const drop = (s: MaskedSentence, found: readonly Span[]): MaskedSentence => reworded(s, found, '');
