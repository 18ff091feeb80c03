/** Inputs → articles, for commands that look at each in this thread; what cannot be read is an error record in its place. */
import type { Input } from '../batch/inputs.ts';
import { readTask } from '../batch/read.ts';
import { type InputFormat, tasksOf } from '../batch/tasks.ts';

import type { Article, ErrorRecord } from '../types.ts';
import type { Io } from './io.ts';

export interface Loaded {
  /** For messages: the file, or file and line. */
  readonly place: string;
  readonly result: Article | ErrorRecord;
}

export async function* loadArticles(
  inputs: AsyncIterable<Input>,
  format: InputFormat,
  maxBytes: number,
  io: Io,
): AsyncGenerator<Loaded> {
  for await (const task of tasksOf(inputs, { format, maxBytes, stdin: () => io.stdin })) {
    const { result } = await readTask(task, maxBytes);
    yield { place: task.place, result };
  }
}
