/** The whole extraction beside two libraries that only parse the same text: one core, one process, in turn. */
import compromise from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNlp from 'wink-nlp';
import { articles, oneInTen, sizeOf, upTo } from '../load.ts';
import { type Figure, inTurn, median, ratio, type Settings } from '../measure.ts';
import { extract } from '../package.ts';

/** Code units of a load: the slowest of the three takes some seconds for it. */
const SIZE = 300_000;

export function throughput({ rounds, scale }: Settings): readonly Figure[] {
  const all = articles();
  const some = all.filter((text) => extract(text).partnerships.length > 0);
  const others = all.filter((text) => !some.includes(text));
  const size = SIZE * scale;
  return [
    ...compared('mixed news', upTo(all, size), rounds, { wink: 1.5, compromise: 20 }),
    ...compared('one article in ten', oneInTen(some, others, size), rounds, { wink: 3, compromise: 40 }),
  ];
}

function compared(
  name: string,
  texts: readonly string[],
  rounds: number,
  least: { readonly wink: number; readonly compromise: number },
): readonly Figure[] {
  const nlp = winkNlp(model);
  const [ours = [], wink = [], parsed = []] = inTurn(
    [
      () => texts.forEach((text) => void extract(text)),
      () => texts.forEach((text) => void nlp.readDoc(text)),
      () => texts.forEach((text) => void compromise(text)),
    ],
    rounds,
  );
  const row = 'throughput';
  const speed = (seconds: readonly number[]): number => sizeOf(texts) / 1e6 / median(seconds);
  return [
    { row, what: `${name}: extract`, value: speed(ours), unit: 'M characters/s' },
    { row, what: `${name}: wink-nlp readDoc`, value: speed(wink), unit: 'M characters/s' },
    { row, what: `${name}: compromise`, value: speed(parsed), unit: 'M characters/s' },
    { row, what: `${name}: over wink-nlp`, value: ratio(wink, ours), unit: 'times', wanted: { least: least.wink } },
    {
      row,
      what: `${name}: over compromise`,
      value: ratio(parsed, ours),
      unit: 'times',
      wanted: { least: least.compromise },
    },
  ];
}
