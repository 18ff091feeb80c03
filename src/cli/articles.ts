/** Inputs → articles, one at a time, in order; what cannot be read is an error record in its place. */
import { describeReadError, openBytes, readArticleFile, readStream } from '../stages/read.ts';
import type { Article, ErrorRecord } from '../types.ts';
import type { Input } from './inputs.ts';
import type { Io } from './io.ts';
import { articlesOf } from './lines.ts';

export interface Loaded {
  /** For messages: the file, or file and line. */
  readonly place: string;
  /** For the name of an output file. */
  readonly name: string;
  /** Absolute path of the input; undefined for stdin. */
  readonly path: string | undefined;
  readonly result: Article | ErrorRecord;
}

export const INPUT_FORMATS = { text: ['.txt'], ndjson: ['.ndjson', '.jsonl'] } as const;
export type InputFormat = keyof typeof INPUT_FORMATS;

export async function* loadArticles(
  inputs: AsyncIterable<Input>,
  format: InputFormat,
  maxBytes: number,
  io: Io,
): AsyncGenerator<Loaded> {
  for await (const input of inputs) {
    const place = placeOf(input);
    if (input.kind === 'missing') {
      yield { place, name: place, path: undefined, result: { source: input.source, error: input.error } };
    } else if (format === 'ndjson') {
      yield* loadLines(input, maxBytes, io);
    } else {
      yield { place, name: input.name, path: pathOf(input), result: await loadText(input, maxBytes, io) };
    }
  }
}

/** Messages call stdin by its name, not by its sign. */
function placeOf({ kind, source }: Input): string {
  return kind === 'stdin' && source === '-' ? 'stdin' : source;
}

type Readable = Exclude<Input, { kind: 'missing' }>;

function pathOf(input: Readable): string | undefined {
  return input.kind === 'file' ? input.path : undefined;
}

async function loadText(input: Readable, maxBytes: number, io: Io): Promise<Article | ErrorRecord> {
  const { source } = input;
  try {
    const read = await (input.kind === 'stdin'
      ? readStream(io.stdin, maxBytes)
      : readArticleFile(input.path, maxBytes));
    return read.ok ? { source, text: read.text } : { source, error: read.error };
  } catch (error) {
    return { source, error: describeReadError(error) };
  }
}

async function* loadLines(input: Readable, maxBytes: number, io: Io): AsyncGenerator<Loaded> {
  const path = pathOf(input);
  const name = placeOf(input);
  try {
    const stream = path === undefined ? io.stdin : openBytes(path);
    for await (const { place, result } of articlesOf(stream, name, maxBytes)) {
      yield { place, name: nameOf(result.source), path, result };
    }
  } catch (error) {
    yield { place: name, name, path, result: { source: input.source, error: describeReadError(error) } };
  }
}

/** An id is no path: its slashes are not folders. */
function nameOf(id: string): string {
  return id.replaceAll(/[/\\]/g, '_');
}
