/** Options that several commands share. */
import { type Command, Option } from 'commander';
import { DEFAULT_MAX_BYTES } from '../stages/read.ts';
import { INPUT_FORMATS, type InputFormat } from './articles.ts';
import { collect, parseBytes, parseDate } from './values.ts';

export interface InputOptions {
  readonly inputFormat: InputFormat;
  readonly stdinName: string;
  readonly maxBytes: number;
  readonly date?: string;
}

export interface RuleOptions {
  readonly rules?: readonly string[];
  readonly defaultRules: boolean;
}

export interface GazetteerOptions {
  readonly gazetteer?: readonly string[];
}

export interface LookOptions {
  readonly quiet?: boolean;
  readonly color?: boolean;
}

/** What is read, and how. */
export function addInputOptions(command: Command): Command {
  return command
    .addOption(choice('--input-format <name>', 'what the inputs hold', Object.keys(INPUT_FORMATS)))
    .option('--stdin-name <name>', 'what stdin is called in the record', '-')
    .option('--date <date>', 'date of publication (YYYY-MM-DD): what "today" means', parseDate)
    .addOption(
      new Option('--max-bytes <size>', 'refuse larger articles')
        .argParser(parseBytes)
        .default(DEFAULT_MAX_BYTES, '64M'),
    );
}

export function addRuleOptions(command: Command): Command {
  return command
    .option('--rules <dir>', 'add a folder of rules (may be given again)', collect)
    .option('--no-default-rules', 'use the rules of --rules alone');
}

/** For commands whose records may name what a user's registers hold. */
export function addGazetteerOption(command: Command): Command {
  return command.option('--gazetteer <file>', 'a register of yours, CSV or TSV (may be given again)', collect);
}

export function addLookOptions(command: Command): Command {
  return addColorOptions(command.option('-q, --quiet', 'no progress bar'));
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
