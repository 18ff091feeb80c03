/** A part of the inputs, the same part in every run and on every machine. */
import { createHash } from 'node:crypto';
import { sourceOf } from './read.ts';
import type { Task } from './tasks.ts';

/** "3/16": `number` is 3, from 1; `of` is 16. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** The tasks of one shard. What decides is the name of the input alone, not what else there is. */
export async function* sharded(tasks: AsyncIterable<Task>, shard: Shard): AsyncGenerator<Task> {
  for await (const task of tasks) if (shardOf(task.name ?? sourceOf(task), shard.of) === shard.number) yield task;
}

/**
 * @param name of a file the path below the argument that led to it, of a line its id
 * @returns from 1 to `of`: the first six bytes of the name's SHA-256, big-endian, modulo `of`, plus one
 */
export function shardOf(name: string, of: number): number {
  return (createHash('sha256').update(name).digest().readUIntBE(0, 6) % of) + 1;
}
