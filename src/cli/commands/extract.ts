/** The default command: articles in, records out. */
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type FormatName, formats } from '../../emit/index.ts';
import { extract } from '../../pipeline.ts';
import type { Article, ArticleRecord, ExtractOptions, Prominence } from '../../types.ts';
import { VERSION } from '../../version.ts';
import { INPUT_FORMATS, loadArticles } from '../articles.ts';
import { runBatch } from '../batch.ts';
import { Failure } from '../failure.ts';
import { gazetteerOf } from '../gazetteer.ts';
import { expandInputs } from '../inputs.ts';
import { type Channel, EXIT, type Io, openChannel } from '../io.ts';
import {
  addGazetteerOption,
  addInputOptions,
  addLookOptions,
  addRuleOptions,
  choice,
  type GazetteerOptions,
  type InputOptions,
  type LookOptions,
  type RuleOptions,
} from '../options.ts';
import { type Output, toChannel, toFile, toFolder } from '../outputs.ts';
import { NO_PROGRESS, openProgress, type Progress } from '../progress.ts';
import { rulesOf } from '../rules.ts';
import { styleFor, wantsColor } from '../style.ts';
import { parseConfidence, parseProminence } from '../values.ts';

interface Options extends InputOptions, RuleOptions, GazetteerOptions, LookOptions {
  readonly format: FormatName;
  readonly output?: string;
  readonly outDir?: string;
  readonly prominence?: readonly Prominence[];
  readonly minConfidence?: number;
}

export const examples = [
  ['extract article.txt', 'one article, as YAML'],
  ['extract article.txt --format text', 'to read in the terminal'],
  ['extract articles/ --format csv -o deals.csv', 'a folder, as a table of deals'],
  ['extract "articles/**/*.txt" -f ndjson', 'a pattern, a line per article'],
  ['cat article.txt | extract - --date 2016-08-30', 'a pipe; what "today" means'],
  ['extract --input-format ndjson news.ndjson', 'lines of {id, text, title, ...}'],
  ['extract articles/ --rules my-rules/', 'with your own rules added'],
] as const;

export function define(command: Command): Command {
  command
    .description('Prints the partnerships in news articles: who agreed with whom, on what, when, with the proof.')
    .version(VERSION, '-V, --version', 'show the version')
    .argument('[inputs...]', 'files, folders (their .txt files), quoted patterns, or - for stdin')
    .addOption(choice('-f, --format <name>', 'how to print', Object.keys(formats)))
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .addOption(new Option('--out-dir <dir>', 'write a file per article').conflicts('output'))
    .option('--prominence <list>', 'only these: main, background, related', parseProminence)
    .option('--min-confidence <number>', 'only partnerships at least this sure (0 to 1)', parseConfidence);
  return addLookOptions(addGazetteerOption(addRuleOptions(addInputOptions(command))));
}

export async function run(inputs: readonly string[], values: object, io: Io): Promise<number> {
  const options = values as Options;
  checkInputs(inputs);
  const rules = await rulesOf(options.rules ?? [], options.defaultRules, io.cwd);
  const knowledge = { rules, ...(await gazetteerOf(options.gazetteer, io)) };
  const channel = openChannel(io.stdout);
  const output = await openOutput(options, channel, io);
  const progress = progressOf(inputs, options, io);
  const toRecord = (article: Article) => recordOf(article, options, knowledge);
  const articles = loadArticles(expand(inputs, options, io), options.inputFormat, options.maxBytes, io);
  io.signal?.addEventListener('abort', () => output.abandon(), { once: true });
  try {
    const counts = await runBatch(articles, { toRecord, output, channel, progress, io });
    if (io.signal?.aborted) return interruptedCode(io.signal);
    output.finish();
    progress.finish(counts);
    return counts.errors > 0 ? EXIT.input : EXIT.ok;
  } catch (error) {
    output.abandon();
    throw error;
  } finally {
    progress.clear();
  }
}

function checkInputs(inputs: readonly string[]): void {
  if (inputs.length === 0)
    throw new Failure('no input given', 'name files or folders, or - for stdin; see extract --help');
  if (inputs.filter((input) => input === '-').length > 1) throw new Failure('stdin (-) can be read only once');
}

function expand(inputs: readonly string[], { inputFormat, stdinName }: Options, { cwd }: Io) {
  return expandInputs(inputs, { cwd, stdinName, endings: INPUT_FORMATS[inputFormat] });
}

function recordOf(
  article: Article,
  options: Options,
  knowledge: Pick<ExtractOptions, 'rules' | 'gazetteer'>,
): ArticleRecord {
  const { source, text, title, url } = article;
  const date = article.published ?? options.date;
  const settings: ExtractOptions = {
    source,
    ...knowledge,
    ...(date !== undefined && { date }),
    ...(title !== undefined && { title }),
    ...(url !== undefined && { url }),
    ...(options.prominence !== undefined && { prominence: options.prominence }),
    ...(options.minConfidence !== undefined && { minConfidence: options.minConfidence }),
  };
  return extract(text, settings);
}

async function openOutput(options: Options, channel: Channel, io: Io): Promise<Output> {
  const format = formats[options.format];
  const path = options.output === '-' ? undefined : (options.output ?? options.outDir);
  const color = options.format === 'text' && wantsColor(options.color, io, path === undefined);
  const style = await styleFor(color, io);
  if (path === undefined) return toChannel(channel, format, style);
  const open = options.outDir === undefined ? toFile : toFolder;
  return open(resolve(io.cwd, path), format, style);
}

/** No line where records scroll by in the same terminal, or where nobody looks. */
function progressOf(inputs: readonly string[], options: Options, io: Io): Progress {
  const toFiles = options.output !== undefined || options.outDir !== undefined;
  if (options.quiet || (io.stdout.isTTY && !toFiles) || !io.stderr.isTTY) return NO_PROGRESS;
  const total = async () => {
    if (options.inputFormat === 'ndjson') return null;
    let count = 0;
    for await (const _ of expand(inputs, options, io)) count++;
    return count;
  };
  return openProgress(io.stderr, total, Date.now);
}

function interruptedCode({ reason }: AbortSignal): number {
  return typeof reason === 'number' ? reason : EXIT.interrupted;
}
