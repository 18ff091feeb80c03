/** extract check [RULES…] */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { printable, safeJson } from '../../emit/printable.ts';
import { check, type Outcome } from '../../rules/check.ts';
import { splitter } from '../../workbench/elements.ts';
import {
  type ShownFailure,
  type ShownVerdict,
  type Unproved,
  unproved,
  withFailingWords,
} from '../../workbench/proof.ts';
import { Failure } from '../failure.ts';
import { type Channel, EXIT, type Io, openChannel } from '../io.ts';
import { counted } from '../layout.ts';
import { interruptedCode } from '../many-articles.ts';
import { ownOf } from '../own-rules.ts';
import { failureText, rulesOf } from '../rules.ts';
import { saves } from '../watch.ts';

interface Options {
  readonly defaultRules: boolean;
  readonly watch?: boolean;
  readonly json?: boolean;
}

export const examples = [
  ['extract check', "the package's own rules"],
  ['extract check my-rules/', 'your rules, beside ours'],
  ['extract check my-rules/ --watch', 'again whenever you save, until Ctrl-C'],
] as const;

export function define(command: Command): Command {
  return command
    .description(
      'Runs the examples that every rule carries and tells of each rule: ok, missing (an accepted example is not ' +
        'found), noisy (a rejected one is), or wrong (found, but not what is marked). Names rules without rejected ' +
        'examples, and cues that change nothing in any example.',
    )
    .argument('[rules...]', 'folders or files of rules; none: those of the package')
    .option('--no-default-rules', 'without the rules of the package beside yours')
    .option('--watch', 'run again whenever a rule file is saved')
    .option('--json', 'a list of verdicts for scripts');
}

/** @returns 0 where every rule is ok, 1 where one is not. */
export async function run(paths: readonly string[], values: object, io: Io): Promise<number> {
  const options = values as Options;
  const channel = openChannel(io.stdout);
  const once = () => checked(paths, options, channel, io.cwd);
  if (!options.watch) return once();
  if (paths.length === 0) throw new Failure('--watch needs rules of yours', 'extract check my-rules/ --watch');
  const watched = paths.map((path) => resolve(io.cwd, path));
  for await (const _ of saves(watched, io.signal)) await orTold(once, io);
  return io.signal === undefined ? EXIT.ok : interruptedCode(io.signal);
}

/** What cannot be loaded is told, and the next save is waited for. */
async function orTold(action: () => Promise<unknown>, io: Io): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    io.stderr.write(failureText(error));
  }
}

async function checked(
  paths: readonly string[],
  { defaultRules, json }: Options,
  channel: Channel,
  cwd: string,
): Promise<number> {
  const rules = await rulesOf(paths, defaultRules, cwd);
  // The user's rules may build on ours, but ours are not what was asked for.
  const isAsked = paths.length === 0 ? () => true : ownOf(defaultRules);
  const split = splitter(rules.lists);
  const verdicts = check(rules, isAsked).map((verdict) => withFailingWords(verdict, rules, split));
  const notes = notesOf(unproved(rules, isAsked));
  const noted = () => verdicts.map((verdict) => ({ ...verdict, notes: notes.get(verdict.rule) ?? [] }));
  await channel.write(json ? `${safeJson(noted(), 2)}\n` : report(verdicts, notes));
  return verdicts.every(({ outcome }) => outcome === 'ok') ? EXIT.ok : EXIT.findings;
}

// ── output ───────────────────────────────────────────────────────────────────────────────────────────

const OUTCOMES: readonly Outcome[] = ['ok', 'missing', 'noisy', 'wrong'];

/** What is left unproved, in words, by rule. */
type Notes = ReadonlyMap<string, readonly string[]>;

function notesOf({ without_rejects, idle_cues }: Unproved): Notes {
  const notes = new Map(without_rejects.map((rule) => [rule, ['has no rejected example']]));
  for (const cue of idle_cues) {
    notes.set(cue, [...(notes.get(cue) ?? []), 'changes no match in any accepted example']);
  }
  return notes;
}

function report(verdicts: readonly ShownVerdict[], notes: Notes): string {
  const failed = verdicts.filter(({ outcome }) => outcome !== 'ok').flatMap(details);
  const counts = OUTCOMES.map((outcome) => `${verdicts.filter((v) => v.outcome === outcome).length} ${outcome}`);
  const lines = [
    ...failed,
    ...[...notes].flatMap(([rule, words]) => words.map((word) => `note: ${rule} ${word}`)),
    `${counted(verdicts.length, 'rule')}: ${counts.join(', ')}`,
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

function details({ rule, place, outcome, failures }: ShownVerdict): readonly string[] {
  const where = place === undefined ? '' : ` (${place})`;
  return [`${outcome} ${rule}${where}`, ...failures.flatMap(failureLines)];
}

function failureLines({ outcome, example, detail, near }: ShownFailure): readonly string[] {
  const where = near && `wanted ${near.wanted} where “${near.instead}” stands, behind “${near.words}”`;
  return [`    ${outcome}: ${example}`, `      ${detail}`, ...(where === undefined ? [] : [`      ${where}`])];
}
