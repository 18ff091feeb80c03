/** One very long article: what a byte of it costs beside a byte of one a tenth as long, and what --max-bytes refuses. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { longText } from '../load.ts';
import type { Figure, Settings } from '../measure.ts';
import { measured, withFolder } from './command.ts';

/** Bytes; `--scale 0.1` takes a tenth. */
const LARGE = 50 * 1024 * 1024;

export function large({ scale }: Settings): readonly Figure[] {
  const size = Math.round(LARGE * scale);
  return withFolder((folder) => {
    const fileOf = (bytes: number): string => {
      const path = join(folder, `${bytes}.txt`);
      writeFileSync(path, Buffer.from(longText(bytes)).subarray(0, bytes));
      return path;
    };
    const run = (bytes: number, ...options: readonly string[]) =>
      measured([fileOf(bytes), '-f', 'ndjson', '-o', join(folder, 'out'), '--max-bytes', '1G', ...options]);
    const part = Math.round(size / 10);
    const [small, whole] = [run(part), run(size)];
    const refused = run(size, '--max-bytes', String(size - 1));
    if (!/is too large .*see --max-bytes/.test(refused.stderr)) throw new Error(`not refused: ${refused.stderr}`);
    const row = 'large';
    const mega = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
    return [
      { row, what: `a text of ${mega(size)}`, value: whole.cpuSeconds, unit: 's' },
      { row, what: `its peak of memory`, value: whole.peakMiB, unit: 'MiB' },
      {
        row,
        what: `a byte of it over one of ${mega(part)}`,
        value: whole.cpuSeconds / small.cpuSeconds / (size / part),
        unit: 'times',
        wanted: { most: 1.3 },
      },
      { row, what: 'the same above --max-bytes: refused after', value: refused.cpuSeconds, unit: 's' },
    ];
  });
}
