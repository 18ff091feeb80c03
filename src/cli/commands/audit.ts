/** extract audit articles… */
import type { Command } from 'commander';
import type { Style } from '../../emit/format.ts';
import { safeJson } from '../../emit/printable.ts';
import { analyse } from '../../pipeline.ts';
import { type GapGroup, grouped, type Unfound, unfoundIn } from '../../workbench/audit.ts';
import { Failure } from '../failure.ts';
import { gazetteerOf } from '../gazetteer.ts';
import { type Io, openChannel } from '../io.ts';
import { cut, labelled, tone } from '../layout.ts';
import { eachArticle } from '../many-articles.ts';
import {
  addColorOptions,
  addGazetteerOption,
  addRuleOptions,
  type GazetteerOptions,
  type LookOptions,
  type RuleOptions,
} from '../options.ts';
import { rulesOf } from '../rules.ts';
import { styleFor, wantsColor } from '../style.ts';

interface Options extends RuleOptions, GazetteerOptions, LookOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

export const examples = [
  ['extract audit articles/', 'what might have been missed, by reason'],
  ['extract audit articles/ --all', 'with every sentence'],
] as const;

export function define(command: Command): Command {
  command
    .description(
      'Looks for what might have been missed, without gold: every sentence with a word of partnership and an ' +
        'organisation that gave no fact, by reason, the most frequent wording first.',
    )
    .argument('<inputs...>', 'files, folders, quoted patterns, or - for stdin')
    .option('--all', 'show every sentence, not three of each wording')
    .option('--json', 'the same for scripts, with every sentence');
  return addColorOptions(addGazetteerOption(addRuleOptions(command)));
}

/** @returns 0; 2 where an article could not be read. */
export async function run(inputs: readonly string[], values: object, io: Io): Promise<number> {
  const options = values as Options;
  const rules = await rulesOf(options.rules ?? [], options.defaultRules, io.cwd);
  const knowledge = { rules, ...(await gazetteerOf(options.gazetteer, io)) };
  const unfound: Unfound[] = [];
  const { articles, code } = await eachArticle(inputs, io, ({ text, source }) => {
    unfound.push(...unfoundIn(analyse(text, { source, ...knowledge }), rules));
  });
  if (articles === 0) throw new Failure('no article could be read');
  const groups = grouped(unfound);
  const style = await styleFor(wantsColor(options.color, io, true), io);
  const text = options.json
    ? safeJson({ articles, sentences: unfound.length, groups }, 2)
    : listing(groups, unfound.length, articles, options.all === true, style).join('\n');
  await openChannel(io.stdout).write(`${text}\n`);
  return code;
}

/** Sentences per wording that are shown without --all, and their length in UTF-16 code units. */
const SHOWN = 3;
const LENGTH = 160;

function listing(
  groups: readonly GapGroup[],
  count: number,
  articles: number,
  all: boolean,
  style: Style,
): readonly string[] {
  const lines = groups.flatMap(({ gap, count: own, words }) => [
    '',
    tone(`${gap}: ${own}`, 'strong', style),
    ...words.flatMap(({ word, sentences }) => [
      ...labelled(`${sentences.length} ×`, word, style, { width: 6 }),
      ...sentences.slice(0, all ? sentences.length : SHOWN).flatMap((one) => sentenceLines(one, all, style)),
    ]),
  ]);
  const total = `${count} sentence${count === 1 ? '' : 's'} without a fact in ${articles} article${articles === 1 ? '' : 's'}`;
  return [total, ...lines];
}

function sentenceLines({ source, line, text, by }: Unfound, all: boolean, style: Style): readonly string[] {
  const place = `${source}:${line}${by === undefined ? '' : ` (${by})`}`;
  return [
    ...labelled('', place, style, { indent: 4, width: 4, as: 'faint' }),
    ...labelled('', all ? text : cut(text, LENGTH), style, { indent: 4, width: 4 }),
  ];
}
