/** Peak memory of the command over few files and over many. */
import { spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { articles } from '../load.ts';
import type { Figure, Settings } from '../measure.ts';
import { binary } from '../package.ts';

const FEW = 1000;
const MANY = 100_000;
/** Longest article that is taken, in UTF-16 code units: this is about the number of files. */
const LONGEST = 1500;

/** Tells at the end of a run its peak memory, in KiB, on stderr. */
const PEAK = "process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + ' '))";

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

function peakMiB(count: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'extract-bench-'));
  try {
    fill(folder, count);
    const args = ['--import', `data:text/javascript,${encodeURIComponent(PEAK)}`, binary];
    const { stderr } = spawnSync(
      process.execPath,
      [...args, join(folder, 'all'), '--format', 'ndjson', '-o', join(folder, 'out')],
      {
        encoding: 'utf8',
      },
    );
    const [, peak] = /peak (\d+)/.exec(stderr) ?? [];
    if (peak === undefined) throw new Error(`no peak of memory: ${stderr}`);
    return Number(peak) / 1024;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function memory({ scale }: Settings): readonly Figure[] {
  const [few, many] = [Math.round(FEW * scale), Math.round(MANY * scale)];
  const [a, b] = [peakMiB(few), peakMiB(many)];
  const row = 'memory';
  return [
    { row, what: `peak over ${few} files`, value: a, unit: 'MiB' },
    { row, what: `peak over ${many} files`, value: b, unit: 'MiB' },
    { row, what: 'many over few', value: b / a, unit: 'times', wanted: { most: 1.2 } },
  ];
}
