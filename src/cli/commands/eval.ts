/** extract eval GOLD_DIR */
import { type Command, Option } from 'commander';
import type { Style } from '../../emit/format.ts';
import { breakdown, type Group, type Report, report } from '../../score/report.ts';
import { type ArticleScore, type Judged, scoreArticle } from '../../score/score.ts';
import type { Found } from '../../stages/assemble.ts';
import { type GoldCase, goldIn } from '../gold.ts';
import { addInspectionOptions, type InspectionOptions, printFindings } from '../inspection.ts';
import { EXIT, type Io } from '../io.ts';
import { knowledgeOf } from '../knowledge.ts';
import { type Breakdown, scoreTables } from '../scores.ts';

const BY = ['style', 'zone', 'rule'] as const;
type By = (typeof BY)[number];

interface Options extends InspectionOptions {
  readonly errors?: boolean;
  readonly by?: By;
}

export const examples = [
  ['extract eval gold/', 'scores of every slot'],
  ['extract eval gold/ --errors', 'and what is wrong, by class'],
  ['extract eval gold/ --by rule', 'and what each rule is worth'],
  ['extract eval gold/ --rules my-rules/', 'what your rules change'],
] as const;

export function define(command: Command): Command {
  command
    .description(
      'Compares the records of articles with gold files: precision, recall and F1 of every slot, with 95% ' +
        'intervals by bootstrap over the articles. Beside each ID.txt of the folder stands its gold, ID.json.',
    )
    .argument('<gold>', 'folder of articles and gold files')
    .option('--errors', 'list the errors, by class')
    .addOption(new Option('--by <what>', 'break the partnership pairs down').choices(BY));
  return addInspectionOptions(command, 'numbers for scripts');
}

/** @returns 0; 2 where an article or a gold file could not be read. */
export async function run([folder = '']: readonly string[], values: object, io: Io): Promise<number> {
  const options = values as Options;
  const { cases, errors } = await goldIn(folder, await knowledgeOf(options, io), io);
  const scores = cases.map(({ gold, record }) => scoreArticle(gold, record));
  const whole = report(scores);
  const by = options.by === undefined ? null : { what: options.by, groups: groupsBy(options.by, scores, cases) };
  const lines = (style: Style) => scoreTables(whole, by, options.errors === true, style);
  await printFindings(dataOf(whole, by, options), lines, options, io);
  return errors > 0 ? EXIT.input : EXIT.ok;
}

// ── break-downs ──────────────────────────────────────────────────────────────────────────────────────

function groupsBy(by: By, scores: readonly ArticleScore[], cases: readonly GoldCase[]): readonly Group[] {
  if (by === 'rule') return breakdown(scores, ({ rule }) => rule ?? '(missed)', 'all');
  const byId = new Map(cases.map((one) => [one.gold.id, one]));
  const of = by === 'zone' ? zoneOf : ({ gold, found }: GoldCase) => gold.style ?? styleOfZones(found);
  return breakdown(scores, (judged, id) => of(byId.get(id)!, judged), 'group');
}

/** The zone in which the partnership is proved: by the gold's quotation, or by the record's first evidence. */
function zoneOf({ found }: GoldCase, { partnership }: Judged): string {
  const text = found?.article.text ?? '';
  const at = 'quote' in partnership ? placeOf(partnership.quote, text) : (partnership.evidence[0]?.start ?? -1);
  return found?.cleaned.zones.find(({ start, end }) => start <= at && at < end)?.name ?? '(quotation not found)';
}

function placeOf(quote: string, text: string): number {
  const start = quote.trim();
  return start === '' ? -1 : text.indexOf(start);
}

/** What sort of article it is, by its furniture: a release tells who its sender is, and whom to ask. */
function styleOfZones(found: Found | null): string {
  const names = new Set(found?.cleaned.zones.map(({ name }) => name));
  const isRelease =
    names.has('dateline') && (names.has('about') || names.has('contact') || names.has('forward-looking'));
  return isRelease ? 'release' : names.has('dateline') ? 'wire' : 'story';
}

/** The errors are many: they are told where they are asked for. */
function dataOf({ errors, ...rest }: Report, by: Breakdown | null, options: Options): object {
  return { ...rest, ...(by !== null && { by }), ...(options.errors && { errors }) };
}
