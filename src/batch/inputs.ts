/** Arguments → inputs, in order, one at a time: a folder of a million files is never a list. */
import { type Dirent, opendirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeReadError } from '../stages/read.ts';
import { matchingFiles } from './patterns.ts';
import { openWindow } from './window.ts';

/** One thing to read, or an argument that leads to nothing. */
export type Input =
  | { readonly kind: 'file'; readonly source: string; readonly path: string; readonly name: string }
  | { readonly kind: 'stdin'; readonly source: string; readonly name: string }
  | { readonly kind: 'missing'; readonly source: string; readonly error: string };

export interface InputOptions {
  readonly cwd: string;
  /** What "-" is called. */
  readonly stdinName: string;
  /** Endings of the files that are taken out of a folder. */
  readonly endings: readonly string[];
}

/** Names that are sorted at a time: a longer listing is gone through once for each such part of it. */
const WINDOW = 10_000;

const MAGIC = /[*?{[]|[!@+]\(/;

/**
 * Expands the arguments in the order given: files, folders (recursively, sorted), quoted patterns (sorted), "-".
 * `source` is the path as the user would write it, absolute only if the argument was; `name` is what is left of it
 * without the argument's own folder, for the names of output files.
 */
export async function* expandInputs(args: readonly string[], options: InputOptions): AsyncGenerator<Input> {
  for (const arg of args) {
    const path = resolve(options.cwd, arg);
    const stats = arg === '-' ? undefined : statSync(path, { throwIfNoEntry: false });
    if (arg === '-') yield { kind: 'stdin', source: options.stdinName, name: options.stdinName };
    else if (stats?.isDirectory()) yield* folderInputs(arg, path, options.endings);
    // A name with brackets that exists is meant literally.
    else if (stats !== undefined || !MAGIC.test(arg)) yield fileInput(arg, path);
    else yield* globInputs(arg, options.cwd);
  }
}

export const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;

export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function fileInput(source: string, path: string, name: string = baseName(source)): Input {
  return { kind: 'file', source, path, name };
}

function baseName(source: string): string {
  return source.slice(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
}

// ── folders ──────────────────────────────────────────────────────────────────────────────────────────

function* folderInputs(folder: string, path: string, endings: readonly string[]): Generator<Input> {
  const bare = folder.replace(/[/\\]+$/, '');
  const prefix = bare === '.' ? '' : `${bare}/`;
  let count = 0;
  for (const input of walk(path, '', endings)) {
    count++;
    const source = prefix + input.name;
    if ('error' in input) yield { kind: 'missing', source, error: input.error };
    else yield fileInput(source, join(path, input.name), input.name);
  }
  if (count === 0) yield { kind: 'missing', source: folder, error: `holds no ${endings[0]} file` };
}

type Found = { readonly name: string } | { readonly name: string; readonly error: string };

/** Files below a folder, in the order of their whole paths; hidden ones and links to folders (loops) are left out. */
function* walk(root: string, folder: string, endings: readonly string[]): Generator<Found> {
  let after: string | null = null;
  for (;;) {
    let found: ReturnType<typeof entriesAfter>;
    try {
      found = entriesAfter(after, join(root, folder), endings);
    } catch (error) {
      yield { name: folder, error: describeReadError(error) };
      return;
    }
    for (const name of found.names) {
      if (name.endsWith('/')) yield* walk(root, folder + name, endings);
      else yield { name: folder + name };
    }
    if (!found.more) return;
    after = found.names.at(-1)!;
  }
}

/** Names of the wanted files, and of folders with "/" behind them, so that sorting gives the order of whole paths. */
function entriesAfter(after: string | null, path: string, endings: readonly string[]) {
  const window = openWindow(after, WINDOW);
  const folder = opendirSync(path, { bufferSize: 1024 });
  try {
    for (let entry = folder.readSync(); entry !== null; entry = folder.readSync()) {
      const name = wantedName(entry, endings);
      if (name !== null) window.add(name);
    }
  } finally {
    folder.closeSync();
  }
  return window.take();
}

function wantedName(entry: Dirent, endings: readonly string[]): string | null {
  if (entry.name.startsWith('.')) return null;
  if (entry.isDirectory()) return `${entry.name}/`;
  return endings.some((ending) => entry.name.toLowerCase().endsWith(ending)) ? entry.name : null;
}

// ── patterns ─────────────────────────────────────────────────────────────────────────────────────────

async function* globInputs(pattern: string, cwd: string): AsyncGenerator<Input> {
  const base = fixedFolder(pattern);
  let count = 0;
  for await (const path of matchingFiles(pattern, cwd, WINDOW)) {
    count++;
    yield fileInput(path, resolve(cwd, path), path.startsWith(base) ? path.slice(base.length) : path);
  }
  if (count === 0) yield { kind: 'missing', source: pattern, error: 'no file matches this pattern' };
}

/** The folders of a pattern before its first special character: "a/b/" of "a/b/*.txt". */
function fixedFolder(pattern: string): string {
  const fixed = pattern.slice(0, pattern.search(MAGIC));
  return fixed.slice(0, fixed.lastIndexOf('/') + 1);
}
