/** The user's rule files as texts, for commands that compare or change them; nothing else loads the YAML reader so early. */
import { builtinRules } from '../rules/builtin.ts';
import { listsOnly, loadRules, type RuleFile, readRuleFiles } from '../rules/load.ts';
import type { RuleSet } from '../types.ts';
import { reportingRuleErrors, shortPath } from './rules.ts';

/** A rule file of the user's; `root` is the part of its path that ids leave out. */
export interface OwnFile extends RuleFile {
  readonly root: string;
}

/** What the user's rules add to. @param withBuiltin as in rulesOf */
export function baseOf(withBuiltin: boolean): RuleSet {
  return withBuiltin ? builtinRules() : listsOnly(builtinRules());
}

/** Whether a rule is the user's, by its id. */
export function ownOf(withBuiltin: boolean): (id: string) => boolean {
  const { zones, names, patterns, asides, relations, cues } = baseOf(withBuiltin);
  const ours = new Set([zones, names, patterns, asides, relations, cues].flat().map(({ id }) => id));
  return (id) => !ours.has(id);
}

/** The rule files of a folder, or of one file. Throws Failure. */
export function ownFiles(folder: string, cwd: string): readonly OwnFile[] {
  const { files, root } = reportingRuleErrors(folder, () => readRuleFiles(shortPath(folder, cwd)));
  return files.map((file) => ({ ...file, root }));
}

/** The rules of these files on top of the package's, as rulesOf would load them. Throws Failure. */
export function rulesWith(files: readonly OwnFile[], withBuiltin: boolean): RuleSet {
  const roots = [...new Set(files.map(({ root }) => root))];
  return reportingRuleErrors('rules', () =>
    roots.reduce((base, root) => {
      const own = files.filter((file) => file.root === root);
      return loadRules(own, { root, base }).rules;
    }, baseOf(withBuiltin)),
  );
}
