/** Threads that share the work; one that dies or hangs costs one article, and another takes its place. */

/** What the pool asks of a thread: a worker of node:worker_threads has it. */
export interface Thread {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  terminate(): Promise<unknown>;
}

/** A thread says this first, when it can begin; after that, it answers each list of tasks with a list of results. */
export const READY = 'ready';

export interface PoolOptions<T, R> {
  /** At most so many at a time. There are two at first; while work waits though all are ready, their number doubles. */
  readonly threads: number;
  start(): Thread;
  /** The result of a task that its thread did not survive. */
  lost(task: T, reason: string): R;
  /** Milliseconds that a list of tasks may take; a thread over it is ended. Missing: any time. */
  readonly limit?: number | undefined;
}

export interface Pool<T, R> {
  /** Whether a thread can begin. Throws where none ever will. */
  isReady(): boolean;
  /** Does the tasks in one thread, one after the other. Rejects where no thread can begin. */
  run(tasks: readonly T[]): Promise<readonly R[]>;
  close(): Promise<void>;
}

/** Threads that are started at once: each takes time and memory to begin, so a short batch on many cores starts no more. */
const FIRST = 2;
/** Lists that wait inside a thread, so that it need not wait for the next one: what it does and what it does next. */
const DEPTH = 2;

interface Piece<T, R> {
  readonly tasks: readonly T[];
  settle(results: readonly R[]): void;
  fail(error: Error): void;
}

interface Member<T, R> {
  readonly thread: Thread;
  /** What it was given, in order; it is at the first. */
  readonly pieces: Piece<T, R>[];
  ready: boolean;
  /** Ends the thread, where there is a limit. */
  timer: ReturnType<typeof setTimeout> | undefined;
}

export function openPool<T, R>({ threads, start, lost, limit }: PoolOptions<T, R>): Pool<T, R> {
  const waiting: Piece<T, R>[] = [];
  const members = new Set<Member<T, R>>();
  let begun = false;
  let broken: Error | null = null;

  // With a limit there is no next one inside: its time would run.
  const deepest = limit === undefined ? DEPTH : 1;
  const feed = () => {
    for (let depth = 0; depth < deepest; depth++) {
      for (const member of members) {
        if (waiting.length === 0) return;
        if (member.ready && member.pieces.length <= depth) give(member, waiting.shift()!);
      }
    }
    if (waiting.length > 0 && [...members].every(({ ready }) => ready)) grow(2 * members.size);
  };
  const grow = (size: number) => {
    while (members.size < Math.min(size, threads)) enter();
  };
  const give = (member: Member<T, R>, piece: Piece<T, R>) => {
    member.pieces.push(piece);
    member.thread.postMessage(piece.tasks);
    if (limit === undefined) return;
    member.timer = setTimeout(() => {
      void member.thread.terminate();
      leave(member, new Error(`it took longer than ${limit / 1000} seconds, see --max-seconds`));
    }, limit);
  };
  const enter = () => {
    const member: Member<T, R> = { thread: start(), pieces: [], ready: false, timer: undefined };
    members.add(member);
    member.thread.on('message', (message) => {
      clearTimeout(member.timer);
      if (!members.has(member)) return;
      if (message === READY) {
        member.ready = true;
        begun = true;
      } else member.pieces.shift()?.settle(message as readonly R[]);
      feed();
    });
    member.thread.on('error', (error) => leave(member, error));
  };
  const leave = (member: Member<T, R>, error: Error) => {
    if (!members.delete(member)) return;
    clearTimeout(member.timer);
    // What cannot even begin would not begin the next time.
    if (!member.ready) {
      broken = error;
      for (const piece of waiting.splice(0)) piece.fail(error);
      return;
    }
    const [first, ...others] = member.pieces;
    waiting.unshift(...others);
    if (first !== undefined) retry(first, error);
    enter();
  };
  /** Which task of several it was, the threads will tell when they get them one by one. */
  const retry = ({ tasks, settle, fail }: Piece<T, R>, error: Error) => {
    if (tasks.length === 1) return settle(tasks.map((task) => lost(task, error.message)));
    const results: (readonly R[])[] = [];
    let missing = tasks.length;
    const single = (task: T, index: number): Piece<T, R> => ({
      tasks: [task],
      settle(result) {
        results[index] = result;
        missing--;
        if (missing === 0) settle(results.flat());
      },
      fail,
    });
    waiting.unshift(...tasks.map(single));
  };

  grow(FIRST);
  return {
    isReady() {
      if (broken !== null) throw broken;
      return begun;
    },
    run: (tasks) =>
      new Promise((settle, fail) => {
        if (broken !== null) return fail(broken);
        waiting.push({ tasks, settle, fail });
        feed();
      }),
    async close() {
      const left = [...members];
      members.clear();
      for (const { timer } of left) clearTimeout(timer);
      await Promise.all(left.map(({ thread }) => thread.terminate()));
    },
  };
}
