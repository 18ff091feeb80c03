/**
 * What was run: a head with version, rules and options, then a line of JSON per article with what was read and found.
 * Read again, it is the list of inputs and options of the same run.
 */
import { resolve } from 'node:path';
import { safeJson } from '../emit/printable.ts';
import { VERSION } from '../version.ts';
import type { Input } from './inputs.ts';
import type { Task } from './tasks.ts';
import type { Done } from './work.ts';

export interface ManifestHead {
  readonly extract: string;
  /** Hash of the rules. */
  readonly rules: string;
  /** Hash of version, rules, registers and options: the same question to the same article has the same answer. */
  readonly question: string;
  /** The options of the call that decide what is printed. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface ManifestLine {
  readonly source: string;
  /** The file as it was named, "-" for stdin; null where the argument led to nothing. */
  readonly file: string | null;
  /** For the name of an output file, where that is not the source. */
  readonly name?: string;
  readonly bytes: number | null;
  /** SHA-256 of those bytes. */
  readonly hash: string | null;
  readonly set_aside: number;
  readonly partnerships: number;
  readonly milliseconds: number | null;
  readonly error: string | null;
}

export function headLine(head: Omit<ManifestHead, 'extract'>): string {
  return `${safeJson({ extract: VERSION, ...head })}\n`;
}

export function articleLine({ file, name }: Task, { source, partnerships, error, account }: Done): string {
  const line: ManifestLine = {
    source,
    file,
    ...(name !== null && name !== source && { name }),
    bytes: account?.bytes ?? null,
    hash: account?.hash ?? null,
    set_aside: account?.setAside ?? 0,
    partnerships,
    milliseconds: account?.milliseconds ?? null,
    error,
  };
  return `${safeJson(line)}\n`;
}

// ── read again ───────────────────────────────────────────────────────────────────────────────────────

/** @returns null where it is none */
export function parseHead(line: string): ManifestHead | null {
  const value = parsed(line);
  return value !== null && 'extract' in value && 'options' in value ? (value as unknown as ManifestHead) : null;
}

/** @returns null where it is none */
export function parseArticleLine(line: string): ManifestLine | null {
  const value = parsed(line);
  return value !== null && 'source' in value && 'file' in value ? (value as unknown as ManifestLine) : null;
}

function parsed(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

/** The inputs that a manifest lists, in its order; a file of many articles is one input. */
export async function* listedInputs(lines: AsyncIterable<ManifestLine>, cwd: string): AsyncGenerator<Input> {
  let last: ManifestLine | null = null;
  for await (const line of lines) {
    const { source, file, error } = line;
    const name = line.name ?? source;
    const isNext = file !== null && file === last?.file && source !== file;
    last = line;
    if (isNext) continue;
    if (file === null) yield { kind: 'missing', source, error: error ?? '' };
    else if (file === '-') yield { kind: 'stdin', source, name };
    else yield { kind: 'file', source: file, path: resolve(cwd, file), name };
  }
}

/** What differs between what was read then and now; null: nothing. */
export function changeOf(then: ManifestLine | undefined, { source, error, account }: Done): string | null {
  if (then === undefined) return 'is not in the manifest';
  if (then.source !== source) return `stands where the manifest has ${then.source}`;
  if (then.hash !== (account?.hash ?? null)) return 'has changed since the manifest was written';
  return then.hash === null && then.error !== error ? 'fails otherwise than when the manifest was written' : null;
}
