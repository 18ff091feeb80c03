/** NDJSON input: lines of `{id, text, title?, published?, url?}`, one at a time, whatever the size of the whole. */
import { inflated } from '../stages/read/gzip.ts';
import { decode } from '../stages/read.ts';
import type { Article, ErrorRecord } from '../types.ts';
import { isCalendarDate } from './dates.ts';

const LINE_FEED = 0x0a;

/** One line; `bytes` is null where it is larger than the limit. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly bytes: Buffer | null;
}

/** The lines of a stream, compressed or not, that are not blank, without their line feed. What is kept of one never exceeds `maxBytes`. */
export async function* linesOf(stream: AsyncIterable<Uint8Array | string>, maxBytes: number): AsyncGenerator<Line> {
  for await (const line of allLines(utf8(inflated(stream)), maxBytes)) {
    if (line.bytes === null || !isBlank(line.bytes)) yield line;
  }
}

async function* allLines(stream: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Line> {
  let number = 1;
  let size = 0;
  let parts: Buffer[] = [];
  const take = (part: Buffer) => {
    size += part.length;
    if (size <= maxBytes) parts.push(part);
    else parts = [];
  };
  const finish = (): Line => {
    const bytes = size > maxBytes ? null : parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    parts = [];
    size = 0;
    return { number: number++, bytes };
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let to = chunk.indexOf(LINE_FEED); to !== -1; to = chunk.indexOf(LINE_FEED, from)) {
      take(chunk.subarray(from, to));
      from = to + 1;
      yield finish();
    }
    take(chunk.subarray(from));
  }
  if (size > 0) yield finish();
}

/** The stream in UTF-8: PowerShell's `>` writes UTF-16 with a byte order mark. */
async function* utf8(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let first = true;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    if (first && bytes[0] === 0xff && bytes[1] === 0xfe) decoder = new TextDecoder('utf-16le');
    if (first && bytes[0] === 0xfe && bytes[1] === 0xff) decoder = new TextDecoder('utf-16be');
    first = false;
    yield decoder === null ? bytes : Buffer.from(decoder.decode(bytes, { stream: true }));
  }
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

// ── one line ─────────────────────────────────────────────────────────────────────────────────────────

/** What a line may hold, before it is checked; null counts as missing. */
interface Fields {
  readonly id?: unknown;
  readonly text?: unknown;
  readonly title?: unknown;
  readonly published?: unknown;
  readonly url?: unknown;
}

/**
 * @param place where the line stands: the source of an article without an id
 * @returns the article of a line, or why there is none
 */
export function parseLine(bytes: Uint8Array, place: string): Article | ErrorRecord {
  const decoded = decode(bytes);
  if (!decoded.ok) return { source: place, error: decoded.error };
  const value = parseJson(decoded.text);
  if (value === undefined) return { source: place, error: 'is not a line of JSON' };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { source: place, error: 'is not an object with "text"' };
  }
  const { id } = value as Fields;
  if (id != null && typeof id !== 'string' && typeof id !== 'number') {
    return { source: place, error: '"id" must be a string or a number' };
  }
  return articleOf(value, id == null || id === '' ? place : String(id));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function articleOf({ text, title, published, url }: Fields, source: string): Article | ErrorRecord {
  if (typeof text !== 'string') return { source, error: '"text" is missing or no string' };
  if (!/\S/.test(text)) return { source, error: 'is empty' };
  for (const [key, value] of Object.entries({ title, published, url })) {
    if (value != null && typeof value !== 'string') return { source, error: `"${key}" must be a string` };
  }
  // A time of day may follow the date.
  const date = published ? String(published).slice(0, 10) : '';
  if (date !== '' && !isCalendarDate(date)) return { source, error: '"published" must be a date like 2016-08-30' };
  return {
    source,
    text,
    ...(title ? { title: String(title) } : {}),
    ...(date === '' ? {} : { published: date }),
    ...(url ? { url: String(url) } : {}),
  };
}
