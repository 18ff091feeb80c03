/** The rule set of a run: the built-in rules, the user's on top, or the user's alone. */
import { relative, resolve } from 'node:path';
import { builtinRules } from '../rules/builtin.ts';
import type { RuleError, RulesError } from '../rules/load.ts';
import { describeReadError } from '../stages/read.ts';
import type { RuleSet } from '../types.ts';
import { errorLine, Failure, hintLine } from './failure.ts';
import { EXIT } from './io.ts';
import { counted } from './layout.ts';

/**
 * @param folders folders or files of rules, each added to what stands before it
 * @param withBuiltin false: only the word lists of the built-in rules remain, for the user's patterns to use
 */
export async function rulesOf(folders: readonly string[], withBuiltin: boolean, cwd: string): Promise<RuleSet> {
  if (!withBuiltin && folders.length === 0) {
    throw new Failure('--no-default-rules leaves no rules', 'add your own with --rules DIR');
  }
  if (folders.length === 0) return builtinRules();
  // Loaded here only: reading YAML and inflecting words is what start-up must not pay for.
  const { loadRules } = await import('../index.ts');
  const paths = folders.map((folder) => shortPath(folder, cwd));
  return reportingRuleErrors(folders.join(', '), () => loadRules(paths, { builtin: withBuiltin }));
}

/** Loads rules; what is wrong in them, or with reading them, becomes a failure to be told. */
export function reportingRuleErrors<T>(name: string, load: () => T): T {
  try {
    return load();
  } catch (error) {
    if (error instanceof Error && error.name === 'RulesError') throw new RulesFailure((error as RulesError).errors);
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Failure(`${path ?? name}: ${describeReadError(error)}`, 'rules are folders or files of YAML');
  }
}

/** All that is wrong in rule files, each error in the form that editors jump to. */
export class RulesFailure extends Failure {
  readonly errors: readonly RuleError[];

  constructor(errors: readonly RuleError[]) {
    super(`${counted(errors.length, 'error')} in rule files`, undefined, EXIT.rules);
    this.errors = errors;
  }
}

/** The lines for stderr, each error with its hint. */
export function failureText(failure: Failure): string {
  const details = failure instanceof RulesFailure ? failure.errors : [];
  const lines = details.map((e) => errorLine(`${e.file}:${e.line}:${e.column}: ${e.message}`) + hintLine(e.hint));
  return lines.join('') + errorLine(failure.message) + (failure.hint === undefined ? '' : hintLine(failure.hint));
}

/** As the user would write it, so that messages are short. */
export function shortPath(folder: string, cwd: string): string {
  const path = resolve(cwd, folder);
  const short = relative('', path);
  return short === '' ? '.' : short.startsWith('..') ? path : short;
}
