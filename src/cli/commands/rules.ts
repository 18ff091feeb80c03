/** extract rules [articles…] */
import type { Command } from 'commander';
import type { Style } from '../../emit/format.ts';
import { analyse } from '../../pipeline.ts';
import { precisionByRule, type RulePrecision } from '../../score/report.ts';
import { scoreArticle } from '../../score/score.ts';
import type { Found } from '../../stages/assemble.ts';
import { measurer, noCosts, shareOf } from '../../workbench/cost.ts';
import {
  alwaysTogether,
  countFiring,
  noFiring,
  type RuleEntry,
  ruleEntries,
  type Together,
} from '../../workbench/firing.ts';
import { goldIn } from '../gold.ts';
import { addInspectionOptions, type InspectionOptions, printFindings } from '../inspection.ts';
import { EXIT, type Io } from '../io.ts';
import { type Knowledge, knowledgeOf } from '../knowledge.ts';
import { counted, labelled, tone } from '../layout.ts';
import { eachArticle } from '../many-articles.ts';
import { ownOf } from '../own-rules.ts';

interface Options extends InspectionOptions {
  readonly never?: boolean;
  readonly own?: boolean;
  readonly gold?: string;
  readonly time?: boolean;
}

export const examples = [
  ['extract rules', 'every rule: where it stands, what it does'],
  ['extract rules articles/', 'how often it fired there, and which always fire together'],
  ['extract rules articles/ --time', 'and its share of the time'],
  ['extract rules --gold gold/', 'and how much of what it tells is right'],
  ['extract rules articles/ --never', 'those that never did'],
  ['extract rules articles/ --rules my-rules/ --own', 'yours alone'],
] as const;

export function define(command: Command): Command {
  command
    .description(
      'Lists the rules with file and line, what each does, and how often it fired over the given articles, its share ' +
        'of the time there, its precision where gold is given; rules that never fire, and rules that always fire together.',
    )
    .argument('[inputs...]', 'files, folders, quoted patterns, or - for stdin')
    .option('--gold <dir>', 'folder of gold files; without inputs rules are counted over its articles')
    .option(
      '--time',
      'measure what each rule takes; rules on names are looked up together and have no cost of their own',
    )
    .option('--never', 'only rules that never fired')
    .option('--own', 'only the rules of --rules');
  return addInspectionOptions(command);
}

/** What is known of the rules from articles and gold. */
interface Known {
  readonly entries: readonly RuleEntry[];
  readonly together: readonly Together[];
  readonly code: number;
}

/** @returns 0; 2 where an article or a gold file could not be read. */
export async function run(inputs: readonly string[], values: object, io: Io): Promise<number> {
  const options = values as Options;
  const { entries: all, together, code } = await knownOf(inputs, options, io);
  const isOwn = options.own ? ownOf(options.defaultRules) : () => true;
  const entries = all.filter(({ rule, fired }) => isOwn(rule) && (!options.never || fired === 0));
  const isCounted = inputs.length > 0 || options.gold !== undefined;
  const lines = (style: Style) => listing(entries, together, isCounted, style);
  await printFindings({ rules: entries, together }, lines, options, io);
  return code;
}

async function knownOf(inputs: readonly string[], options: Options, io: Io): Promise<Known> {
  const knowledge = await knowledgeOf(options, io);
  const { rules } = knowledge;
  const [firing, costs] = [noFiring(), noCosts()];
  const measure = options.time ? measurer(rules, () => performance.now()) : undefined;
  const look = (found: Found): void => {
    countFiring(firing, found, rules);
    measure?.(costs, found);
  };
  const gold = options.gold === undefined ? null : await judged(options.gold, knowledge, io);
  if (inputs.length === 0) gold?.found.forEach(look);
  const { code } = await eachArticle(inputs, io, ({ text, source }) => look(analyse(text, { source, ...knowledge })));
  const entries = ruleEntries(rules, firing).map((entry) => {
    const told = gold?.precision.get(entry.rule);
    return {
      ...entry,
      ...(measure && { time: shareOf(costs, entry.rule) }),
      ...(told && { precision: told.precision, pairs: told.found }),
    };
  });
  return { entries, together: alwaysTogether(firing), code: (gold?.errors ?? 0) > 0 ? EXIT.input : code };
}

interface GoldFindings {
  readonly found: readonly Found[];
  readonly precision: ReadonlyMap<string, RulePrecision>;
  readonly errors: number;
}

async function judged(folder: string, knowledge: Knowledge, io: Io): Promise<GoldFindings> {
  const { cases, errors } = await goldIn(folder, knowledge, io);
  const precision = precisionByRule(cases.map(({ gold, record }) => scoreArticle(gold, record)));
  return { found: cases.flatMap(({ found }) => found ?? []), precision, errors };
}

// ── output ───────────────────────────────────────────────────────────────────────────────────────────

function listing(
  entries: readonly RuleEntry[],
  together: readonly Together[],
  isCounted: boolean,
  style: Style,
): readonly string[] {
  const lines = entries.flatMap((entry) => {
    const times = isCounted ? `${entry.fired ?? '-'} × ` : '';
    return [
      tone(`${times}${entry.rule}`, entry.fired === 0 && isCounted ? 'faint' : 'strong', style),
      ...labelled('', `${entry.kind}: ${entry.does}`, style, { indent: 2, width: 2 }),
      ...labelled('', measuredText(entry), style, { indent: 2, width: 2 }),
      ...labelled('', entry.place ?? '', style, { indent: 2, width: 2, as: 'faint' }),
    ];
  });
  const pairs = together.map(
    ({ rules, sentences }) => `always together, in ${sentences} sentences: ${rules.join(', ')}`,
  );
  const silent = entries.filter(({ fired }) => fired === 0).length;
  const counts = `${counted(entries.length, 'rule')}${isCounted ? `, ${silent} of them never fired` : ''}`;
  return [...lines, ...pairs.flatMap((pair) => labelled('', pair, style, { indent: 0, width: 1 })), counts];
}

/** Precision and time, as far as they are known. */
function measuredText({ precision, pairs, time }: RuleEntry): string {
  return [
    ...(precision === undefined ? [] : [`precision ${precision.toFixed(2)} of ${Math.round(pairs ?? 0)} pairs`]),
    ...(time == null ? [] : [`${(100 * time).toFixed(1)}% of the time`]),
  ].join(', ');
}
