/** Command lines: commander reads them, and help is written with the examples first. */
import { Command, CommanderError } from 'commander';
import type { CommandEntry, CommandModule } from './commands/index.ts';
import { Failure } from './failure.ts';

export interface ParsedCall {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** Either a call to run, or a text for stdout (help, version) and nothing else to do. */
export type Parsed = { readonly call: ParsedCall } | { readonly show: string };

/** @param name as the user calls it: "extract", "extract schema" */
export function programOf(name: string, module: CommandModule): Command {
  const program = module.define(new Command(name));
  program.helpOption('-h, --help', 'show this help');
  return program.addHelpText('before', `Examples:\n${columns(module.examples)}`);
}

/** Reads the arguments of one command. Throws Failure for a wrong call. */
export function parseCall(program: Command, argv: readonly string[], width: number): Parsed {
  let shown = '';
  program.exitOverride().configureOutput({
    writeOut: (text) => {
      shown += text;
    },
    writeErr: () => {},
    getOutHelpWidth: () => width,
    getOutHasColors: () => false,
  });
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { show: shown };
    const [message = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
    throw new Failure(message, suggestion?.replace(/^\(|\)$/g, '') ?? `see ${program.name()} --help`);
  }
  return { call: { args: program.args, options: program.opts() } };
}

/** Left column, right column, aligned. */
export function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}\n`).join('');
}

/** The part of the help that lists the other commands. */
export function commandsHelp(commands: Readonly<Record<string, CommandEntry>>): string {
  const rows = Object.entries(commands).map(([name, { summary }]) => [name, summary] as const);
  return `\nCommands (extract COMMAND --help tells more):\n${columns(rows)}`;
}
