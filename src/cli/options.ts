/** Options that several commands share. */
import { type Command, Option } from 'commander';
import type { Shard } from '../batch/shard.ts';
import { INPUT_FORMATS, type InputFormat } from '../batch/tasks.ts';
import { DEFAULT_MAX_BYTES } from '../stages/read.ts';
import { collect, parseBytes, parseCount, parseDate, parseSeconds, parseShard } from './values.ts';

export interface InputOptions {
  readonly inputFormat: InputFormat;
  readonly stdinName: string;
  readonly maxBytes: number;
  readonly date?: string;
}

export interface BatchOptions {
  readonly jobs?: number;
  readonly shard?: Shard;
  readonly cache?: string;
  readonly resume?: boolean;
  /** Per article. */
  readonly maxSeconds?: number;
  readonly allowErrors?: boolean;
  readonly manifest?: string;
  readonly fromManifest?: string;
  readonly stats?: boolean;
}

export interface RuleOptions {
  readonly rules?: readonly string[];
  readonly defaultRules: boolean;
}

/** All that decides how articles are understood: see knowledge.ts. */
export interface KnowledgeOptions extends RuleOptions {
  readonly gazetteer?: readonly string[];
}

export interface ColorOptions {
  readonly color?: boolean;
}

export interface LookOptions extends ColorOptions {
  readonly quiet?: boolean;
}

/** Flags, meaning and reader: `command.option(...DATE)`. */
export const DATE = ['--date <date>', 'date of publication (YYYY-MM-DD): what "today" means', parseDate] as const;

/** What is read, and how. */
export function addInputOptions(command: Command): Command {
  return command
    .addOption(choice('--input-format <name>', 'what the inputs hold', Object.keys(INPUT_FORMATS)))
    .option('--stdin-name <name>', 'what stdin is called in the record', '-')
    .option(...DATE)
    .addOption(
      new Option('--max-bytes <size>', 'refuse larger articles')
        .argParser(parseBytes)
        .default(DEFAULT_MAX_BYTES, '16M'),
    );
}

/** For many articles. */
export function addBatchOptions(command: Command): Command {
  return command
    .option('-j, --jobs <n>', 'threads that work at a time (default: the cores)', parseCount)
    .option('--shard <k/n>', 'only this part of the inputs, as in 3/16', parseShard)
    .option('--cache <dir>', 'keep results, and do nothing twice')
    .option('--resume', 'go on with what an ended run left of -o FILE (ndjson)')
    .option('--max-seconds <n>', 'give an article up after this time', parseSeconds)
    .option('--allow-errors', 'exit code 0 although some articles could not be read')
    .option('--manifest <file>', 'write what was read, with what, and what was found')
    .option('--from-manifest <file>', 'run again what a manifest lists, and tell what has changed')
    .option('--stats', 'print where the time went');
}

/** The user's rules and registers. */
export function addKnowledgeOptions(command: Command): Command {
  return command
    .option('--rules <dir>', 'add a folder of rules (may be given again)', collect)
    .option('--no-default-rules', 'use the rules of --rules alone')
    .option('--gazetteer <file>', 'a register of yours, CSV or TSV (may be given again)', collect);
}

export function addLookOptions(command: Command): Command {
  return addColorOptions(command.option('-q, --quiet', 'no progress bar and no summary'));
}

export function addColorOptions(command: Command): Command {
  return command
    .option('--color', 'colours, also where stdout is no terminal')
    .option('--no-color', 'no colours (also: NO_COLOR=1)');
}

/** An option with a few possible values; the first is the default. */
export function choice(flags: string, description: string, values: readonly string[]): Option {
  return new Option(flags, description).choices(values).default(values[0]);
}
