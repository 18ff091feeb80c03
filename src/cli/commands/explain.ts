/** extract explain FILE */
import { type Command, InvalidArgumentError } from 'commander';
import { safeJson } from '../../emit/printable.ts';
import { analyse } from '../../pipeline.ts';
import { type ArticleTrace, traceOf } from '../../workbench/trace.ts';
import { explanation } from '../explanation.ts';
import { Failure } from '../failure.ts';
import { gazetteerOf } from '../gazetteer.ts';
import { EXIT, type Io, openChannel } from '../io.ts';
import { articleFrom } from '../one-article.ts';
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
import { parseDate } from '../values.ts';

interface Options extends RuleOptions, GazetteerOptions, LookOptions {
  readonly date?: string;
  readonly sentence?: number;
  readonly json?: boolean;
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
    .option('--date <date>', 'date of publication (YYYY-MM-DD): what "today" means', parseDate)
    .option('--json', 'the same for scripts');
  return addColorOptions(addGazetteerOption(addRuleOptions(command)));
}

function parseNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('Give a number from 1.');
  return Number(text);
}

export async function run([file = '']: readonly string[], values: object, io: Io): Promise<number> {
  const options = values as Options;
  const rules = await rulesOf(options.rules ?? [], options.defaultRules, io.cwd);
  const knowledge = { rules, ...(await gazetteerOf(options.gazetteer, io)) };
  const { source, text } = await articleFrom(file, io);
  const found = analyse(text, { source, ...knowledge, ...(options.date !== undefined && { date: options.date }) });
  const trace = only(traceOf(found, rules), options.sentence);
  const style = await styleFor(wantsColor(options.color, io, true), io);
  const shown = options.json ? safeJson(trace, 2) : explanation(trace, style, options.sentence).join('\n');
  await openChannel(io.stdout).write(`${shown}\n`);
  return EXIT.ok;
}

function only(trace: ArticleTrace, number: number | undefined): ArticleTrace {
  if (number === undefined) return trace;
  const sentences = trace.sentences.filter((sentence) => sentence.number === number);
  if (sentences.length > 0) return { ...trace, sentences };
  throw new Failure(`there is no sentence ${number}`, `the article has ${trace.sentences.length}`);
}
