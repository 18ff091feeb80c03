/**
 * The library: `extract(text, options)` gives the record of one article. Pure and synchronous, no global state; the
 * only function that touches the disk is `loadRules`.
 */
import { builtinRules } from './rules/builtin.ts';
import { listsOnly, loadRulesDir } from './rules/load.ts';
import type { RuleSet } from './types.ts';

export { schema } from './emit/schema.ts';
export { extract } from './pipeline.ts';
export { builtinRules } from './rules/builtin.ts';
export { GazetteerError, type GazetteerFile, loadGazetteer } from './rules/gazetteer.ts';
export { formatRuleError, type RuleError, RulesError } from './rules/load.ts';
export type * from './types.ts';
export { VERSION } from './version.ts';

/**
 * Loads rules from folders (or single files) of YAML, for `ExtractOptions.rules`.
 * @param paths added one after the other
 * @param options `builtin: false` leaves the built-in rules out; their word lists remain for your patterns to use
 * @throws RulesError with every error of every file, each with file, line, column and hint
 */
export function loadRules(paths: string | readonly string[], options: { readonly builtin?: boolean } = {}): RuleSet {
  const base = options.builtin === false ? listsOnly(builtinRules()) : builtinRules();
  return [paths].flat().reduce((rules, path) => loadRulesDir(path, rules).rules, base);
}
