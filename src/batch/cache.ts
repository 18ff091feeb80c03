/**
 * Results kept between runs: a folder of small files, each under a hash. An entry has two names: what the article says,
 * and how its file looks, so that an unchanged file is not even read. Safe for any number of runs at the same time:
 * an entry appears whole, and all that write it write the same.
 */
import {
  type BigIntStats,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { Article } from '../types.ts';
import { sha256 } from './hash.ts';
import type { Result } from './work.ts';

export interface Cache {
  /** By path, size, inode and times, and unread; null where a change could not be seen by them. */
  keyOfFile(path: string): string | null;
  /** By all of an article but its source. */
  keyOfArticle(article: Article): string;
  /** What is kept under a key; null where there is nothing, or nothing that can be read. */
  get(key: string): Result | null;
  /** Keeps a result under its keys, as far as there are any; a cache that cannot be written to keeps nothing. */
  put(result: Result, ...keys: readonly (string | null)[]): void;
  /** Gives an entry a second key. */
  link(key: string | null, second: string | null): void;
}

/**
 * In milliseconds. A file that has just been written may be written again within the same tick of the system's clock,
 * and would look the same; ticks are at most 10 ms long.
 */
const TICK = 25;

/** @param question hash of all that results depend on besides the article */
export function openCache(folder: string, question: string): Cache {
  const keyOf = (parts: readonly unknown[]) => sha256(JSON.stringify([question, ...parts]));
  // Folders of a few hundred files each, for file systems that are slow with more.
  const pathOf = (key: string) => join(folder, key.slice(0, 2), `${key.slice(2)}.json`);
  let writes = 0;
  const write = (path: string, content: string) => {
    const beside = join(folder, `.${process.pid}-${threadId}-${writes++}.tmp`);
    try {
      writeFileSync(beside, content);
      renameSync(beside, path);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  };
  const link = (key: string, second: string) => {
    const [from, to] = [pathOf(key), pathOf(second)];
    if (existsSync(to)) return;
    make(to);
    try {
      linkSync(from, to);
    } catch {
      // Not every file system has links.
      write(to, readFileSync(from, 'utf8'));
    }
  };
  const make = (path: string) => mkdirSync(join(path, '..'), { recursive: true });
  return {
    keyOfFile(path) {
      const looks = looksOf(path);
      if (!looks?.isFile()) return null;
      const { size, dev, ino, mtimeNs, ctimeNs } = looks;
      const latest = Number((mtimeNs > ctimeNs ? mtimeNs : ctimeNs) / 1_000_000n);
      if (Date.now() - latest < TICK) return null;
      return keyOf([path, ...[size, dev, ino, mtimeNs, ctimeNs].map(String)]);
    },
    keyOfArticle: ({ text, title, published, url }) => keyOf([text, title ?? null, published ?? null, url ?? null]),
    get(key) {
      try {
        return JSON.parse(readFileSync(pathOf(key), 'utf8'));
      } catch {
        return null;
      }
    },
    put(result, ...keys) {
      const [first, second] = keys.filter((key) => key !== null);
      if (first === undefined) return;
      attempt(() => {
        make(pathOf(first));
        write(pathOf(first), JSON.stringify(result));
        if (second !== undefined) link(first, second);
      });
    },
    link(key, second) {
      if (key !== null && second !== null) attempt(() => link(key, second));
    },
  };
}

/** Null where there is no such file, or nobody may look. */
function looksOf(path: string): BigIntStats | null {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return null;
  }
}

/** A full disk costs time the next time, and nothing now. */
function attempt(action: () => void): void {
  try {
    action();
  } catch {}
}
