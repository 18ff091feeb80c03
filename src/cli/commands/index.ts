/**
 * The commands: a new one is one file beside this one and one line here. Loaded when called, but for the usual one.
 * What those have in common that show how articles are understood is in ../inspection.ts.
 */
import type { Command } from 'commander';
import type { Io } from '../io.ts';
import * as extract from './extract.ts';

export interface CommandModule {
  /** Adds description, arguments and options; `examples` come first in the help. */
  define(command: Command): Command;
  readonly examples: readonly (readonly [command: string, meaning: string])[];
  /** @returns the exit code. */
  run(args: readonly string[], options: Readonly<Record<string, unknown>>, io: Io): Promise<number>;
}

export interface CommandEntry {
  readonly summary: string;
  load(): Promise<CommandModule>;
}

export const commands: Readonly<Record<string, CommandEntry>> = {
  audit: { summary: 'list sentences that might hold more', load: () => import('./audit.ts') },
  check: { summary: "run the rules' own examples", load: () => import('./check.ts') },
  completion: { summary: 'print completion for bash, zsh or fish', load: () => import('./completion.ts') },
  diff: { summary: 'show what a change of rules changes', load: () => import('./diff.ts') },
  eval: { summary: 'score the records of articles against gold files', load: () => import('./eval.ts') },
  explain: { summary: 'show how an article was understood', load: () => import('./explain.ts') },
  'why-not': { summary: 'tell why a partnership was not found', load: () => import('./why-not.ts') },
  new: { summary: 'write a commented first rule file', load: () => import('./new.ts') },
  pin: { summary: 'keep a sentence as an example of your rule', load: () => import('./pin.ts') },
  rules: { summary: 'list the rules, and how often each fires', load: () => import('./rules.ts') },
  schema: { summary: 'print the JSON Schema of the record', load: () => import('./schema.ts') },
};

/** What runs when no command is named. */
export const extraction: CommandEntry = {
  summary: 'print the partnerships of articles',
  load: async () => extract,
};
