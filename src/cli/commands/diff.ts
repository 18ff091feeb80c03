/** extract diff --against RULES_DIR|REV articles… */
import { type Command, InvalidArgumentError } from 'commander';
import type { Style, Tone } from '../../emit/format.ts';
import { analyse } from '../../pipeline.ts';
import type { RuleSet } from '../../types.ts';
import {
  byRule,
  type Change,
  changesIn,
  countsOf,
  type FieldChange,
  type RecordChange,
  type RuleChanges,
} from '../../workbench/diff.ts';
import { LOSSES } from '../explanation.ts';
import { gazetteerOf } from '../gazetteer.ts';
import { addInspectionOptions, type InspectionOptions, printFindings } from '../inspection.ts';
import { EXIT, type Io } from '../io.ts';
import { counted, cut, labelled, tone, wrapped } from '../layout.ts';
import { eachArticle } from '../many-articles.ts';
import { DATE } from '../options.ts';
import { versionsOf } from '../versions.ts';

interface Options extends InspectionOptions {
  readonly against?: string;
  readonly failOn?: readonly Change[];
  readonly date?: string;
}

export const examples = [
  ['extract diff articles/ --rules my-rules/', 'what your rules add to ours'],
  ['extract diff articles/ --rules my-rules/ --against HEAD', 'what your last changes change'],
  ['extract diff articles/ --rules my-rules/ --against old-rules/', 'two folders of yours'],
  ['extract diff articles/ --against main --fail-on lost', "the package's own rules, in its repository"],
] as const;

export function define(command: Command): Command {
  command
    .description(
      'Shows which partnerships and officials are gained, lost and changed over articles when the rules change, by ' +
        'the rule that finds them, each with its sentence.',
    )
    .argument('<inputs...>', 'files, folders, quoted patterns, or - for stdin')
    .option(
      '--against <dir|rev>',
      'the rules before: a folder in the place of --rules, or a git revision of that folder (default: without --rules)',
    )
    .option('--fail-on <list>', 'end with 1 where something is gained, lost or changed', parseChanges)
    .option(...DATE);
  return addInspectionOptions(command);
}

const CHANGES: readonly Change[] = ['gained', 'lost', 'changed'];

function parseChanges(text: string, before: readonly Change[] = []): readonly Change[] {
  const known = text.split(',').map((part) => CHANGES.find((change) => change === part.trim()));
  if (known.includes(undefined)) throw new InvalidArgumentError('Give one or more of gained, lost, changed.');
  return [...before, ...known.filter((change) => change !== undefined)];
}

/** @returns 0; 1 where there is what --fail-on names; 2 where an article could not be read. */
export async function run(inputs: readonly string[], values: object, io: Io): Promise<number> {
  const options = values as Options;
  const { before, after } = await versionsOf(options, options.against, io.cwd);
  const known = {
    ...(await gazetteerOf(options.gazetteer, io)),
    ...(options.date !== undefined && { date: options.date }),
  };
  const changes: RecordChange[] = [];
  const { articles, code } = await eachArticle(inputs, io, ({ text, source }) => {
    if (before.hash === after.hash) return;
    const found = (rules: RuleSet) => analyse(text, { source, rules, ...known });
    changes.push(...changesIn(found(before), found(after)));
  });
  const [counts, rules] = [countsOf(changes), byRule(changes)];
  const lines = (style: Style) => listing(rules, changes, articles, style);
  await printFindings({ articles, ...counts, rules }, lines, options, io);
  if (code !== EXIT.ok) return code;
  return options.failOn?.some((change) => counts[change] > 0) ? EXIT.findings : EXIT.ok;
}

// ── output ───────────────────────────────────────────────────────────────────────────────────────────

function listing(
  rules: readonly RuleChanges[],
  changes: readonly RecordChange[],
  articles: number,
  style: Style,
): readonly string[] {
  const total = `${counted(articles, 'article')}: ${countsText(countsOf(changes), CHANGES)}`;
  return [tone(total, 'strong', style), ...rules.flatMap((group) => groupLines(group, style))];
}

function countsText(counts: Readonly<Record<Change, number>>, wanted: readonly Change[]): string {
  return wanted.map((change) => `${counts[change]} ${change}`).join(', ');
}

function groupLines(group: RuleChanges, style: Style): readonly string[] {
  const head = `${group.rule ?? 'officials'}: ${countsText(
    group,
    CHANGES.filter((change) => group[change] > 0),
  )}`;
  return [
    '',
    ...wrapped(head, style.width).map((line) => tone(line, 'strong', style)),
    ...group.changes.flatMap((one) => changeLines(one, style)),
  ];
}

const TONES: Readonly<Record<Change, Tone>> = { gained: 'good', lost: 'bad', changed: 'open' };
/** Of a sentence, in UTF-16 code units. */
const LENGTH = 300;

function changeLines(one: RecordChange, style: Style): readonly string[] {
  const { change, who, source, line, id, sentence, fields, loss, by } = one;
  const lost = loss === undefined ? 'no rule tells it there any more' : `${LOSSES[loss]} (${by})`;
  return [
    ...labelled(change, `${who}${id === undefined ? '' : ` (${id})`}`, style, { as: TONES[change] }),
    ...labelled('', `${source}:${line}`, style, { as: 'faint' }),
    ...labelled('', cut(sentence, LENGTH), style),
    ...fields.flatMap((field) => labelled('', fieldText(field), style)),
    ...(change === 'lost' && one.what === 'partnership' ? labelled('', lost, style) : []),
  ];
}

/** "status: signed → ended"; of lists what is new and what is gone. */
function fieldText({ field, before, after }: FieldChange): string {
  const shown = (values: readonly string[]): string => (values.length === 0 ? 'none' : cut(values.join(', '), LENGTH));
  const added = after.filter((value) => !before.includes(value));
  const removed = before.filter((value) => !after.includes(value));
  const isList = before.length > 1 || after.length > 1;
  if (!isList || added.length + removed.length === 0) return `${field}: ${shown(before)} → ${shown(after)}`;
  const parts = [
    ...(added.length > 0 ? [`now ${shown(added)}`] : []),
    ...(removed.length > 0 ? [`no longer ${shown(removed)}`] : []),
  ];
  return `${field}: ${parts.join('; ')}`;
}
