/** A world for the program to run in: streams that collect, a folder that goes away, a terminal if wanted. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll } from 'vitest';
import type { Io, Sink } from '../../src/cli/io.ts';
import { run } from '../../src/cli/main.ts';
import type { ArticleRecord, ErrorRecord } from '../../src/types.ts';

export const SENTENCE = 'Acme Bio signed an agreement with Mercy Hospital.\n';

export interface World extends Partial<Omit<Io, 'stdin' | 'stdout' | 'stderr'>> {
  readonly stdin?: string | Uint8Array | Io['stdin'];
  readonly stdout?: Sink;
  readonly stderr?: Sink;
}

/** Collects what is written; a terminal of 80 columns if `isTTY`. */
export function sink(isTTY = false): Sink & { text(): string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return Object.assign(stream, { isTTY, ...(isTTY && { columns: 80 }), text: () => Buffer.concat(chunks).toString() });
}

/** The last line of a batch, which tells how fast it was. */
export const SUMMARY = /^extract: (\d+ articles?, \d+ partnerships?, \d+ errors?), \d+ articles\/s\n/m;

/** Runs the program once; the summary is left out of stderr, because it is another one each time. */
export async function call(argv: readonly string[], world: World = {}) {
  const stdout = sink();
  const stderr = sink();
  const { stdin = '', ...rest } = world;
  const input = typeof stdin === 'string' || stdin instanceof Uint8Array ? Readable.from([Buffer.from(stdin)]) : stdin;
  const code = await run(argv, { stdout, stderr, env: {}, cwd: '/', stdin: input, ...rest });
  return { code, stdout: stdout.text(), stderr: stderr.text().replace(SUMMARY, '') };
}

/** A folder with these files, removed after the tests. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'extract-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Every file below a folder, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

export function records(ndjson: string): (ArticleRecord & Partial<ErrorRecord>)[] {
  return ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

export const sources = (ndjson: string) => records(ndjson).map(({ source }) => source);
