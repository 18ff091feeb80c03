/** extract check [RULES…] */
import type { Command } from 'commander';
import { printable, safeJson } from '../../emit/printable.ts';
import { builtinRules } from '../../rules/builtin.ts';
import { check, type Outcome, type Verdict } from '../../rules/check.ts';
import { EXIT, type Io, openChannel } from '../io.ts';
import { rulesOf } from '../rules.ts';

interface Options {
  readonly defaultRules: boolean;
  readonly json?: boolean;
}

export const examples = [
  ['extract check', "the package's own rules"],
  ['extract check my-rules/', 'your rules, beside ours'],
] as const;

export function define(command: Command): Command {
  return command
    .description(
      'Runs the examples that every rule carries and tells of each rule: ok, missing (an accepted example is not ' +
        'found), noisy (a rejected one is), or wrong (found, but not what is marked).',
    )
    .argument('[rules...]', 'folders or files of rules; none: those of the package')
    .option('--no-default-rules', 'without the rules of the package beside yours')
    .option('--json', 'a list of verdicts for scripts');
}

/** @returns 0 where every rule is ok, 1 where one is not. */
export async function run(paths: readonly string[], options: object, io: Io): Promise<number> {
  const { defaultRules, json } = options as Options;
  const verdicts = await verdictsOf(paths, defaultRules, io);
  const text = json ? `${safeJson(verdicts, 2)}\n` : report(verdicts);
  const channel = openChannel(io.stdout);
  await channel.write(text);
  return verdicts.every(({ outcome }) => outcome === 'ok') ? EXIT.ok : EXIT.findings;
}

/** Of the user's rules where some are given; they may build on ours, but ours are not what was asked for. */
async function verdictsOf(paths: readonly string[], withBuiltin: boolean, { cwd }: Io): Promise<readonly Verdict[]> {
  const rules = await rulesOf(paths, withBuiltin, cwd);
  if (paths.length === 0 || !withBuiltin) return check(rules);
  const { zones, names, patterns, relations, cues } = builtinRules();
  const ours = new Set([zones, names, patterns, relations, cues].flat().map(({ id }) => id));
  return check(rules).filter(({ rule }) => !ours.has(rule));
}

const OUTCOMES: readonly Outcome[] = ['ok', 'missing', 'noisy', 'wrong'];

function report(verdicts: readonly Verdict[]): string {
  const failed = verdicts.filter(({ outcome }) => outcome !== 'ok').flatMap(details);
  const counts = OUTCOMES.map((outcome) => `${verdicts.filter((v) => v.outcome === outcome).length} ${outcome}`);
  return `${[...failed, `${verdicts.length} rule${verdicts.length === 1 ? '' : 's'}: ${counts.join(', ')}`].map(printable).join('\n')}\n`;
}

function details({ rule, place, outcome, failures }: Verdict): readonly string[] {
  const where = place === undefined ? '' : ` (${place})`;
  const examples = failures.flatMap((failure) => [
    `    ${failure.outcome}: ${failure.example}`,
    `      ${failure.detail}`,
  ]);
  return [`${outcome} ${rule}${where}`, ...examples];
}
