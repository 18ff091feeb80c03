/** What goes along with a run, beside its output: a manifest, a comparison with one, the time by stage. */

import { linesOf } from '../batch/lines.ts';
import {
  articleLine,
  changeOf,
  headLine,
  type ManifestHead,
  type ManifestLine,
  parseArticleLine,
  parseHead,
} from '../batch/manifest.ts';
import type { Finished } from '../batch/run.ts';
import { describeReadError, openBytes } from '../stages/read.ts';
import { errorLine, Failure } from './failure.ts';
import { openWhole } from './files.ts';
import type { Sink } from './io.ts';

export interface Companion {
  /** Told of every article, in order. */
  see(finished: Finished): void | Promise<void>;
  /** The run is over. @returns whether all is as it should be */
  finish(): boolean | Promise<boolean>;
  /** Instead of `finish`. */
  abandon(): void;
}

// ── a manifest ───────────────────────────────────────────────────────────────────────────────────────

/** Writes a manifest, whole or not at all. */
export function writeManifest(path: string, head: Omit<ManifestHead, 'extract'>): Companion {
  const file = openWhole(path);
  file.write(headLine(head));
  return {
    see: ({ task, done }) => file.write(articleLine(task, done)),
    finish() {
      file.commit();
      return true;
    },
    abandon: file.discard,
  };
}

export interface Manifest {
  readonly head: ManifestHead;
  /** The articles, from the first; may be gone through again. */
  lines(): AsyncGenerator<ManifestLine>;
}

/** Throws Failure where there is no manifest. */
export async function readManifest(path: string): Promise<Manifest> {
  const head = parseHead(await firstLine(path));
  if (head === null) throw new Failure(`${path} is no manifest`, 'write one with --manifest FILE');
  async function* lines(): AsyncGenerator<ManifestLine> {
    let number = 0;
    for await (const { bytes } of linesOf(openBytes(path), Number.POSITIVE_INFINITY)) {
      if (number++ === 0) continue;
      const line = parseArticleLine(bytes?.toString() ?? '');
      if (line === null) throw new Failure(`${path}:${number}: is no line of a manifest`);
      yield line;
    }
  }
  return { head, lines };
}

async function firstLine(path: string): Promise<string> {
  try {
    for await (const { bytes } of linesOf(openBytes(path), Number.POSITIVE_INFINITY)) return bytes?.toString() ?? '';
    return '';
  } catch (error) {
    throw new Failure(`${path}: ${describeReadError(error)}`);
  }
}

/** Tells what is not as it was when the manifest was written. @param question hash of what is asked this time */
export function compareWith({ head, lines }: Manifest, question: string, stderr: Sink): Companion {
  const expected = lines();
  let same = head.question === question;
  const tell = (message: string) => {
    same = false;
    stderr.write(errorLine(message));
  };
  if (!same) tell('the rules, registers or version are not those of the manifest');
  return {
    async see({ task, done }) {
      const next = await expected.next();
      const change = changeOf(next.done ? undefined : next.value, done);
      if (change !== null) tell(`${task.place}: ${change}`);
    },
    async finish() {
      for await (const { source } of expected) tell(`${source}: is in the manifest, but not among the inputs any more`);
      return same;
    },
    abandon() {},
  };
}

// ── time ─────────────────────────────────────────────────────────────────────────────────────────────

/** Prints at the end where the time went, over all threads. */
export function tellTimes(stderr: Sink): Companion {
  const total = new Map<string, number>();
  return {
    see({ done }) {
      for (const [stage, time] of Object.entries(done.laps ?? {})) total.set(stage, (total.get(stage) ?? 0) + time);
    },
    finish() {
      const all = [...total.values()].reduce((sum, time) => sum + time, 0);
      const rows = [...total].sort(([, a], [, b]) => b - a);
      for (const [stage, time] of [...rows, ['all stages', all] as const]) {
        const seconds = (time / 1000).toFixed(3).padStart(10);
        stderr.write(`${stage.padEnd(10)} ${seconds} s ${((100 * time) / (all || 1)).toFixed(1).padStart(6)} %\n`);
      }
      return true;
    },
    abandon() {},
  };
}
