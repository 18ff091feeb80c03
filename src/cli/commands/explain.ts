/** extract explain FILE */
import { type Command, InvalidArgumentError } from 'commander';
import { analyse } from '../../pipeline.ts';
import { type ArticleTrace, traceOf } from '../../workbench/trace.ts';
import { explanation } from '../explanation.ts';
import { Failure } from '../failure.ts';
import { addInspectionOptions, type InspectionOptions, printFindings } from '../inspection.ts';
import { EXIT, type Io } from '../io.ts';
import { knowledgeOf } from '../knowledge.ts';
import { articleFrom } from '../one-article.ts';
import { DATE } from '../options.ts';

interface Options extends InspectionOptions {
  readonly date?: string;
  readonly sentence?: number;
}

export const examples = [
  ['extract explain article.txt', 'zones, names, sentences, rules, records'],
  ['extract explain article.txt --sentence 3', 'one sentence only'],
  ['extract explain article.txt --json', 'the same for scripts'],
] as const;

export function define(command: Command): Command {
  command
    .description(
      'Shows an article as it was understood: its zones and the rules that found them, the mentions and cues of ' +
        'every sentence, the relation rules that matched, and the partnerships that came of them.',
    )
    .argument('<file>', 'an article, or - for stdin')
    .option('--sentence <number>', 'this sentence only', parseNumber)
    .option(...DATE);
  return addInspectionOptions(command);
}

function parseNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('Give a number from 1.');
  return Number(text);
}

export async function run([file = '']: readonly string[], values: object, io: Io): Promise<number> {
  const options = values as Options;
  const knowledge = await knowledgeOf(options, io);
  const { source, text } = await articleFrom(file, io);
  const found = analyse(text, { source, ...knowledge, ...(options.date !== undefined && { date: options.date }) });
  const trace = only(traceOf(found, knowledge.rules), options.sentence);
  await printFindings(trace, (style) => explanation(trace, style, options.sentence), options, io);
  return EXIT.ok;
}

function only(trace: ArticleTrace, number: number | undefined): ArticleTrace {
  if (number === undefined) return trace;
  const sentences = trace.sentences.filter((sentence) => sentence.number === number);
  if (sentences.length > 0) return { ...trace, sentences };
  throw new Failure(`there is no sentence ${number}`, `the article has ${trace.sentences.length}`);
}
