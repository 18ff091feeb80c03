/** extract audit articles… */
import type { Command } from 'commander';
import type { Style } from '../../emit/format.ts';
import { analyse } from '../../pipeline.ts';
import { type GapGroup, grouped, type Unfound, unfoundIn } from '../../workbench/audit.ts';
import { addInspectionOptions, type InspectionOptions, printFindings } from '../inspection.ts';
import type { Io } from '../io.ts';
import { knowledgeOf } from '../knowledge.ts';
import { counted, cut, labelled, tone } from '../layout.ts';
import { eachArticle } from '../many-articles.ts';

interface Options extends InspectionOptions {
  readonly all?: boolean;
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
    .option('--all', 'show every sentence, not three of each wording');
  return addInspectionOptions(command, 'the same for scripts, with every sentence');
}

/** @returns 0; 2 where an article could not be read. */
export async function run(inputs: readonly string[], values: object, io: Io): Promise<number> {
  const options = values as Options;
  const knowledge = await knowledgeOf(options, io);
  const unfound: Unfound[] = [];
  const { articles, code } = await eachArticle(inputs, io, ({ text, source }) => {
    unfound.push(...unfoundIn(analyse(text, { source, ...knowledge }), knowledge.rules));
  });
  const groups = grouped(unfound);
  const lines = (style: Style) => listing(groups, unfound.length, articles, options.all === true, style);
  await printFindings({ articles, sentences: unfound.length, groups }, lines, options, io);
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
  const total = `${counted(count, 'sentence')} without a fact in ${counted(articles, 'article')}`;
  return [total, ...lines];
}

function sentenceLines({ source, line, text, by }: Unfound, all: boolean, style: Style): readonly string[] {
  const place = `${source}:${line}${by === undefined ? '' : ` (${by})`}`;
  return [
    ...labelled('', place, style, { indent: 4, width: 4, as: 'faint' }),
    ...labelled('', all ? text : cut(text, LENGTH), style, { indent: 4, width: 4 }),
  ];
}
