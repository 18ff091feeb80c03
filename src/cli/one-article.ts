/** The one article of a command that looks closely. */
import { resolve } from 'node:path';
import { readArticleFile, readStream } from '../stages/read.ts';
import type { Article } from '../types.ts';
import { Failure } from './failure.ts';
import type { Io } from './io.ts';

/** Reads a file, or stdin where it is "-". Throws Failure where there is no text. */
export async function articleFrom(file: string, io: Io): Promise<Article> {
  const read = file === '-' ? await readStream(io.stdin) : await readArticleFile(resolve(io.cwd, file));
  if (!read.ok) throw new Failure(`${file === '-' ? 'stdin' : file}: ${read.error}`);
  return { source: file, text: read.text };
}
