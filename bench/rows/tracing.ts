/** What a run pays for being explainable: nothing, since the trace is made after the fact, by who asks for it. */
import { analyse, conclude } from '../../src/pipeline.ts';
import { traceOf } from '../../src/workbench/trace.ts';
import { articles, upTo } from '../load.ts';
import { type Figure, inTurn, ratio, type Settings } from '../measure.ts';
import { builtinRules } from '../package.ts';

const SIZE = 200_000;

export function tracing({ rounds, scale }: Settings): readonly Figure[] {
  const rules = builtinRules();
  const texts = upTo(articles(), SIZE * scale);
  const [plain = [], traced = []] = inTurn(
    [
      () => texts.forEach((text) => void conclude(analyse(text, { rules }))),
      () => texts.forEach((text) => void traceOf(analyse(text, { rules }), rules)),
    ],
    rounds,
  );
  return [{ row: 'tracing', what: 'with a trace over without', value: ratio(traced, plain), unit: 'times' }];
}
