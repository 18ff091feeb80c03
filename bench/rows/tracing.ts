/**
 * What a run pays for being explainable: nothing, since the trace is made after the fact, by who asks for it.
 * And what who asks waits for: the two commands that answer, from their start to their end.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyse, conclude } from '../../src/pipeline.ts';
import { traceOf } from '../../src/workbench/trace.ts';
import { articles, longText, upTo } from '../load.ts';
import { type Figure, inTurn, median, ratio, type Settings } from '../measure.ts';
import { binary, builtinRules, extract } from '../package.ts';

const SIZE = 200_000;
/** Of the article that is asked about, in UTF-16 code units. */
const ASKED = 10_000;

/** @throws where a command cannot be run */
export function tracing(settings: Settings): readonly Figure[] {
  return [traceCost(settings), ...answers(settings)];
}

function traceCost({ rounds, scale }: Settings): Figure {
  const rules = builtinRules();
  const texts = upTo(articles(), SIZE * scale);
  const [plain = [], traced = []] = inTurn(
    [
      () => texts.forEach((text) => void conclude(analyse(text, { rules }))),
      () => texts.forEach((text) => void traceOf(analyse(text, { rules }), rules)),
    ],
    rounds,
  );
  return { row: 'tracing', what: 'with a trace over without', value: ratio(traced, plain), unit: 'times' };
}

function answers({ rounds }: Settings): readonly Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'extract-bench-'));
  try {
    const file = join(folder, 'article.txt');
    const text = longText(ASKED);
    writeFileSync(file, text);
    const { organizations } = extract(text, { source: file });
    const parties = organizations.slice(0, 2).flatMap(({ name }) => ['--party', name]);
    const asked = [
      { what: 'explain, 10 KB', args: ['explain', file] },
      { what: 'why-not, 10 KB', args: ['why-not', file, ...parties] },
    ];
    return asked.map(({ what, args }) => {
      const seconds = Array.from({ length: rounds + 1 }, () => secondsOf(args)).slice(1);
      return { row: 'tracing', what, value: median(seconds), unit: 's', wanted: { most: 1 } };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Of a whole run of the command, by the clock. */
function secondsOf(args: readonly string[]): number {
  const from = performance.now();
  const { status } = spawnSync(process.execPath, [binary, ...args], { stdio: 'ignore' });
  // why-not ends with 1 where it names a reason.
  if (status !== 0 && status !== 1) throw new Error(`extract ${args.join(' ')} ended with ${status}`);
  return (performance.now() - from) / 1000;
}
