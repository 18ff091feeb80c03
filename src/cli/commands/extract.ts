/** The default command: articles in, records out. */
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { expandInputs, type Input } from '../../batch/inputs.ts';
import { listedInputs } from '../../batch/manifest.ts';
import { type Earlier, ResumeError, remaining } from '../../batch/resume.ts';
import { runTasks } from '../../batch/run.ts';
import { INPUT_FORMATS, type Task, tasksOf } from '../../batch/tasks.ts';
import type { Settings } from '../../batch/work.ts';
import { type FormatName, formats } from '../../emit/index.ts';
import type { Prominence } from '../../types.ts';
import { VERSION } from '../../version.ts';
import { runBatch } from '../batch.ts';
import { type Companion, compareWith, readManifest, tellTimes, writeManifest } from '../companions.ts';
import { errorLine, Failure } from '../failure.ts';
import { makeFolder, openPart, openWhole, type PartFile } from '../files.ts';
import { gazetteerOf } from '../gazetteer.ts';
import { type Channel, EXIT, type Io, openChannel } from '../io.ts';
import { interruptedCode } from '../many-articles.ts';
import {
  addBatchOptions,
  addInputOptions,
  addKnowledgeOptions,
  addLookOptions,
  type BatchOptions,
  choice,
  type InputOptions,
  type KnowledgeOptions,
  type LookOptions,
} from '../options.ts';
import { type Output, toChannel, toFile, toFolder } from '../outputs.ts';
import { NO_PROGRESS, openProgress, type Progress, summary } from '../progress.ts';
import { rulesOf } from '../rules.ts';
import { styleFor, wantsColor, widthOf } from '../style.ts';
import { parseConfidence, parseProminence } from '../values.ts';

interface Options extends InputOptions, KnowledgeOptions, BatchOptions, LookOptions {
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
  const { inputs, options, manifest } = await inputsOf(args, values as Options, io);
  checkOptions(options, io);
  const plan = await planOf(options, io);
  const { settings, question } = plan;
  const channel = openChannel(io.stdout);
  const part = options.resume ? openPart(pathOf(options, io)!, plan.mark) : undefined;
  const output = await openOutput(options, settings, part, channel, io);
  const companions = [
    ...(options.manifest === undefined ? [] : [writeManifest(resolve(io.cwd, options.manifest), plan.head)]),
    ...(manifest === undefined ? [] : [compareWith(manifest, question, io.stderr)]),
    ...(options.stats ? [tellTimes(io.stderr)] : []),
  ];
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

async function finishAll(companions: readonly Companion[]): Promise<boolean> {
  let same = true;
  for (const companion of companions) same = (await companion.finish()) && same;
  return same;
}

function interrupted(signal: AbortSignal, part: PartFile | undefined, { stderr }: Io): number {
  if (part !== undefined) stderr.write(errorLine(`interrupted; the same call goes on from ${part.part}`));
  return interruptedCode(signal);
}

// ── inputs ───────────────────────────────────────────────────────────────────────────────────────────

/** What is to be read: the arguments, or what a manifest lists, with the options that it was written with. */
async function inputsOf(args: readonly string[], options: Options, io: Io) {
  if (options.fromManifest === undefined) {
    checkInputs(args);
    return { inputs: expand(args, options, io), options };
  }
  if (args.length > 0) throw new Failure('a manifest lists its inputs: name no others');
  const manifest = await readManifest(resolve(io.cwd, options.fromManifest));
  const inputs = listedInputs(manifest.lines(), io.cwd);
  return { inputs, manifest, options: { ...options, ...(manifest.head.options as Partial<Options>) } };
}

function checkInputs(args: readonly string[]): void {
  if (args.length === 0)
    throw new Failure('no input given', 'name files or folders, or - for stdin; see extract --help');
  if (args.filter((arg) => arg === '-').length > 1) throw new Failure('stdin (-) can be read only once');
}

function expand(args: readonly string[], { inputFormat, stdinName }: Options, { cwd }: Io) {
  return expandInputs(args, { cwd, stdinName, endings: INPUT_FORMATS[inputFormat] });
}

async function tasksFor(
  inputs: AsyncIterable<Input>,
  { inputFormat: format, maxBytes, shard }: Options,
  part: PartFile | undefined,
  earlier: Earlier,
  io: Io,
): Promise<AsyncIterable<Task>> {
  const all = tasksOf(inputs, { format, maxBytes, stdin: () => io.stdin });
  const own = shard === undefined ? all : (await import('../../batch/shard.ts')).sharded(all, shard);
  return part === undefined ? own : remaining(own, part.part, part.length, earlier);
}

// ── options ──────────────────────────────────────────────────────────────────────────────────────────

function checkOptions(options: Options, io: Io): void {
  const { resume, format, manifest, maxSeconds } = options;
  if (resume && (format !== 'ndjson' || options.outDir !== undefined || pathOf(options, io) === undefined)) {
    throw new Failure('--resume needs -f ndjson and -o FILE', 'what is in the file shows how far the run came');
  }
  if (resume && manifest !== undefined) throw new Failure('--resume cannot go on with a --manifest');
  if (maxSeconds !== undefined && io.threads === undefined) throw new Failure('--max-seconds needs threads');
}

/** Options that decide what is printed: a manifest holds them. */
const DECIDING = [
  ...['inputFormat', 'stdinName', 'date', 'maxBytes', 'shard', 'rules', 'defaultRules', 'gazetteer'],
  ...['format', 'prominence', 'minConfidence'],
];

/** What is asked, and its hashes where they are needed. */
async function planOf(options: Options, io: Io) {
  const asked = await settingsOf(options, io);
  const { cache, manifest, fromManifest, resume, stats } = options;
  if (cache === undefined && manifest === undefined && fromManifest === undefined && !resume) {
    return {
      settings: { ...asked, laps: stats === true },
      question: '',
      mark: '',
      head: { rules: '', question: '', options: {} },
    };
  }
  const { questionHash, rulesHash } = await import('../../batch/question.ts');
  const question = questionHash(asked);
  const deciding = Object.fromEntries(Object.entries(options).filter(([name]) => DECIDING.includes(name)));
  const folder = cache === undefined ? undefined : resolve(io.cwd, cache);
  if (folder !== undefined) makeFolder(folder);
  const settings: Settings = {
    ...asked,
    ...(folder !== undefined && { cache: { folder, question } }),
    account: manifest !== undefined || fromManifest !== undefined,
    laps: stats === true,
  };
  const head = { rules: rulesHash(asked), question, options: deciding };
  return { settings, question, mark: JSON.stringify(head), head };
}

async function settingsOf(options: Options, io: Io): Promise<Settings> {
  const { rules = [], defaultRules, date, prominence, minConfidence, maxBytes, format } = options;
  const isOurs = rules.length === 0 && defaultRules;
  return {
    ...(!isOurs && { rules: await rulesOf(rules, defaultRules, io.cwd) }),
    ...(await gazetteerOf(options.gazetteer, io)),
    ...(date !== undefined && { date }),
    ...(prominence !== undefined && { prominence }),
    ...(minConfidence !== undefined && { minConfidence }),
    maxBytes,
    format,
    width: widthOf(io),
    color: format === 'text' && wantsColor(options.color, io, pathOf(options, io) === undefined),
  };
}

/** Where the records go; undefined: to stdout. */
function pathOf({ output, outDir }: Options, { cwd }: Io): string | undefined {
  const path = output === '-' ? undefined : (output ?? outDir);
  return path === undefined ? undefined : resolve(cwd, path);
}

async function openOutput(
  options: Options,
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
function progressOf(args: readonly string[], options: Options, io: Io): Progress {
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
