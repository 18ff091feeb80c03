/** The articles of a command that looks over many. */

import { expandInputs } from '../batch/inputs.ts';
import { INPUT_FORMATS } from '../batch/tasks.ts';
import { DEFAULT_MAX_BYTES } from '../stages/read.ts';
import type { Article } from '../types.ts';
import { loadArticles } from './articles.ts';
import { errorLine, Failure } from './failure.ts';
import { EXIT, type Io } from './io.ts';

export interface Looked {
  /** How many articles could be read. */
  readonly articles: number;
  /** 0; 2 where an article could not be read; 130 where the user interrupted. */
  readonly code: number;
}

/**
 * Looks at one article after the other; each that cannot be read is a line on stderr, and the others go on.
 * Throws Failure where inputs are named and none can be read.
 */
export async function eachArticle(
  inputs: readonly string[],
  io: Io,
  look: (article: Article) => void,
): Promise<Looked> {
  let [articles, failed] = [0, 0];
  const expanded = expandInputs(inputs, { cwd: io.cwd, stdinName: '-', endings: INPUT_FORMATS.text });
  for await (const { place, result } of loadArticles(expanded, 'text', DEFAULT_MAX_BYTES, io)) {
    if (io.signal?.aborted) return { articles, code: interruptedCode(io.signal) };
    if ('error' in result) {
      failed++;
      io.stderr.write(errorLine(`${place}: ${result.error}`));
    } else {
      articles++;
      look(result);
    }
    // Signals are only seen between turns of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (inputs.length > 0 && articles === 0) throw new Failure('no article could be read');
  return { articles, code: failed > 0 ? EXIT.input : EXIT.ok };
}

/** The exit code of a run that a signal ended. */
export function interruptedCode({ reason }: AbortSignal): number {
  return typeof reason === 'number' ? reason : EXIT.interrupted;
}
