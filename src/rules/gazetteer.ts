/**
 * Registers of organisations, diseases and technologies that a user brings along (CSV or TSV), compiled to a form that
 * is opened without being read and kept in a cache.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Gazetteer } from '../types.ts';
import { compileGazetteer, MAGIC } from './gazetteer/compile.ts';
import { openGazetteer } from './gazetteer/open.ts';
import { type GazetteerFile, readTable } from './gazetteer/table.ts';

export { type GazetteerHit, matchGazetteer } from './gazetteer/match.ts';
export { type GazetteerEntry, GazetteerError, type GazetteerFile, type GazetteerType } from './gazetteer/table.ts';

function compiled(files: readonly GazetteerFile[]): Buffer {
  return compileGazetteer(files.flatMap(readTable));
}

/** Opens bytes that were compiled just now. */
function opened(bytes: Buffer): Gazetteer {
  const gazetteer = openGazetteer(bytes);
  if (gazetteer === null) throw new Error('a gazetteer that was just compiled cannot be opened');
  return gazetteer;
}

/** Compiles registers in memory. Throws GazetteerError: see readTable for the columns and the errors. */
export function loadGazetteer(files: readonly GazetteerFile[]): Gazetteer {
  return opened(compiled(files));
}

function readCache(path: string): Gazetteer | null {
  try {
    return openGazetteer(readFileSync(path));
  } catch {
    return null;
  }
}

/** Written whole or not at all. A cache that cannot be written is no error: the next run compiles again. */
function writeCache(path: string, folder: string, bytes: Buffer): void {
  try {
    mkdirSync(folder, { recursive: true });
    const unfinished = mkdtempSync(join(folder, 'new-'));
    writeFileSync(join(unfinished, 'gazetteer'), bytes);
    renameSync(join(unfinished, 'gazetteer'), path);
    rmSync(unfinished, { recursive: true });
  } catch {
    // Read-only, full, or not a folder.
  }
}

/** The cache's name for registers: their contents and the layout of the compiled form. */
function cacheKey(contents: readonly Buffer[]): string {
  const hash = createHash('sha1').update(String(MAGIC));
  for (const content of contents) hash.update(`\n${content.length}\n`).update(content);
  return hash.digest('hex').slice(0, 20);
}

/**
 * Reads registers and compiles them, or takes the compiled form from the folder `cache`, where it is kept under a hash
 * of the files' contents. Throws GazetteerError, and the system's error for a register that cannot be read.
 */
export function cachedGazetteer(paths: readonly string[], cache: string): Gazetteer {
  const contents = paths.map((path) => readFileSync(path));
  const path = join(cache, `gazetteer-${cacheKey(contents)}.bin`);
  const known = readCache(path);
  if (known !== null) return known;
  const bytes = compiled(paths.map((from, index) => ({ path: from, text: contents[index]!.toString('utf8') })));
  writeCache(path, cache, bytes);
  return opened(bytes);
}
