/**
 * The notation of examples: text with marked stretches, `{org as parties: Acme Bio} signed with {org: Mercy Hospital}.`
 * A mark may hold others: `with {aside: {org: Orvane}'s rival} {org: Acme Bio}`. All kinds of rules use it.
 */
import type { Span } from '../types.ts';

/** A marked stretch of an example; offsets into the text without braces. */
export interface Mark extends Span {
  readonly type: string;
  readonly role?: string;
}

export interface Example {
  /** The sentence without its braces. */
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** An example that cannot be read; `offset` is where, in UTF-16 code units of the example as written. */
export class ExampleError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = 'ExampleError';
    this.offset = offset;
  }
}

const OPENS = /\{(?<type>[a-z]+)(?: as (?<role>[a-z][a-z0-9-]*))?: ?/y;

/** Reads an example. A brace that belongs to no mark, or a mark with nothing in it, throws ExampleError. */
export function parseExample(source: string): Example {
  const marks: Mark[] = [];
  /** Marks not closed yet, and where in the example they open. */
  const open: { readonly index: number; readonly at: number }[] = [];
  let text = '';
  for (let at = 0; at < source.length; ) {
    OPENS.lastIndex = at;
    const { type, role } = OPENS.exec(source)?.groups ?? {};
    if (type !== undefined) {
      open.push({ index: marks.length, at });
      marks.push({ type, start: text.length, end: text.length, ...(role !== undefined && { role }) });
      at = OPENS.lastIndex;
      continue;
    }
    const inner = source[at] === '}' ? open.pop() : undefined;
    if (inner !== undefined) close(marks, inner, text.length);
    else if (/[{}]/.test(source[at]!)) stray(at);
    else text += source[at];
    at++;
  }
  const [left] = open;
  if (left !== undefined) stray(left.at);
  return { text, marks };
}

function close(marks: Mark[], { index, at }: { readonly index: number; readonly at: number }, end: number): void {
  const mark = marks[index]!;
  if (mark.start === end) throw new ExampleError(`{${mark.type}: } marks nothing`, at);
  marks[index] = { ...mark, end };
}

function stray(at: number): never {
  throw new ExampleError('a brace that belongs to no mark; write {type: text}', at);
}
