/** The two rule sets of a comparison. */
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isFolder, isThere } from '../batch/inputs.ts';
import { loadRules, loadRulesDir, type RuleFile } from '../rules/load.ts';
import type { RuleSet } from '../types.ts';
import { Failure } from './failure.ts';
import { filesAt } from './git.ts';
import type { RuleOptions } from './options.ts';
import { baseOf } from './own-rules.ts';
import { reportingRuleErrors, rulesOf } from './rules.ts';

export interface Versions {
  readonly before: RuleSet;
  readonly after: RuleSet;
}

/**
 * The rules of the run, and those that they are compared with: a folder in the place of the user's, the user's as
 * they stood at a git revision, or none but the package's. Without rules of the user the same for the package's own.
 */
export async function versionsOf(
  { rules = [], defaultRules }: RuleOptions,
  against: string | undefined,
  cwd: string,
): Promise<Versions> {
  if (rules.length === 0 && against === undefined) {
    throw new Failure('there is nothing to compare with', 'give --rules DIR, or --against DIR or REVISION');
  }
  const after = await rulesOf(rules, defaultRules, cwd);
  if (against === undefined) return { before: baseOf(defaultRules), after };
  if (isThere(resolve(cwd, against))) {
    const before = rules.length > 0 ? await rulesOf([against], defaultRules, cwd) : packageFrom(resolve(cwd, against));
    return { before, after };
  }
  const before = reportingRuleErrors(against, () =>
    rules.length > 0
      ? rules.reduce((set, folder) => atRevision(against, resolve(cwd, folder), folder, set), baseOf(defaultRules))
      : atRevision(against, PACKAGE_RULES, 'rules', undefined),
  );
  return { before, after };
}

/** The rules of the package as files: beside the sources, and beside the bundle. */
const PACKAGE_RULES = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../rules' : '../rules', import.meta.url),
);

function packageFrom(folder: string): RuleSet {
  return reportingRuleErrors(folder, () => loadRulesDir(folder, undefined, { probe: false }).rules);
}

/** @param shown what the folder is called in places, behind the revision */
function atRevision(revision: string, path: string, shown: string, base: RuleSet | undefined): RuleSet {
  const folder = isFolder(path) ? path : dirname(path);
  const wanted = isFolder(path) ? '' : basename(path);
  const root = `${revision}:${shown.replace(/[/\\]+$/, '')}`;
  const files = filesAt(revision, folder)
    .filter(({ path: name }) => /\.ya?ml$/.test(name) && (wanted === '' || name === wanted))
    .map(({ path: name, text }): RuleFile => ({ path: `${root}/${name}`, text }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  if (files.length === 0 && base === undefined) throw new Failure(`${root}: holds no rule file`);
  return loadRules(files, { root, probe: base !== undefined, ...(base !== undefined && { base }) }).rules;
}
