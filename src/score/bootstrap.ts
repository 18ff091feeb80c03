/** Confidence intervals by the bootstrap over articles (Efron 1979), percentile method; the same on every run. */
import { type Counts, type Measures, measures, plus, SLOT_NAMES, type Slot, type Tally } from './tally.ts';

/** Bounds of the middle 95 per cent. */
export type Interval = readonly [low: number, high: number];
export type Intervals = { readonly [K in keyof Measures]: Interval | null };

const SAMPLES = 1000;
const SEED = 20_240_601;
const OUTSIDE = 0.025;

/** Numbers from 0 (included) to 1 (not), from a seed: mulberry32, public domain (Tommy Ettinger 2017). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How often each article is drawn in each sample: the same samples for all slots. */
function draws(articles: number): readonly Uint16Array[] {
  const next = numbersFrom(SEED);
  return Array.from({ length: SAMPLES }, () => {
    const times = new Uint16Array(articles);
    for (let i = 0; i < articles; i++) {
      const at = Math.floor(next() * articles);
      times[at] = (times[at] ?? 0) + 1;
    }
    return times;
  });
}

/** The intervals of every slot that anything was counted for. In: one tally per article. */
export function intervals(tallies: readonly Tally[]): Readonly<Partial<Record<Slot, Intervals>>> {
  const samples = draws(tallies.length);
  const slots = SLOT_NAMES.filter((slot) => tallies.some((tally) => tally[slot] !== undefined));
  return Object.fromEntries(
    slots.map((slot) => [
      slot,
      intervalsOf(
        tallies.map((tally) => tally[slot]),
        samples,
      ),
    ]),
  );
}

function intervalsOf(counts: readonly (Counts | undefined)[], samples: readonly Uint16Array[]): Intervals {
  const measured = samples.map((times) => measures(drawn(counts, times)));
  const of = (key: keyof Measures): Interval | null => middle(measured.map((one) => one[key]));
  return { precision: of('precision'), recall: of('recall'), f1: of('f1') };
}

function drawn(counts: readonly (Counts | undefined)[], times: Uint16Array): Counts {
  const total = { gold: 0, goldHit: 0, found: 0, foundHit: 0 };
  for (let i = 0; i < counts.length; i++) {
    const one = counts[i];
    const weight = times[i] ?? 0;
    if (one === undefined || weight === 0) continue;
    total.gold += weight * one.gold;
    total.goldHit += weight * one.goldHit;
    total.found += weight * one.found;
    total.foundHit += weight * one.foundHit;
  }
  return plus(total);
}

function middle(values: readonly (number | null)[]): Interval | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return [at(OUTSIDE), at(1 - OUTSIDE)];
}
