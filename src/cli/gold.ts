/** Gold files with the records of their articles. */

import { expandInputs } from '../batch/inputs.ts';
import { analyse, conclude } from '../pipeline.ts';
import { type Gold, parseGold } from '../score/gold.ts';
import type { Found } from '../stages/assemble.ts';
import { readArticleFile } from '../stages/read.ts';
import type { ArticleRecord } from '../types.ts';
import { errorLine, Failure } from './failure.ts';
import type { Io } from './io.ts';
import type { Knowledge } from './knowledge.ts';

/** One gold file with what its article gives; without a readable article there is nothing. */
export interface GoldCase {
  readonly gold: Gold;
  readonly found: Found | null;
  readonly record: ArticleRecord | null;
}

/**
 * The gold files ID.json below a folder, each with its article ID.txt beside it. What cannot be read is told on stderr,
 * and counted. Throws Failure where there is no gold.
 */
export async function goldIn(folder: string, knowledge: Knowledge, { cwd, stderr }: Io) {
  const cases: GoldCase[] = [];
  let errors = 0;
  const tell = (message: string): void => {
    errors++;
    stderr.write(errorLine(message));
  };
  for await (const input of expandInputs([folder], { cwd, stdinName: '-', endings: ['.json'] })) {
    const { source } = input;
    if (input.kind !== 'file') {
      tell(`${source}: ${input.kind === 'missing' ? input.error : 'gold is read from a folder'}`);
      continue;
    }
    const read = await readArticleFile(input.path);
    const gold = !read.ok ? read : parseGold(input.name.replace(/\.json$/i, ''), read.text);
    if ('error' in gold) tell(`${source}: ${gold.error}`);
    else {
      const article = await readArticleFile(input.path.replace(/\.json$/i, '.txt'));
      if (!article.ok) tell(`${source.replace(/\.json$/i, '.txt')}: ${article.error}`);
      cases.push(caseOf(gold, article.ok ? article.text : null, knowledge));
    }
  }
  if (cases.length === 0) throw new Failure(`${folder}: no gold file`, 'gold files are ID.json beside ID.txt');
  return { cases, errors };
}

function caseOf(gold: Gold, text: string | null, knowledge: Knowledge): GoldCase {
  if (text === null) return { gold, found: null, record: null };
  const found = analyse(text, { source: `${gold.id}.txt`, ...knowledge });
  return { gold, found, record: conclude(found) };
}
