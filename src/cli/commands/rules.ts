/** extract rules [articles…] */
import type { Command } from 'commander';
import type { Style } from '../../emit/format.ts';
import { safeJson } from '../../emit/printable.ts';
import { analyse } from '../../pipeline.ts';
import { DEFAULT_MAX_BYTES } from '../../stages/read.ts';
import type { RuleSet } from '../../types.ts';
import { countFiring, type Firing, type RuleEntry, ruleEntries } from '../../workbench/firing.ts';
import { loadArticles } from '../articles.ts';
import { errorLine } from '../failure.ts';
import { expandInputs } from '../inputs.ts';
import { EXIT, type Io, openChannel } from '../io.ts';
import { labelled, tone } from '../layout.ts';
import { addColorOptions, addRuleOptions, type LookOptions, type RuleOptions } from '../options.ts';
import { rulesOf } from '../rules.ts';
import { styleFor, wantsColor } from '../style.ts';

interface Options extends RuleOptions, LookOptions {
  readonly never?: boolean;
  readonly json?: boolean;
}

export const examples = [
  ['extract rules', 'every rule: where it stands, what it does'],
  ['extract rules articles/', 'and how often it fired there'],
  ['extract rules articles/ --never', 'those that never did'],
  ['extract rules articles/ --rules my-rules/ --no-default-rules', 'yours alone'],
] as const;

export function define(command: Command): Command {
  command
    .description('Lists the rules with file and line, what each does, and how often it fired over the given articles.')
    .argument('[inputs...]', 'files, folders, quoted patterns, or - for stdin')
    .option('--never', 'only rules that never fired')
    .option('--json', 'the same for scripts');
  return addColorOptions(addRuleOptions(command));
}

/** @returns 0; 2 where an article could not be read. */
export async function run(inputs: readonly string[], values: object, io: Io): Promise<number> {
  const options = values as Options;
  const rules = await rulesOf(options.rules ?? [], options.defaultRules, io.cwd);
  const { firing, errors } = await firingOver(inputs, rules, io);
  for (const error of errors) io.stderr.write(errorLine(error));
  const all = ruleEntries(rules, firing);
  const entries = options.never ? all.filter(({ fired }) => fired === 0) : all;
  const style = await styleFor(wantsColor(options.color, io, true), io);
  const isCounted = inputs.length > 0;
  const text = options.json ? safeJson(entries, 2) : listing(entries, isCounted, style).join('\n');
  await openChannel(io.stdout).write(`${text}\n`);
  return errors.length > 0 ? EXIT.input : EXIT.ok;
}

async function firingOver(inputs: readonly string[], rules: RuleSet, io: Io) {
  const firing: Firing = new Map();
  const errors: string[] = [];
  const expanded = expandInputs(inputs, { cwd: io.cwd, stdinName: '-', endings: ['.txt'] });
  for await (const { place, result } of loadArticles(expanded, 'text', DEFAULT_MAX_BYTES, io)) {
    if ('error' in result) errors.push(`${place}: ${result.error}`);
    else countFiring(firing, analyse(result.text, { rules }));
  }
  return { firing, errors };
}

function listing(entries: readonly RuleEntry[], isCounted: boolean, style: Style): readonly string[] {
  const lines = entries.flatMap((entry) => {
    const times = isCounted ? `${entry.fired ?? '-'} × ` : '';
    return [
      tone(`${times}${entry.rule}`, entry.fired === 0 && isCounted ? 'faint' : 'strong', style),
      ...labelled('', `${entry.kind}: ${entry.does}`, style, { indent: 2, width: 2 }),
      ...labelled('', entry.place ?? '', style, { indent: 2, width: 2, as: 'faint' }),
    ];
  });
  const silent = entries.filter(({ fired }) => fired === 0).length;
  const counts = `${entries.length} rule${entries.length === 1 ? '' : 's'}${isCounted ? `, ${silent} of them never fired` : ''}`;
  return [...lines, counts];
}
