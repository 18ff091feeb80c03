/** The built-in rules. From source they are compiled from rules/; the build puts the compiled set in this file's place. */
import { fileURLToPath } from 'node:url';
import type { RuleSet } from '../types.ts';
import { loadRulesDir } from './load.ts';

let cached: RuleSet | undefined;

/** The rules that ship with the package; the same object on every call. A test tries their patterns on hard texts. */
export function builtinRules(): RuleSet {
  const folder = fileURLToPath(new URL('../../rules', import.meta.url));
  cached ??= loadRulesDir(folder, undefined, { probe: false, shown: 'rules' }).rules;
  return cached;
}
