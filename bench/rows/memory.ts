/** Peak memory of the command over few files and over many, by one thread and by two. */
import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { articles } from '../load.ts';
import type { Figure, Settings } from '../measure.ts';
import { measured, withFolder } from './command.ts';

const FEW = 1000;
const MANY = 100_000;
/** Longest article that is taken, in UTF-16 code units: this is about the number of files. */
const LONGEST = 500;

/** Folders of a thousand links to some short files. */
function fill(folder: string, count: number): void {
  const texts = articles().map((text) => text.slice(0, LONGEST));
  texts.forEach((text, i) => {
    writeFileSync(join(folder, `${i}.text`), text);
  });
  for (let i = 0; i < count; i++) {
    const inner = join(folder, 'all', String(Math.floor(i / 1000)));
    if (i % 1000 === 0) mkdirSync(inner, { recursive: true });
    linkSync(join(folder, `${i % texts.length}.text`), join(inner, `${i}.txt`));
  }
}

/** By one thread into a file, by two into a file per article. */
const WAYS = [
  ['one thread', (folder: string) => ['--jobs', '1', '-f', 'ndjson', '-o', join(folder, 'out.ndjson')]],
  ['two threads', (folder: string) => ['--jobs', '2', '--out-dir', join(folder, 'out')]],
] as const;

export function memory({ scale }: Settings): readonly Figure[] {
  const counts = [FEW, MANY].map((count) => Math.round(count * scale));
  return WAYS.flatMap(([who, options]) => {
    const peaks = counts.map((count) =>
      withFolder((folder) => {
        fill(folder, count);
        return measured([join(folder, 'all'), ...options(folder)]).peakMiB;
      }),
    );
    const row = 'memory';
    return [
      ...peaks.map((value, i) => ({ row, what: `${who}: peak over ${counts[i]} files`, value, unit: 'MiB' })),
      { row, what: `${who}: many over few`, value: peaks[1]! / peaks[0]!, unit: 'times', wanted: { most: 1.2 } },
    ];
  });
}
