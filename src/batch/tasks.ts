/** Inputs → tasks, one at a time, in order. A task is plain data: it can be done here or sent to a worker. */
import { describeReadError, openBytes, readStreamBytes, tooLarge } from '../stages/read.ts';
import type { Article, ErrorRecord } from '../types.ts';
import type { Input } from './inputs.ts';
import { linesOf } from './lines.ts';
import { articleFrom } from './read.ts';

/** What becomes one record. */
export type Task = TaskPlace &
  (
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'line'; readonly path?: string; readonly bytes: Uint8Array }
    /** What came whole, or did not come; `bytes` are those that it was made of. */
    | { readonly kind: 'given'; readonly result: Article | ErrorRecord; readonly bytes?: Uint8Array }
  );

interface TaskPlace {
  /** For messages: the file, or file and line. */
  readonly place: string;
  /** The source of the record, where the article does not bring its own. */
  readonly source: string;
  /** For the name of an output file; null: the source of the record. */
  readonly name: string | null;
  /** The input as it was named, "-" for stdin; null where the argument led to nothing. */
  readonly file: string | null;
}

export const INPUT_FORMATS = {
  text: ['.txt', '.txt.gz'],
  ndjson: ['.ndjson', '.jsonl', '.ndjson.gz', '.jsonl.gz'],
} as const;
export type InputFormat = keyof typeof INPUT_FORMATS;

export interface TaskOptions {
  readonly format: InputFormat;
  /** Larger articles are refused. */
  readonly maxBytes: number;
  /** Asked for when it is read first. */
  readonly stdin: () => AsyncIterable<Uint8Array | string>;
}

/** Files are read by those who do the tasks; only streams are read here. */
export async function* tasksOf(inputs: AsyncIterable<Input>, options: TaskOptions): AsyncGenerator<Task> {
  for await (const input of inputs) {
    const { source } = input;
    const place = placeOf(input);
    if (input.kind === 'missing') yield given({ place, source, name: place, file: null }, input.error);
    else if (options.format === 'ndjson') yield* lineTasks(input, options);
    else if (input.kind === 'file')
      yield { kind: 'file', place, source, name: input.name, file: source, path: input.path };
    else yield await stdinTask({ place, source, name: input.name, file: '-' }, options);
  }
}

/** Messages call stdin by its name, not by its sign. */
function placeOf({ kind, source }: Input): string {
  return kind === 'stdin' && source === '-' ? 'stdin' : source;
}

function given(at: TaskPlace, error: string): Task {
  return { ...at, kind: 'given', result: { source: at.source, error } };
}

async function stdinTask(at: TaskPlace, { stdin, maxBytes }: TaskOptions): Promise<Task> {
  try {
    const read = await readStreamBytes(stdin(), maxBytes);
    if (!read.ok) return given(at, read.error);
    return { ...at, kind: 'given', result: articleFrom(read.bytes, at.source), bytes: read.bytes };
  } catch (error) {
    return given(at, describeReadError(error));
  }
}

async function* lineTasks(
  input: Exclude<Input, { kind: 'missing' }>,
  { stdin, maxBytes }: TaskOptions,
): AsyncGenerator<Task> {
  const path = input.kind === 'file' ? input.path : undefined;
  const name = placeOf(input);
  const file = input.kind === 'file' ? input.source : '-';
  try {
    const stream = path === undefined ? stdin() : openBytes(path);
    for await (const { number, bytes } of linesOf(stream, maxBytes)) {
      const place = `${name}:${number}`;
      const at = { place, source: place, name: null, file };
      // A copy of the line alone: sending it sends the memory that it lies in.
      if (bytes !== null)
        yield { ...at, kind: 'line', bytes: new Uint8Array(bytes), ...(path !== undefined && { path }) };
      else yield given(at, tooLarge(maxBytes).error);
    }
  } catch (error) {
    yield given({ place: name, source: input.source, name, file }, describeReadError(error));
  }
}
