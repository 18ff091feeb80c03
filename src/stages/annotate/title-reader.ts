import type { Tokens } from '../../types.ts';
import { TokenFlag } from '../../types.ts';
import { type Grammar, Word } from './title-words.ts';

/** Where the grammar reads: the tokens of one article, and the bounds of the sentence in hand. */
export interface Reader {
  readonly text: string;
  readonly tokens: Tokens;
  readonly grammar: Grammar;
  first: number;
  last: number;
}

export const word = (r: Reader, i: number): string => r.text.slice(r.tokens.start[i], r.tokens.end[i]);
export const inside = (r: Reader, i: number): boolean => i >= r.first && i < r.last;
export const lower = (r: Reader, i: number): string => (inside(r, i) ? word(r, i).toLowerCase() : '');
export const has = (r: Reader, i: number, flag: number): boolean =>
  inside(r, i) && ((r.tokens.flags[i] ?? 0) & flag) !== 0;
export const capital = (r: Reader, i: number): boolean => has(r, i, TokenFlag.upper);

/** What the word at token `i` can be inside a title. */
export function bits(r: Reader, i: number): number {
  if (!inside(r, i)) return 0;
  const w = word(r, i);
  return r.grammar.words(w) || r.grammar.words(w.toLowerCase());
}

/** At most one blank between token `i` and the next. */
export function close(r: Reader, i: number): boolean {
  const gap = (r.tokens.start[i + 1] ?? 0) - (r.tokens.end[i] ?? 0);
  return gap === 0 || (gap === 1 && r.text.charCodeAt(r.tokens.end[i] ?? 0) !== 10);
}

/** A field of work, known by the lists or by its ending. */
export function isField(r: Reader, i: number): boolean {
  if (!has(r, i, TokenFlag.word)) return false;
  const b = bits(r, i);
  if ((b & (Word.field | Word.part | Word.area | Word.scope)) !== 0) return true;
  const w = lower(r, i);
  return w.length > 6 && (b & Word.house) === 0 && r.grammar.form.test(w) && !r.grammar.organization.has(w);
}
