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
