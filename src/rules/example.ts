/**
 * The notation of examples: text with marked stretches, `{org as parties: Acme Bio} signed with {org: Mercy Hospital}.`
 * Zones, entities, relations and cues all use it.
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

const MARK = /\{(?<type>[a-z]+)(?: as (?<role>[a-z][a-z0-9-]*))?: ?(?<inside>[^{}]*)\}/g;

/** Reads an example. A brace that belongs to no mark, or a mark with nothing in it, throws ExampleError. */
export function parseExample(source: string): Example {
  const marks: Mark[] = [];
  let text = '';
  let at = 0;
  for (const match of source.matchAll(MARK)) {
    const { type = '', role, inside = '' } = match.groups ?? {};
    text += plain(source, at, match.index);
    if (inside === '') throw new ExampleError(`{${type}: } marks nothing`, match.index);
    const span = { type, start: text.length, end: text.length + inside.length };
    marks.push(role === undefined ? span : { ...span, role });
    text += inside;
    at = match.index + match[0].length;
  }
  return { text: text + plain(source, at, source.length), marks };
}

/** A stretch between marks, which must not hold a brace. */
function plain(source: string, start: number, end: number): string {
  const stretch = source.slice(start, end);
  const brace = stretch.search(/[{}]/);
  if (brace >= 0) throw new ExampleError('a brace that belongs to no mark; write {type: text}', start + brace);
  return stretch;
}
