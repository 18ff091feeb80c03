/** The same text in pieces of growing length: what a character costs may not grow with them. */
import { longText } from '../load.ts';
import { cpuSeconds, type Figure, median, type Settings } from '../measure.ts';
import { extract } from '../package.ts';

const SIZES = [1e3, 1e4, 1e5, 1e6, 1e7];
/** All sizes but the last are measured over so much text. */
const TOTAL = 2e6;

export function growth({ rounds, scale }: Settings): readonly Figure[] {
  const sizes = SIZES.filter((size) => size <= 1e7 * scale);
  const texts = sizes.map((size) => pieces(longText(Math.max(size, TOTAL * scale)), size));
  extract(longText(TOTAL * scale));
  const costs = texts.map((): number[] => []);
  for (let n = 0; n < Math.max(3, rounds >> 1); n++) {
    texts.forEach((some, i) => {
      const length = some.reduce((sum, text) => sum + text.length, 0);
      costs[i]!.push((cpuSeconds(() => some.forEach((text) => void extract(text))) / length) * 1e9);
    });
  }
  const medians = costs.map(median);
  const row = 'growth';
  return [
    ...sizes.map((size, i) => ({
      row,
      what: `texts of ${size / 1000} thousand characters`,
      value: medians[i]!,
      unit: 'ns/character',
    })),
    {
      row,
      what: 'dearest over cheapest length',
      value: Math.max(...medians) / Math.min(...medians),
      unit: 'times',
      wanted: { most: 1.3 },
    },
  ];
}

/** Cut at the ends of lines, so far as there are some. */
function pieces(text: string, size: number): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at + size);
    const stop = end < 0 || end - at > 2 * size ? Math.min(text.length, at + size) : end;
    found.push(text.slice(at, stop));
    at = stop;
  }
  return found;
}
