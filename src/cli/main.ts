/** The entry of the binary: the only file that knows the process. */
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
    signal: controller.signal,
  };
}

/** Messages that nobody reads any more (`2>&1 | head -1`) are no reason to fail. */
function stderrWithoutCrash(): NodeJS.WriteStream {
  if (process.stderr.listenerCount('error') === 0) process.stderr.on('error', () => {});
  return process.stderr;
}
