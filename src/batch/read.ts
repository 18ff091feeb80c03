/** A task → its article, and the bytes that it was made of. */
import { decode, readFileBytes } from '../stages/read.ts';
import type { Article, ErrorRecord } from '../types.ts';
import { parseLine } from './lines.ts';
import type { Task } from './tasks.ts';

export interface Reading {
  readonly result: Article | ErrorRecord;
  /** Of the file or line, decompressed; null where there are none: it could not be read. */
  readonly bytes: Uint8Array | null;
}

/** Reads what a task names; never rejects. @param maxBytes larger articles are refused */
export async function readTask(task: Task, maxBytes: number): Promise<Reading> {
  if (task.kind === 'given') return { result: task.result, bytes: task.bytes ?? null };
  if (task.kind === 'line') return { result: parseLine(task.bytes, task.source), bytes: task.bytes };
  const { source } = task;
  const read = await readFileBytes(task.path, maxBytes);
  if (!read.ok) return { result: { source, error: read.error }, bytes: null };
  return { result: articleFrom(read.bytes, source), bytes: read.bytes };
}

/** Decodes the bytes of a text. */
export function articleFrom(bytes: Uint8Array, source: string): Article | ErrorRecord {
  const decoded = decode(bytes);
  return decoded.ok ? { source, text: decoded.text } : { source, error: decoded.error };
}

/** The source of the record, for which a line must be read. */
export function sourceOf(task: Task): string {
  return task.kind === 'line' ? parseLine(task.bytes, task.source).source : task.source;
}
