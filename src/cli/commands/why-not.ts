/** extract why-not FILE --party A --party B */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Style } from '../../emit/format.ts';
import { analyse } from '../../pipeline.ts';
import { readArticleFile } from '../../stages/read.ts';
import type { ExtractOptions, Prominence } from '../../types.ts';
import { type ExpectedFacts, parseExpected } from '../../workbench/expected.ts';
import { ask } from '../../workbench/why-not.ts';
import { Failure } from '../failure.ts';
import { findingLines } from '../findings.ts';
import { addInspectionOptions, type InspectionOptions, printFindings } from '../inspection.ts';
import { EXIT, type Io } from '../io.ts';
import { knowledgeOf } from '../knowledge.ts';
import { articleFrom } from '../one-article.ts';
import { DATE } from '../options.ts';
import { collect, parseConfidence, parseProminence } from '../values.ts';

interface Options extends InspectionOptions {
  readonly party?: readonly string[];
  readonly expect?: string;
  readonly date?: string;
  readonly prominence?: readonly Prominence[];
  readonly minConfidence?: number;
}

export const examples = [
  ['extract why-not a.txt --party "Acme Bio" --party Orvane', 'of two names'],
  ['extract why-not a.txt --expect record.yaml', 'of a record or gold file: also kind, status, date, officials …'],
] as const;

export function define(command: Command): Command {
  command
    .description(
      'Tells why a partnership was not found: a name that was not recognised, no sentence with both names, a cue ' +
        'that suppressed the match, or the rules that came nearest, and the word at which each failed.',
    )
    .argument('<file>', 'an article, or - for stdin')
    .option('--party <name>', 'one of the parties, as the article writes it (give two or more)', collect)
    .option(
      '--expect <file>',
      'instead: a YAML or JSON file with parties:, or with partnerships: and officials:; what else it says is compared',
    )
    .option(...DATE)
    .option('--prominence <list>', 'as in the run that left it out', parseProminence)
    .option('--min-confidence <number>', 'as in the run that left it out', parseConfidence);
  return addInspectionOptions(command);
}

/** @returns 0 where all that was asked for is in the record, 1 where something is not. */
export async function run([file = '']: readonly string[], values: object, io: Io): Promise<number> {
  const options = values as Options;
  const wanted = await wantedOf(options, io);
  const knowledge = await knowledgeOf(options, io);
  const { source, text } = await articleFrom(file, io);
  const { date, prominence, minConfidence } = options;
  const settings: ExtractOptions = {
    source,
    ...knowledge,
    ...(date !== undefined && { date }),
    ...(prominence !== undefined && { prominence }),
    ...(minConfidence !== undefined && { minConfidence }),
  };
  const found = analyse(text, settings);
  const { whyNot, whyNotOfficial } = ask(found, knowledge.rules, settings);
  const findings = [
    // What is expected of a partnership of many is told once, with its first two.
    ...wanted.partnerships.flatMap((one) =>
      pairsOf(one.parties).map((pair, i) => whyNot(pair, i === 0 ? one : undefined)),
    ),
    ...wanted.officials.map(whyNotOfficial),
  ];
  const lines = (style: Style) =>
    findings.flatMap((finding, i) => [...(i === 0 ? [] : ['']), ...findingLines(finding, style)]);
  await printFindings(findings, lines, options, io);
  return findings.every(({ verdict }) => verdict === 'found') ? EXIT.ok : EXIT.findings;
}

async function wantedOf({ party = [], expect }: Options, { cwd }: Io): Promise<ExpectedFacts> {
  if (expect === undefined) {
    if (party.length > 1) {
      return { partnerships: [{ parties: party, kinds: new Map(), attributes: new Map() }], officials: [] };
    }
    throw new Failure('two parties are wanted', 'give --party NAME twice, or --expect FILE');
  }
  if (party.length > 0) throw new Failure('--party and --expect cannot be used together');
  const read = await readArticleFile(resolve(cwd, expect));
  const expected = read.ok ? parseExpected(expect, read.text) : read;
  if ('error' in expected) throw new Failure(`${expect}: ${expected.error}`);
  return expected;
}

/** A partnership of many is told where each two of its parties are. */
function pairsOf(names: readonly string[]): (readonly [string, string])[] {
  return names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b] as const));
}
