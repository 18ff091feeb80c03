/** One article through the command, beside Node starting for nothing; runs in turn, medians. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../load.ts';
import { type Figure, median, type Settings } from '../measure.ts';
import { binary } from '../package.ts';

const ARTICLE = join(root, 'fixtures/korean-hospital-mou/article.txt');

function milliseconds(args: readonly string[]): number {
  const from = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return performance.now() - from;
}

export function startUp({ rounds }: Settings): readonly Figure[] {
  const bare: number[] = [];
  const one: number[] = [];
  for (let n = 0; n <= rounds * 3; n++) {
    bare.push(milliseconds(['-e', '0']));
    one.push(milliseconds([binary, ARTICLE]));
  }
  const row = 'start-up';
  const [a, b] = [median(bare.slice(1)), median(one.slice(1))];
  return [
    { row, what: 'node -e 0', value: a, unit: 'ms' },
    { row, what: 'extract, one article', value: b, unit: 'ms' },
    { row, what: 'over bare node', value: b / a, unit: 'times', wanted: { most: 2 } },
  ];
}
