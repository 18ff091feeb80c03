/** The entry of the binary: the only file that knows the process. */
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import type { Threads } from '../batch/run.ts';
import type { Io } from './io.ts';
import { run as runWith } from './run.ts';

/** @returns the exit code; see run.ts. */
export function run(argv: readonly string[], io: Io = processIo()): Promise<number> {
  return runWith(argv, io);
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** The process as the program sees it. Streams are opened when first used: start-up counts. */
function processIo(): Io {
  const controller = new AbortController();
  let reading = false;
  const interrupt = (code: number) => {
    // The first signal lets the article in hand be finished; the second does not wait.
    if (controller.signal.aborted) process.exit(code);
    controller.abort(code);
    // Whoever waits for the next bytes of stdin must not wait for ever.
    if (reading) process.stdin.destroy();
  };
  for (const signal of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]) {
    process.on(signal, () => interrupt(SIGNALS[signal]));
  }
  return {
    get stdin() {
      reading = true;
      return process.stdin;
    },
    get stdout() {
      return process.stdout;
    },
    get stderr() {
      return stderrWithoutCrash();
    },
    env: process.env,
    cwd: process.cwd(),
    cores: availableParallelism(),
    // From source there is no file that a thread could begin with.
    ...(!import.meta.url.endsWith('.ts') && { threads }),
    prepareForMany,
    signal: controller.signal,
  };
}

/**
 * Lets memory grow by a quarter of what is in use before it is cleared, and not to four times as much, as V8
 * does where little is kept: the peak would be reached after tens of thousands of articles. Threads heed it, too.
 */
function prepareForMany(): void {
  // V8 complains on stderr about a flag that it does not know.
  if (/^v2[0-4]\./.test(process.version)) setFlagsFromString('--heap-growing-percent=25');
}

/** The work of a thread that was started for it: see bin/worker.js. */
export async function serve(): Promise<void> {
  const { serve } = await import('../batch/worker.ts');
  await serve();
}

const threads: Threads = async (settings) => {
  const { Worker } = await import('node:worker_threads');
  const entry = new URL('../bin/worker.js', import.meta.url);
  return () => new Worker(entry, { workerData: settings });
};

/** Messages that nobody reads any more (`2>&1 | head -1`) are no reason to fail. */
function stderrWithoutCrash(): NodeJS.WriteStream {
  if (process.stderr.listenerCount('error') === 0) process.stderr.on('error', () => {});
  return process.stderr;
}
