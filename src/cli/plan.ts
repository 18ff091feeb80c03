/** What a run of the extraction is asked: its options, the settings of its threads, and the hashes that tell it from others. */
import { resolve } from 'node:path';
import type { ManifestHead } from '../batch/manifest.ts';
import type { Settings } from '../batch/work.ts';
import type { FormatName } from '../emit/index.ts';
import type { Prominence } from '../types.ts';
import { Failure } from './failure.ts';
import { makeFolder } from './files.ts';
import { gazetteerOf } from './gazetteer.ts';
import type { Io } from './io.ts';
import type { BatchOptions, InputOptions, KnowledgeOptions, LookOptions } from './options.ts';
import { rulesOf } from './rules.ts';
import { wantsColor, widthOf } from './style.ts';

export interface ExtractionOptions extends InputOptions, KnowledgeOptions, BatchOptions, LookOptions {
  readonly format: FormatName;
  readonly output?: string;
  readonly outDir?: string;
  readonly prominence?: readonly Prominence[];
  readonly minConfidence?: number;
}

/** Throws Failure for options that do not go together. */
export function checkOptions(options: ExtractionOptions, io: Io): void {
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

export interface Plan {
  readonly settings: Settings;
  /** Hash of all that is asked; empty where nobody needs it. */
  readonly question: string;
  /** What tells a run that can be gone on with from others. */
  readonly mark: string;
  /** For the head of a manifest. */
  readonly head: Omit<ManifestHead, 'extract'>;
}

/** What is asked, and its hashes where they are needed. */
export async function planOf(options: ExtractionOptions, io: Io): Promise<Plan> {
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
  const { questionHash, rulesHash } = await import('../batch/question.ts');
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

async function settingsOf(options: ExtractionOptions, io: Io): Promise<Settings> {
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
export function pathOf({ output, outDir }: ExtractionOptions, { cwd }: Io): string | undefined {
  const path = output === '-' ? undefined : (output ?? outDir);
  return path === undefined ? undefined : resolve(cwd, path);
}
