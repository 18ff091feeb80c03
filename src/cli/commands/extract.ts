/** The default command: articles in, records out. */
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { ResumeError } from '../../batch/resume.ts';
import { runTasks } from '../../batch/run.ts';
import type { Settings } from '../../batch/work.ts';
import { formats } from '../../emit/index.ts';
import { VERSION } from '../../version.ts';
import { runBatch } from '../batch.ts';
import { type Companion, compareWith, type Manifest, tellTimes, writeManifest } from '../companions.ts';
import { errorLine, Failure } from '../failure.ts';
import { openPart, openWhole, type PartFile } from '../files.ts';
import { expand, inputsOf, tasksFor } from '../inputs.ts';
import { type Channel, EXIT, type Io, openChannel } from '../io.ts';
import { interruptedCode } from '../many-articles.ts';
import { addBatchOptions, addInputOptions, addKnowledgeOptions, addLookOptions, choice } from '../options.ts';
import { type Output, toChannel, toFile, toFolder } from '../outputs.ts';
import { checkOptions, type ExtractionOptions, type Plan, pathOf, planOf } from '../plan.ts';
import { NO_PROGRESS, openProgress, type Progress, summary } from '../progress.ts';
import { styleFor } from '../style.ts';
import { parseConfidence, parseProminence } from '../values.ts';

export const examples = [
  ['extract article.txt', 'one article, as YAML'],
  ['extract article.txt --format text', 'to read in the terminal'],
  ['extract articles/ --format csv -o deals.csv', 'a folder, as a table of deals'],
  ['extract "articles/**/*.txt" -f ndjson', 'a pattern, a line per article'],
  ['cat article.txt | extract - --date 2016-08-30', 'a pipe; what "today" means'],
  ['extract --input-format ndjson news.ndjson', 'lines of {id, text, title, ...}'],
  ['extract articles/ --rules my-rules/', 'with your own rules added'],
  ['extract articles/ --cache .cache -f csv', 'again, but only what is new'],
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
  return addLookOptions(addBatchOptions(addKnowledgeOptions(addInputOptions(command))));
}

export async function run(args: readonly string[], values: object, io: Io): Promise<number> {
  const { inputs, options, manifest } = await inputsOf(args, values as ExtractionOptions, io);
  checkOptions(options, io);
  const plan = await planOf(options, io);
  const { settings } = plan;
  const channel = openChannel(io.stdout);
  const part = options.resume ? openPart(pathOf(options, io)!, plan.mark) : undefined;
  const output = await openOutput(options, settings, part, channel, io);
  const companions = companionsOf(options, plan, manifest, io);
  const abandon = () => {
    output.abandon();
    for (const companion of companions) companion.abandon();
  };
  const progress = progressOf(args, options, io);
  const earlier = { records: 0, errors: 0 };
  const tasks = await tasksFor(inputs, options, part, earlier, io);
  const start = Date.now();
  const finished = runTasks(tasks, {
    settings,
    jobs: options.jobs ?? io.cores ?? 1,
    threads: io.threads,
    limit: options.maxSeconds && options.maxSeconds * 1000,
    now: Date.now,
  });
  io.signal?.addEventListener('abort', abandon, { once: true });
  try {
    const counts = await runBatch(finished, { output, companions, channel, progress, io });
    progress.clear();
    if (io.signal?.aborted) return interrupted(io.signal, part, io);
    output.finish();
    const same = await finishAll(companions);
    if (!options.quiet && counts.articles > 1 && channel.failure() === null) {
      io.stderr.write(`extract: ${summary(counts, Date.now() - start)}\n`);
    }
    if (!same) return EXIT.findings;
    return counts.errors + earlier.errors > 0 && !options.allowErrors ? EXIT.input : EXIT.ok;
  } catch (error) {
    abandon();
    if (!(error instanceof ResumeError)) throw error;
    throw new Failure(`${part?.part}: ${error.message}`, 'remove it to begin anew');
  } finally {
    progress.clear();
  }
}

function companionsOf(
  options: ExtractionOptions,
  { head, question }: Plan,
  manifest: Manifest | undefined,
  { cwd, stderr }: Io,
): readonly Companion[] {
  return [
    ...(options.manifest === undefined ? [] : [writeManifest(resolve(cwd, options.manifest), head)]),
    ...(manifest === undefined ? [] : [compareWith(manifest, question, stderr)]),
    ...(options.stats ? [tellTimes(stderr)] : []),
  ];
}

async function finishAll(companions: readonly Companion[]): Promise<boolean> {
  let same = true;
  for (const companion of companions) same = (await companion.finish()) && same;
  return same;
}

function interrupted(signal: AbortSignal, part: PartFile | undefined, { stderr }: Io): number {
  if (part !== undefined) stderr.write(errorLine(`interrupted; the same call goes on from ${part.part}`));
  return interruptedCode(signal);
}

async function openOutput(
  options: ExtractionOptions,
  settings: Settings,
  part: PartFile | undefined,
  channel: Channel,
  io: Io,
): Promise<Output> {
  const format = formats[settings.format];
  const path = pathOf(options, io);
  const style = await styleFor(settings.color, io);
  if (path === undefined) return toChannel(channel, format, style);
  if (options.outDir !== undefined) return toFolder(path, format, style);
  return toFile(path, part ?? openWhole(path), format, style);
}

/** No line where records scroll by in the same terminal, or where nobody looks. */
function progressOf(args: readonly string[], options: ExtractionOptions, io: Io): Progress {
  const toFiles = options.output !== undefined || options.outDir !== undefined;
  if (options.quiet || (io.stdout.isTTY && !toFiles) || !io.stderr.isTTY) return NO_PROGRESS;
  const total = async () => {
    if (options.inputFormat === 'ndjson' || options.fromManifest !== undefined || options.shard) return null;
    let count = 0;
    for await (const _ of expand(args, options, io)) count++;
    return count;
  };
  return openProgress(io.stderr, total, Date.now);
}
