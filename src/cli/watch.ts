/** Waiting for files to be saved. */
import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { isFolder, isThere } from '../batch/inputs.ts';
import { Failure } from './failure.ts';

/** In milliseconds: editors write in several steps, and all of them are one change. */
const QUIET = 150;

/**
 * Gives a turn at once, and one more each time that a rule file at or below one of the paths has been saved, until the
 * signal ends it. Changes during a turn are one more turn behind it. Throws Failure where a path is not there.
 */
export async function* saves(paths: readonly string[], signal: AbortSignal | undefined): AsyncGenerator<void> {
  let changed = false;
  let wake = () => {};
  const note = () => {
    changed = true;
    wake();
  };
  const missing = paths.find((path) => !isThere(path));
  if (missing !== undefined) throw new Failure(`${missing}: no such file`, 'rules are folders or files of YAML');
  const watchers = paths.map((path) => watcherOf(path, note));
  signal?.addEventListener('abort', () => wake(), { once: true });
  try {
    yield;
    while (!signal?.aborted) {
      if (!changed) await new Promise<void>((resolve) => (wake = resolve));
      if (signal?.aborted) return;
      do {
        changed = false;
        await new Promise((resolve) => setTimeout(resolve, QUIET));
      } while (changed);
      yield;
    }
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}

/** A file is watched by its folder: an editor that saves puts another file in its place. */
function watcherOf(path: string, note: () => void) {
  const all = isFolder(path);
  const watcher = watch(all ? path : dirname(path), { recursive: all }, (_event, name) => {
    if (all ? /\.ya?ml$/.test(name ?? '.yaml') : (name ?? basename(path)) === basename(path)) note();
  });
  // A folder that goes away is told by the next run.
  return watcher.on('error', note);
}
