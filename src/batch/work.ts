/** One task → what is printed of it. The same for the thread that reads the arguments and for every worker. */
import { isError, type Outcome } from '../emit/format.ts';
import { type FormatName, formats } from '../emit/index.ts';
import { painter } from '../emit/paint.ts';
import { extract, type Lap } from '../pipeline.ts';
import type { Article, ArticleRecord, ExtractOptions, Gazetteer, Prominence, RuleSet } from '../types.ts';
import type { Cache } from './cache.ts';
import { type Reading, readTask, sourceOf } from './read.ts';
import { type Laps, openStopwatch } from './stopwatch.ts';
import type { Task } from './tasks.ts';

/** What is asked of every article: with its text, all that its record depends on. */
export interface Question {
  /** Missing: the built-in rules, which every thread brings along. */
  readonly rules?: RuleSet;
  /** The user's registers, opened. */
  readonly gazetteer?: Gazetteer;
  /** Date of publication of articles that do not bring one (YYYY-MM-DD). */
  readonly date?: string;
  readonly prominence?: readonly Prominence[];
  readonly minConfidence?: number;
}

/** All that decides what is done with a task, as plain data. */
export interface Settings extends Question {
  /** Larger articles are refused. */
  readonly maxBytes: number;
  readonly format: FormatName;
  /** In terminal columns. */
  readonly width: number;
  readonly color: boolean;
  /** Where outcomes are kept between runs, and a hash of the question, under which they are kept. */
  readonly cache?: { readonly folder: string; readonly question: string };
  /** Whether a manifest is written of the run. */
  readonly account?: boolean;
  /** Whether the time is broken down by stage. */
  readonly laps?: boolean;
}

/** What became of a task. */
export interface Done {
  readonly source: string;
  /** What is printed: the item of the format. */
  readonly text: string;
  readonly partnerships: number;
  /** Null: there is a record. */
  readonly error: string | null;
  /** Where an account was asked for. */
  readonly account?: Account;
  /** Where they were asked for. */
  readonly laps?: Laps;
}

export interface Account {
  /** Size and SHA-256 (hexadecimal) of what was read, decompressed; null where it could not be read. */
  readonly bytes: number | null;
  readonly hash: string | null;
  /** How many parts of the article are not its text. */
  readonly setAside: number;
  readonly milliseconds: number;
}

/** Does one task; never rejects. */
export type Work = (task: Task) => Promise<Done>;

/** An outcome with what a manifest tells of the article. */
export interface Result {
  readonly outcome: Outcome;
  readonly bytes: number | null;
  readonly hash: string | null;
}

export async function openWork(settings: Settings): Promise<Work> {
  const watch = settings.laps ? openStopwatch() : undefined;
  const print = await printerOf(settings);
  const resultOf = await solverOf(settings, watch?.lap);
  const plain: Work = async (task) => {
    const { outcome } = await resultOf(task);
    return print(outcome);
  };
  const accounted: Work = async (task) => {
    const start = performance.now();
    const { outcome, bytes, hash } = await resultOf(task);
    const setAside = isError(outcome) ? 0 : outcome.set_aside.length;
    const milliseconds = Number((performance.now() - start).toFixed(3));
    return { ...print(outcome), account: { bytes, hash, setAside, milliseconds } };
  };
  const work = settings.account ? accounted : plain;
  if (watch === undefined) return work;
  return async (task) => {
    watch.take();
    const done = await work(task);
    watch.lap('print');
    return { ...done, laps: watch.take() };
  };
}

/** What becomes of a task that its thread did not survive. */
export async function lostTask(settings: Settings): Promise<(task: Task, reason: string) => Done> {
  const print = await printerOf(settings);
  return (task, reason) => print({ source: sourceOf(task), error: `could not be finished: ${reason}` });
}

async function printerOf({ format, width, color }: Settings): Promise<(outcome: Outcome) => Done> {
  const { item } = formats[format];
  const style = { width, paint: color ? await painter() : null };
  return (outcome) => {
    const text = item(outcome, style);
    const { source } = outcome;
    if (isError(outcome)) return { source, text, partnerships: 0, error: outcome.error };
    return { source, text, partnerships: outcome.partnerships.length, error: null };
  };
}

// ── results ──────────────────────────────────────────────────────────────────────────────────────────

type Solver = (task: Task) => Promise<Result>;

async function solverOf(settings: Settings, lap?: Lap): Promise<Solver> {
  const { maxBytes, account, cache } = settings;
  if (cache !== undefined) {
    const { openCache } = await import('./cache.ts');
    return cachedSolver(openCache(cache.folder, cache.question), await measurer(), settings, lap);
  }
  const measure = account ? await measurer() : () => UNMEASURED;
  return async (task) => {
    const reading = await readTask(task, maxBytes);
    lap?.('read');
    return { outcome: outcomeOf(reading, settings, lap), ...measure(reading) };
  };
}

type Measure = (reading: Reading) => Pick<Result, 'bytes' | 'hash'>;

const UNMEASURED = { bytes: null, hash: null };

/** Loads what hashes: most runs have no use for it. */
async function measurer(): Promise<Measure> {
  const { sha256 } = await import('./hash.ts');
  return ({ bytes }) => (bytes === null ? UNMEASURED : { bytes: bytes.length, hash: sha256(bytes) });
}

/** What is known already is not worked out again: of a file by how it looks, unread; of an article by what it says. */
function cachedSolver(cache: Cache, measure: Measure, settings: Settings, lap?: Lap): Solver {
  const { maxBytes } = settings;
  return async (task) => {
    const look = task.kind === 'file' ? cache.keyOfFile(task.path) : null;
    const seen = look === null ? null : cache.get(look);
    lap?.('cache');
    if (seen !== null && (seen.bytes ?? 0) <= maxBytes) return named(seen, task.source);
    const reading = await readTask(task, maxBytes);
    lap?.('read');
    const { result, bytes } = reading;
    const content = 'error' in result ? null : cache.keyOfArticle(result);
    const known = content === null ? null : cache.get(content);
    if (known !== null) cache.link(content, look);
    lap?.('cache');
    if (known !== null) return named(known, result.source);
    const made = { outcome: outcomeOf(reading, settings, lap), ...measure(reading) };
    // Why something could not be read at all may be another thing the next time.
    if (bytes !== null && !isFault(made.outcome)) cache.put(made, content, look);
    lap?.('cache');
    return made;
  };
}

/** The same under the name that it has this time. */
function named(result: Result, source: string): Result {
  return { ...result, outcome: { ...result.outcome, source } };
}

function outcomeOf({ result }: Reading, question: Question, lap?: Lap): Outcome {
  if ('error' in result) return result;
  try {
    return recordOf(result, question, lap);
  } catch (error) {
    // A fault of ours in one article must not cost the user the others.
    return { source: result.source, error: `${FAULT}: ${String(error)}` };
  }
}

const FAULT = 'internal error, please report it';

function isFault(outcome: Outcome): boolean {
  return isError(outcome) && outcome.error.startsWith(FAULT);
}

function recordOf(
  { source, text, title, published, url }: Article,
  question: Question,
  lap: Lap | undefined,
): ArticleRecord {
  const date = published ?? question.date;
  const options: ExtractOptions = {
    source,
    ...(question.rules !== undefined && { rules: question.rules }),
    ...(question.gazetteer !== undefined && { gazetteer: question.gazetteer }),
    ...(date !== undefined && { date }),
    ...(title !== undefined && { title }),
    ...(url !== undefined && { url }),
    ...(question.prominence !== undefined && { prominence: question.prominence }),
    ...(question.minConfidence !== undefined && { minConfidence: question.minConfidence }),
  };
  return extract(text, options, lap);
}
