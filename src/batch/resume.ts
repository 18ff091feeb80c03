/** Going on with a run that was ended: the records that are there are compared with the inputs, one by one, and not made again. */
import { createReadStream } from 'node:fs';
import { linesOf } from './lines.ts';
import { sourceOf } from './read.ts';
import type { Task } from './tasks.ts';

/** What earlier runs have done, as far as it has been gone through. */
export interface Earlier {
  records: number;
  errors: number;
}

/** The records that are there are not those of the inputs. */
export class ResumeError extends Error {
  override readonly name = 'ResumeError';
}

/**
 * The tasks that have no record yet. Throws ResumeError where a record is not that of its task.
 * @param path an NDJSON file of records
 * @param length bytes of it that hold whole records
 * @param earlier counts the records
 */
export async function* remaining(
  tasks: AsyncIterable<Task>,
  path: string,
  length: number,
  earlier: Earlier,
): AsyncGenerator<Task> {
  const records = length === 0 ? null : recordsOf(path, length);
  for await (const task of tasks) {
    const record = await records?.next();
    if (record === undefined || record.done) {
      yield task;
      continue;
    }
    earlier.records++;
    const { source, isError } = record.value;
    if (isError) earlier.errors++;
    const wanted = sourceOf(task);
    if (source !== wanted)
      throw new ResumeError(`record ${earlier.records} is of ${source}, but the input is ${wanted}`);
  }
  if (records !== null && !(await records.next()).done)
    throw new ResumeError('it has more records than there are inputs');
}

/** How every record of the format begins. */
const BEGINNING = /^\{"source":("(?:[^"\\]|\\.)*"),("error":)?/;

async function* recordsOf(path: string, length: number): AsyncGenerator<{ source: string; isError: boolean }> {
  const stream = createReadStream(path, { end: length - 1 });
  for await (const { number, bytes } of linesOf(stream, Number.POSITIVE_INFINITY)) {
    const [, source, error] = BEGINNING.exec(bytes?.toString() ?? '') ?? [];
    if (source === undefined) throw new ResumeError(`line ${number} is no record`);
    yield { source: JSON.parse(source), isError: error !== undefined };
  }
}
