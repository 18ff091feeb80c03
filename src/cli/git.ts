/** Files as they stood at a revision, read through git itself: no shell, and nothing of the working tree is touched. */
import { execFileSync } from 'node:child_process';
import { Failure } from './failure.ts';

export interface GitFile {
  /** Below the folder. */
  readonly path: string;
  readonly text: string;
}

/** Bytes that git may answer. */
const MOST = 64 * 1024 * 1024;

/**
 * The files below a folder at a revision, sorted as git does; links and submodules are left out.
 * Throws Failure where there is no git, no repository, no such revision.
 */
export function filesAt(revision: string, folder: string): readonly GitFile[] {
  const commit = commitOf(revision, folder);
  const listed = git(folder, ['ls-tree', '-r', '-z', commit, '--', '.']).toString();
  const files = [...listed.matchAll(/100\d{3} blob ([0-9a-f]+)\t([^\0]+)\0/g)].map(([, id = '', path = '']) => ({
    id,
    path,
  }));
  const texts = contentsOf(
    folder,
    files.map(({ id }) => id),
  );
  return files.map(({ path }, i) => ({ path, text: texts[i] ?? '' }));
}

function commitOf(revision: string, folder: string): string {
  const unknown = new Failure(
    `${revision}: neither a folder of rules nor a git revision`,
    'give the folder of the other rules, or a revision like HEAD~1 or main',
  );
  // What begins with - is an option to git.
  if (revision === '' || revision.startsWith('-')) throw unknown;
  try {
    return git(folder, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`])
      .toString()
      .trim();
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw unknown;
  }
}

/** Contents of blobs, all asked for at once: "ID blob SIZE", a line's end, the bytes, a line's end. */
function contentsOf(folder: string, ids: readonly string[]): readonly string[] {
  if (ids.length === 0) return [];
  const answer = git(folder, ['cat-file', '--batch'], `${ids.join('\n')}\n`);
  const texts: string[] = [];
  for (let at = 0; at < answer.length; ) {
    const start = answer.indexOf('\n', at) + 1;
    const size = Number(answer.toString('latin1', at, start).trim().split(' ').at(-1));
    texts.push(answer.toString('utf8', start, start + size));
    at = start + size + 1;
  }
  return texts;
}

function git(folder: string, argv: readonly string[], input = ''): Buffer {
  try {
    return execFileSync('git', ['-C', folder, ...argv], { input, maxBuffer: MOST, stdio: ['pipe', 'pipe', 'pipe'] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Failure('git could not be started', 'a revision can only be compared with where git is installed');
  }
}
