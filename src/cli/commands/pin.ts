/** extract pin FILE RECORD_ID [--reject] */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { printable, safeJson } from '../../emit/printable.ts';
import { analyse } from '../../pipeline.ts';
import { checkRelation, type Verdict } from '../../rules/check.ts';
import { type Section, withExample } from '../../rules/edit.ts';
import type { RelationRule, RuleSet } from '../../types.ts';
import { exampleOf, type Telling, tellings } from '../../workbench/pin.ts';
import { Failure } from '../failure.ts';
import { writeOver } from '../files.ts';
import { EXIT, type Io, openChannel } from '../io.ts';
import { knowledgeOf } from '../knowledge.ts';
import { articleFrom } from '../one-article.ts';
import { addKnowledgeOptions, type KnowledgeOptions } from '../options.ts';
import { type OwnFile, ownFiles, ownOf, rulesWith } from '../own-rules.ts';

interface Options extends KnowledgeOptions {
  readonly reject?: boolean;
  readonly rule?: string;
  readonly failing?: boolean;
  readonly json?: boolean;
}

export const examples = [
  ['extract pin article.txt 1eeadfa5 --rules my-rules/', 'this is right: an accepted example of your rule'],
  ['extract pin article.txt 1eeadfa5 --rules my-rules/ --reject --failing', 'this is wrong: repair the rule next'],
  ['extract pin article.txt 1eeadfa5 --rules my-rules/ --reject --rule relations/a/b', 'that rule keeps off it'],
] as const;

export function define(command: Command): Command {
  command
    .description(
      'Writes the sentence of a partnership as an accepted or rejected example into your rule file, in place: comments ' +
        'and layout stay as they are. Nothing is written where extract check would not pass with it.',
    )
    .argument('<file>', 'an article')
    .argument('<id>', 'of the partnership, as extract prints it')
    .option('--reject', 'as a rejected example')
    .option('--rule <id>', 'a relation rule of yours (default: the one that found it)')
    .option('--failing', 'write it also where check does not pass with it yet')
    .option('--json', 'what was written, for scripts');
  return addKnowledgeOptions(command);
}

/** What is to be written, and what check says of it. */
interface Pin {
  readonly rule: string;
  readonly section: Section;
  readonly example: string;
  readonly file: string;
  readonly line: number;
  readonly written: boolean;
  readonly verdict: Pick<Verdict, 'outcome' | 'failures'>;
}

/** @returns 0 where the example stands in the file, 1 where check would not pass with it. */
export async function run([file = '', id = '']: readonly string[], values: object, io: Io): Promise<number> {
  const options = values as Options;
  if (options.rules === undefined)
    throw new Failure('examples go into rules of yours', 'name their folder with --rules DIR');
  const knowledge = await knowledgeOf(options, io);
  const { source, text } = await articleFrom(file, io);
  const found = analyse(text, { source, ...knowledge });
  const telling = tellingOf(tellings(found), id, file);
  const rule = ruleFor(telling, knowledge.rules, options);
  const sentence = (telling.outcomes.find(({ match }) => match.rule === rule) ?? telling.outcomes[0])?.match.sentence;
  if (sentence === undefined) throw new Failure(`${id}: has no sentence`);
  const section: Section = options.reject ? 'rejects' : 'accepts';
  const example = exampleOf(found, sentence, options.reject ? null : rule.id);
  const pin = pinned(rule, section, example, options, io);
  await openChannel(io.stdout).write(options.json ? `${safeJson(pin, 2)}\n` : told(pin));
  return pin.written || pin.verdict.outcome === 'ok' ? EXIT.ok : EXIT.findings;
}

function tellingOf(all: readonly Telling[], id: string, file: string): Telling {
  const telling = all.find(({ partnership }) => partnership.id === id);
  if (telling !== undefined) return telling;
  const known = all.map(({ partnership: p }) => `${p.id} (${p.parties.map(({ name }) => name).join(' + ')})`);
  const hint = known.length === 0 ? 'it has none by these rules' : `it has ${known.join(', ')}`;
  throw new Failure(`there is no partnership ${id} in ${file}`, hint);
}

/** The rule of the user's that is named, else the surest of theirs that tells it. */
function ruleFor({ partnership, outcomes }: Telling, rules: RuleSet, options: Options): RelationRule {
  const isOwn = ownOf(options.defaultRules);
  const own = rules.relations.filter(({ id }) => isOwn(id));
  const wanted = options.rule;
  const rule =
    wanted === undefined
      ? outcomes.map(({ match }) => match.rule).find((one) => own.includes(one))
      : own.find((one) => one.id === wanted);
  if (rule !== undefined) return rule;
  const known =
    own.length === 0 ? 'there is none yet: extract new rule NAME' : `yours: ${own.map((r) => r.id).join(', ')}`;
  if (wanted !== undefined) throw new Failure(`there is no relation rule ${wanted} in your folder`, known);
  throw new Failure(
    `${partnership.id} was found by ${partnership.rule} of the package`,
    `name one with --rule; ${known}`,
  );
}

function pinned(rule: RelationRule, section: Section, example: string, options: Options, io: Io): Pin {
  const place = /^(?<file>.*):(?<line>\d+):\d+$/s.exec(rule.place ?? '')?.groups;
  const files = (options.rules ?? []).flatMap((folder) => ownFiles(folder, io.cwd));
  const own = files.find(({ path }) => path === place?.['file']);
  if (own === undefined) throw new Failure(`${rule.id}: its file cannot be told`);
  const base = { rule: rule.id, section, example, file: own.path };
  if (rule[section].includes(example)) {
    return { ...base, line: Number(place?.['line']), written: false, verdict: { outcome: 'ok', failures: [] } };
  }
  if (/[{}]/.test(example.replace(/\{[a-z]+(?: as [\w-]+)?: [^{}]*\}/g, ''))) {
    throw new Failure('the sentence holds a brace, which an example cannot hold');
  }
  const edited = withExample(own.text, rule.id.slice(rule.id.lastIndexOf('/') + 1), section, example);
  if ('error' in edited) throw new Failure(`${own.path}: ${edited.error}`);
  const verdict = verdictWith(rule.id, files, { ...own, text: edited.text }, options);
  const written = verdict.outcome === 'ok' || options.failing === true;
  if (written) writeOver(resolve(own.path), edited.text);
  return { ...base, line: edited.line, written, verdict };
}

/** What check says of the rule once the file is as it would be. */
function verdictWith(id: string, files: readonly OwnFile[], edited: OwnFile, { defaultRules }: Options): Verdict {
  const all = files.map((file) => (file.path === edited.path ? edited : file));
  const rules = rulesWith(all, defaultRules);
  const rule = rules.relations.find((one) => one.id === id);
  if (rule === undefined) throw new Failure(`${edited.path}: would hold ${id} no more`);
  return checkRelation(rule, rules);
}

function told({ rule, section, example, file, line, written, verdict }: Pin): string {
  const details = verdict.failures.flatMap((failure) => [
    `  ${failure.outcome}: ${failure.example}`,
    `    ${failure.detail}`,
  ]);
  if (verdict.outcome === 'ok') {
    const what = written ? `added to ${section}: of ${rule}` : `stands already in ${section}: of ${rule}`;
    return `${[`${file}:${line}: ${what}`, `  ${example}`].map(printable).join('\n')}\n`;
  }
  const what = written
    ? `${file}:${line}: added to ${section}: of ${rule}, which is ${verdict.outcome} now: change it until extract check passes`
    : `nothing written: with this example in ${section}: ${rule} would be ${verdict.outcome} (--failing writes it anyway)`;
  return `${[what, ...details].map(printable).join('\n')}\n`;
}
