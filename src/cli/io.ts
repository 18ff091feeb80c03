/** The world as the program sees it: `run` takes it as an argument, so that a test can be the world. */
import type { Writable } from 'node:stream';
import type { Threads } from '../batch/run.ts';

export interface Io {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly env: Environment;
  /** Relative paths are resolved against it. */
  readonly cwd: string;
  /** Threads that can work at the same time; missing: everything is done in this one. */
  readonly cores?: number;
  /** Starts threads; missing where there are none. */
  readonly threads?: Threads;
  /** Called when the work turns out to be long; missing where there is nothing to prepare for it. */
  readonly prepareForMany?: () => void;
  /** Aborted when the user interrupts: what is begun is finished or undone, nothing new begins. */
  readonly signal?: AbortSignal;
}

/** The variables that the program asks for. */
export interface Environment {
  readonly NO_COLOR?: string | undefined;
  readonly FORCE_COLOR?: string | undefined;
  readonly COLUMNS?: string | undefined;
  readonly TERM?: string | undefined;
  readonly XDG_CACHE_HOME?: string | undefined;
  readonly LOCALAPPDATA?: string | undefined;
}

export interface Sink extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What the program's exit code says. */
export const EXIT = { ok: 0, findings: 1, input: 2, rules: 3, interrupted: 130 } as const;

/** A stream to which texts are written, as fast as the other side takes them. */
export interface Channel {
  /** @returns a promise only where the writer must wait for room. */
  write(text: string): Promise<void> | undefined;
  /** Why nothing can be written any more; 'gone' where the reader has left (`| head -1`). */
  failure(): 'gone' | Error | null;
  /** Resolves when all that was written has left the program, or never will. */
  flush(): Promise<void>;
}

/** Wraps a stream so that errors are values and a slow reader slows the writer down. */
export function openChannel(stream: Sink): Channel {
  let failed: 'gone' | Error | null = null;
  let wake = () => {};
  stream.on('error', (error: NodeJS.ErrnoException) => {
    failed ??= error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED' ? 'gone' : error;
    wake();
  });
  stream.on('drain', () => wake());
  const roomAgain = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  return {
    write: (text) => (failed !== null || text === '' || stream.write(text) ? undefined : roomAgain()),
    failure: () => failed,
    flush: () => new Promise((resolve) => (failed === null ? stream.write('', () => resolve()) : resolve())),
  };
}
