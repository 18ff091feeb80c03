/** Partnerships as pairs of parties: so that a list of many members is neither all right nor all wrong. */
import type { Partnership } from '../types.ts';
import type { GoldPartnership } from './gold.ts';
import { meet, orgKey } from './names.ts';

/** One party as a comparison sees it. */
interface Side {
  readonly name: string;
  readonly keys: ReadonlySet<string>;
  readonly kind: string;
}

export interface Pair<P> {
  readonly partnership: P;
  readonly a: Side;
  readonly b: Side;
  /** So that the pairs of a partnership of n parties count as n - 1, its links, and not as their number. */
  readonly weight: number;
}

export type GoldPair = Pair<GoldPartnership>;
export type FoundPair = Pair<Partnership>;

function pairsOf<P>(partnership: P, sides: readonly Side[]): Pair<P>[] {
  const weight = 2 / sides.length;
  return sides.flatMap((a, i) => sides.slice(i + 1).map((b) => ({ partnership, a, b, weight })));
}

export function goldPairs(partnerships: readonly GoldPartnership[]): GoldPair[] {
  return partnerships.flatMap((p) =>
    pairsOf(
      p,
      p.parties.map(({ names, kind }) => ({ name: names[0] ?? '', keys: new Set(names.map(orgKey)), kind })),
    ),
  );
}

export function foundPairs(partnerships: readonly Partnership[]): FoundPair[] {
  return partnerships.flatMap((p) =>
    pairsOf(
      p,
      p.parties.map(({ name, aliases, kind }) => ({ name, keys: new Set([name, ...aliases].map(orgKey)), kind })),
    ),
  );
}

/** The found parties in the order of the gold ones; null where they are others. */
export function aligned(gold: GoldPair, { a, b }: FoundPair): readonly [Side, Side] | null {
  if (meet(gold.a.keys, a.keys) && meet(gold.b.keys, b.keys)) return [a, b];
  return meet(gold.a.keys, b.keys) && meet(gold.b.keys, a.keys) ? [b, a] : null;
}

export const shown = ({ a, b }: Pair<unknown>): string => `${a.name} <> ${b.name}`;
