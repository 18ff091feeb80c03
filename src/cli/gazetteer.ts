/** The user's registers of a run, opened from their compiled form. */
import { homedir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { describeReadError } from '../stages/read.ts';
import type { ExtractOptions } from '../types.ts';
import { Failure } from './failure.ts';
import type { Io } from './io.ts';

/**
 * @param paths the files of --gazetteer
 * @returns the option of extract(): nothing where no register is given
 * @throws Failure for a register that cannot be read, or with a line for each of its rows that cannot
 */
export async function gazetteerOf(
  paths: readonly string[] = [],
  { cwd, env }: Pick<Io, 'cwd' | 'env'>,
): Promise<Pick<ExtractOptions, 'gazetteer'>> {
  if (paths.length === 0) return {};
  // Loaded here only: most runs have no register.
  const { cachedGazetteer } = await import('../rules/gazetteer.ts');
  try {
    return {
      gazetteer: cachedGazetteer(
        paths.map((path) => short(resolve(cwd, path))),
        cacheFolder(env),
      ),
    };
  } catch (error) {
    if (error instanceof Error && error.name === 'GazetteerError') throw new Failure(error.message);
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const where = path === undefined ? paths.join(', ') : path;
    throw new Failure(`${where}: ${describeReadError(error)}`, 'a gazetteer is a CSV or TSV file with a header');
  }
}

/** As the user would write it, so that messages are short. */
function short(path: string): string {
  const own = relative('', path);
  return own.startsWith('..') ? path : own;
}

/** Where compiled registers are kept: the folder that the system has for what can be made again. */
function cacheFolder(env: Io['env']): string {
  const base = env.XDG_CACHE_HOME || env.LOCALAPPDATA || join(homedir(), '.cache');
  return join(base, 'partnership-extract');
}
