/** Tasks → what became of them, in order: done here if they are few, by threads if they are many. */
import { grouped, ordered } from './order.ts';
import { openPool, type Pool, type Thread } from './pool.ts';
import type { Task } from './tasks.ts';
import { type Done, lostTask, openWork, type Settings } from './work.ts';

/** Makes threads that do the work of the settings. */
export type Threads = (settings: Settings) => Promise<() => Thread>;

export interface RunOptions {
  readonly settings: Settings;
  /** Threads that work at the same time; 1: only this one. */
  readonly jobs: number;
  /** Missing where there are none but this one. */
  readonly threads?: Threads | undefined;
  /** Milliseconds that an article may take; then all is done by threads, which can be ended. */
  readonly limit?: number | undefined;
  /** Milliseconds. */
  now(): number;
}

export interface Finished {
  readonly task: Task;
  readonly done: Done;
}

/** Milliseconds of work done here before threads are started: they need about as long to be ready. */
const ALONE = 250;
/** Tasks per message. */
const GROUP = 16;
/** Bytes per message. */
const HEAVY = 256 * 1024;
/** Messages per thread that are under way, or done and wait for an older one. */
const AHEAD = 4;

/**
 * Does the tasks and gives the results in their order, the same whatever `jobs` is. Begins in this thread; if the work
 * goes on, it starts others, and leaves it to them as soon as one is ready.
 */
export async function* runTasks(tasks: AsyncIterable<Task>, options: RunOptions): AsyncGenerator<Finished> {
  const source = tasks[Symbol.asyncIterator]();
  const { limit } = options;
  const work = await openWork(options.settings);
  let pool = limit === undefined ? null : await startPool(options);
  let busy = 0;
  try {
    while (limit === undefined && !pool?.isReady()) {
      const next = await source.next();
      if (next.done) return;
      const start = options.now();
      const done = await work(next.value);
      busy += options.now() - start;
      yield { task: next.value, done };
      if (pool === null && options.jobs > 1 && busy > ALONE) pool = await startPool(options);
    }
    if (pool !== null) yield* pooled(source, pool, options);
  } finally {
    // Not waited for: it may be waiting itself, for a line that never comes.
    source.return?.().catch(() => {});
    await pool?.close();
  }
}

async function startPool({ settings, jobs, threads, limit }: RunOptions): Promise<Pool<Task, Done> | null> {
  if (threads === undefined) return null;
  return openPool({ threads: jobs, start: await threads(settings), lost: await lostTask(settings), limit });
}

async function* pooled(
  source: AsyncIterator<Task>,
  pool: Pool<Task, Done>,
  { jobs, limit }: RunOptions,
): AsyncGenerator<Finished> {
  const groups = grouped(source, limit === undefined ? GROUP : 1, weightOf, HEAVY);
  const start = async (tasks: readonly Task[]) => ({ tasks, dones: await pool.run(tasks) });
  for await (const { tasks, dones } of ordered(groups, start, jobs * AHEAD)) {
    for (const [i, task] of tasks.entries()) yield { task, done: dones[i]! };
  }
}

/** Bytes that travel with a task. */
function weightOf(task: Task): number {
  return task.kind === 'file' ? 0 : (task.bytes?.length ?? 0);
}
