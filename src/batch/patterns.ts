/** Quoted patterns ("articles/**\/*.txt") → the files that match, in order, of which only a part is held at a time. */
import { type Dirent, opendirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { FileSystemAdapter } from 'fast-glob';
import { openWindow } from './window.ts';

/**
 * The files that match a pattern, as they would be written behind it, sorted by UTF-16 code units, none twice. Folders
 * that cannot be read are passed over.
 * @param most names of a folder that are held at a time: a longer one is listed once for each such part of it
 */
export async function* matchingFiles(pattern: string, cwd: string, most: number): AsyncGenerator<string> {
  const { default: glob } = await import('fast-glob');
  const options = { cwd, onlyFiles: true, suppressErrors: true, unique: false };
  let after: string | null = null;
  for (;;) {
    const window = openWindow(after, most);
    const listing: Listing | null = isPlain(pattern) ? openListing(after, pattern, cwd, most) : null;
    const fs = listing === null ? {} : { fs: { readdir: listing.readdir as FileSystemAdapter['readdir'] } };
    for await (const path of glob.stream(pattern, { ...options, ...fs })) window.add(String(path));
    const { names, more } = window.take();
    const bound: string | null = listing?.bound() ?? null;
    const whole: readonly string[] = bound === null ? names : names.filter((name) => name <= bound);
    yield* whole;
    if (whole.length < names.length || (!more && bound !== null)) after = bound;
    else if (more) after = names.at(-1)!;
    else return;
  }
}

/** Whether the path of a folder tells how fast-glob begins the paths of its files. */
const isPlain = (pattern: string): boolean => !/(?:^|[/\\{,(|])\.{1,2}[/\\]|[/\\]{2}|\\/.test(pattern);

interface Listing {
  /** Up to here everything was listed; null: all of it. */
  bound(): string | null;
  /** As that of node:fs. */
  readdir(folder: string, options: unknown, answer: Answer): void;
}

type Answer = (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void;

/**
 * Lists folders for fast-glob, which takes them whole: what lies behind `after`, and of each folder the first part
 * of that.
 */
function openListing(after: string | null, pattern: string, cwd: string, most: number): Listing {
  let bound: string | null = null;
  const list = (folder: string): Dirent[] => {
    const isAbsolute = pattern.startsWith('/');
    const path = (isAbsolute ? resolve(folder) : relative(cwd, folder)).replaceAll('\\', '/');
    const prefix = path === '' || path.endsWith('/') ? path : `${path}/`;
    const window = openWindow(null, most);
    for (const name of namesIn(folder)) {
      const key = prefix + name;
      const isBehind = after === null || key > after || (name.endsWith('/') && after.startsWith(key));
      if (isBehind && (bound === null || key <= bound)) window.add(name);
    }
    const { names, more } = window.take();
    if (more) {
      const last = prefix + names.at(-1)!;
      // What lies in the last folder goes before what stands behind it.
      bound = smaller(bound, last.endsWith('/') ? `${last}\uffff` : last);
    }
    return names.map(entry);
  };
  return {
    bound: () => bound,
    readdir(folder, _options, answer) {
      try {
        const entries = list(folder);
        setImmediate(() => answer(null, entries));
      } catch (error) {
        setImmediate(() => answer(error as NodeJS.ErrnoException, []));
      }
    },
  };
}

const smaller = (a: string | null, b: string): string => (a === null || b < a ? b : a);

/** The files and, with "/" behind them, the folders; links are what they lead to. */
function* namesIn(path: string): Generator<string> {
  const folder = opendirSync(path, { bufferSize: 1024 });
  try {
    for (let found = folder.readSync(); found !== null; found = folder.readSync()) {
      const what = found.isSymbolicLink() ? target(join(path, found.name)) : found;
      if (what?.isDirectory()) yield `${found.name}/`;
      else if (what?.isFile()) yield found.name;
    }
  } finally {
    folder.closeSync();
  }
}

function target(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // A loop of links leads nowhere.
    return undefined;
  }
}

const yes = () => true;
const no = () => false;
const OTHER = { isSymbolicLink: no, isBlockDevice: no, isCharacterDevice: no, isFIFO: no, isSocket: no };
const FILE = { ...OTHER, isFile: yes, isDirectory: no };
const FOLDER = { ...OTHER, isFile: no, isDirectory: yes };

/** What fast-glob asks of an entry. */
function entry(name: string): Dirent {
  return (name.endsWith('/') ? { name: name.slice(0, -1), ...FOLDER } : { name, ...FILE }) as Dirent;
}
