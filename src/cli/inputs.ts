/** What a run of the extraction reads: the arguments, or what a manifest lists. */
import { resolve } from 'node:path';
import { expandInputs, type Input } from '../batch/inputs.ts';
import { listedInputs } from '../batch/manifest.ts';
import { type Earlier, remaining } from '../batch/resume.ts';
import { INPUT_FORMATS, type Task, tasksOf } from '../batch/tasks.ts';
import { type Manifest, readManifest } from './companions.ts';
import { Failure } from './failure.ts';
import type { PartFile } from './files.ts';
import type { Io } from './io.ts';
import type { ExtractionOptions } from './plan.ts';

export interface Asked {
  readonly inputs: AsyncIterable<Input>;
  readonly options: ExtractionOptions;
  /** Where the inputs are those of one. */
  readonly manifest?: Manifest;
}

/** What is to be read: the arguments, or what a manifest lists, with the options that it was written with. */
export async function inputsOf(args: readonly string[], options: ExtractionOptions, io: Io): Promise<Asked> {
  if (options.fromManifest === undefined) {
    checkInputs(args);
    return { inputs: expand(args, options, io), options };
  }
  if (args.length > 0) throw new Failure('a manifest lists its inputs: name no others');
  const manifest = await readManifest(resolve(io.cwd, options.fromManifest));
  const inputs = listedInputs(manifest.lines(), io.cwd);
  return { inputs, manifest, options: { ...options, ...(manifest.head.options as Partial<ExtractionOptions>) } };
}

function checkInputs(args: readonly string[]): void {
  if (args.length === 0)
    throw new Failure('no input given', 'name files or folders, or - for stdin; see extract --help');
  if (args.filter((arg) => arg === '-').length > 1) throw new Failure('stdin (-) can be read only once');
}

/** The inputs that the arguments lead to. */
export function expand(args: readonly string[], { inputFormat, stdinName }: ExtractionOptions, { cwd }: Io) {
  return expandInputs(args, { cwd, stdinName, endings: INPUT_FORMATS[inputFormat] });
}

/**
 * Inputs → tasks: those of the shard, and behind those that an earlier run has done.
 * @param earlier is told what the earlier run found
 */
export async function tasksFor(
  inputs: AsyncIterable<Input>,
  { inputFormat: format, maxBytes, shard }: ExtractionOptions,
  part: PartFile | undefined,
  earlier: Earlier,
  io: Io,
): Promise<AsyncIterable<Task>> {
  const all = tasksOf(inputs, { format, maxBytes, stdin: () => io.stdin });
  const own = shard === undefined ? all : (await import('../batch/shard.ts')).sharded(all, shard);
  return part === undefined ? own : remaining(own, part.part, part.length, earlier);
}
