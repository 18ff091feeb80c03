/** A folder with an empty cache and again with a full one; by the clock. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { articles, upTo } from '../load.ts';
import { type Figure, median, type Settings } from '../measure.ts';
import { commandSeconds, withFolder, writeTexts } from './command.ts';

/** UTF-16 code units. */
const SIZE = 4_000_000;

export function cache({ rounds, scale }: Settings): readonly Figure[] {
  return withFolder((folder) => {
    const [inputs, kept] = [join(folder, 'in'), join(folder, 'cache')];
    mkdirSync(inputs);
    writeTexts(inputs, upTo(articles(), SIZE * scale));
    const run = () => commandSeconds([inputs, '--cache', kept, '-f', 'ndjson', '-o', join(folder, 'out'), '--quiet']);
    const ratios = Array.from({ length: Math.min(3, rounds) }, () => {
      rmSync(kept, { recursive: true, force: true });
      const first = run();
      return first / run();
    });
    return [
      { row: 'cache', what: 'first run over second', value: median(ratios), unit: 'times', wanted: { least: 10 } },
    ];
  });
}
