/** A batch by one thread and by two, in turn; by the clock, so the machine should have nothing else to do. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { articles, sizeOf } from '../load.ts';
import type { Figure, Settings } from '../measure.ts';
import { commandSeconds, withFolder, writeTexts } from './command.ts';

/** UTF-16 code units, in articles one after the other: some tens of seconds, beside which starting threads is little. */
const SIZE = 10_000_000;

export function jobs({ rounds, scale }: Settings): readonly Figure[] {
  return withFolder((folder) => {
    const inputs = join(folder, 'in');
    mkdirSync(inputs);
    const all = articles();
    const times = Math.ceil((SIZE * scale) / sizeOf(all));
    const enough = scale < 1 ? all.slice(0, Math.ceil(all.length * Math.min(1, (SIZE * scale) / sizeOf(all)))) : all;
    writeTexts(inputs, Array.from({ length: times }, () => enough).flat());
    const run = (count: number) =>
      commandSeconds([inputs, '--jobs', String(count), '-f', 'ndjson', '-o', join(folder, 'out'), '--quiet']);
    const [one, two]: [number[], number[]] = [[], []];
    for (let n = 0; n < Math.min(3, rounds); n++) {
      one.push(run(1));
      two.push(run(2));
    }
    // The best of each: what else the machine did can only have made a run longer.
    const value = Math.min(...one) / Math.min(...two);
    return [{ row: 'jobs', what: 'one thread over two', value, unit: 'times', wanted: { least: 1.8 } }];
  });
}
