/** Counts of what gold and record hold and of what they share, slot by slot. */

/** Hits are kept apart for both sides, since one found partnership may answer several of the gold. */
export interface Counts {
  readonly gold: number;
  readonly goldHit: number;
  readonly found: number;
  readonly foundHit: number;
}

/** The slots in the order of the report. `judged` ones have one value on both sides of a partnership that was found. */
export const SLOTS = {
  'partnership pairs': 'counted',
  'recall on main': 'counted',
  'recall on background': 'counted',
  'recall on related': 'counted',
  'date value': 'counted',
  types: 'counted',
  'deal value': 'counted',
  'disease areas': 'counted',
  officials: 'counted',
  'party kind': 'judged',
  status: 'judged',
  instrument: 'judged',
  prominence: 'judged',
  'official title': 'judged',
  'official organization': 'judged',
} as const;

export type Slot = keyof typeof SLOTS;
export const SLOT_NAMES = Object.keys(SLOTS) as readonly Slot[];

/** Counts by slot; a slot that nothing was counted for is left out. */
export type Tally = Readonly<Partial<Record<Slot, Counts>>>;
export type GrowingTally = Partial<Record<Slot, Counts>>;

const NOTHING: Counts = { gold: 0, goldHit: 0, found: 0, foundHit: 0 };

export function plus(a: Counts = NOTHING, b: Partial<Counts> = NOTHING): Counts {
  return {
    gold: a.gold + (b.gold ?? 0),
    goldHit: a.goldHit + (b.goldHit ?? 0),
    found: a.found + (b.found ?? 0),
    foundHit: a.foundHit + (b.foundHit ?? 0),
  };
}

export function add(tally: GrowingTally, slot: Slot, more: Partial<Counts>): void {
  tally[slot] = plus(tally[slot], more);
}

/** One value judged: it is there on both sides. */
export function judge(tally: GrowingTally, slot: Slot, weight: number, isRight: boolean): void {
  const hit = isRight ? weight : 0;
  add(tally, slot, { gold: weight, found: weight, goldHit: hit, foundHit: hit });
}

export function sum(tallies: readonly Tally[]): Tally {
  const total: GrowingTally = {};
  for (const tally of tallies) for (const slot of SLOT_NAMES) if (tally[slot]) add(total, slot, tally[slot]);
  return total;
}

/** Shares from 0 to 1; null where there is nothing to be a share of. */
export interface Measures {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

export function measures({ gold, goldHit, found, foundHit }: Counts): Measures {
  const precision = found === 0 ? null : foundHit / found;
  const recall = gold === 0 ? null : goldHit / gold;
  return { precision, recall, f1: precision === null || recall === null ? null : harmonic(precision, recall) };
}

function harmonic(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}
