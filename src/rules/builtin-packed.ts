/** What the build puts in the place of builtin.ts: the same rules, compiled by then, from the file beside the bundle. */
import { readFileSync } from 'node:fs';
import type { RuleSet } from '../types.ts';
import { openRules } from './packed.ts';

let opened: RuleSet | undefined;

/** The rules that ship with the package; the same object on every call. */
export function builtinRules(): RuleSet {
  opened ??= openRules(readFileSync(new URL('rules.json', import.meta.url), 'latin1'));
  return opened;
}
