/** Loads on disk, and the command run over them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary } from '../package.ts';

/** A folder that is there while the action runs. */
export function withFolder<T>(action: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'extract-bench-'));
  try {
    return action(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A file per text, named by its place. */
export function writeTexts(folder: string, texts: readonly string[]): void {
  texts.forEach((text, i) => {
    writeFileSync(join(folder, `${i}.txt`), text);
  });
}

/** Seconds, by the clock, of a whole run of the command. */
export function commandSeconds(args: readonly string[]): number {
  const from = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [binary, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`extract ${args.join(' ')} ended with ${status}: ${stderr}`);
  return (performance.now() - from) / 1000;
}

/** Tells at the end of a run its peak memory (KiB) and the CPU time of all its threads (microseconds), on stderr. */
const USAGE =
  "process.on('exit', () => { const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();" +
  " process.stderr.write('usage ' + maxRSS + ' ' + (userCPUTime + systemCPUTime) + ' ') })";

/** What a run of the command takes; it may end with an error record. */
export function measured(args: readonly string[]) {
  const first = ['--import', `data:text/javascript,${encodeURIComponent(USAGE)}`, binary];
  const { stderr } = spawnSync(process.execPath, [...first, ...args], { encoding: 'utf8' });
  const [, peak, cpu] = /usage (\d+) (\d+) /.exec(stderr) ?? [];
  if (peak === undefined) throw new Error(`extract ${args.join(' ')}: ${stderr}`);
  return { peakMiB: Number(peak) / 1024, cpuSeconds: Number(cpu) / 1e6, stderr };
}
