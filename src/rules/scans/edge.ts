/** Rules by the three characters with which a match begins, or from its end backward: few of them are tried anywhere. */
import { beginnings } from './beginnings.ts';
import { type Beginning, fits } from './characters.ts';
import { reversed } from './reversed.ts';

/** Ways to begin as plain numbers, four for each: sets of kinds for three characters, and the case of the first. */
export type Edge = readonly number[];

/** How matches of an expression begin. */
export function beginningOf(source: string): Edge {
  const [ways = []] = beginnings([source]);
  return ways.flatMap(({ chars, first }) => [...chars, first]);
}

/** How they end, from the last character backward. */
export const endingOf = (source: string): Edge => beginningOf(reversed(source));

interface Edged {
  readonly rule: { readonly edge?: Edge };
}

interface Member<T> {
  readonly value: T;
  /** Null: it may match anywhere. */
  readonly ways: readonly Beginning[] | null;
}

/** Rules in their order, and their lists by three characters, each made when its characters are first met. */
export interface Side<T> {
  readonly members: readonly Member<T>[];
  readonly lists: Map<number, readonly T[]>;
}

/** Values by the edges of their rules. */
export function byEdge<T extends Edged>(values: readonly T[]): Side<T> {
  return { members: values.map((value) => ({ value, ways: waysOf(value) })), lists: new Map() };
}

function waysOf({ rule: { edge } }: Edged): readonly Beginning[] | null {
  if (edge === undefined) return null;
  const ways: Beginning[] = [];
  for (let i = 0; i < edge.length; i += 4)
    ways.push({ chars: [edge[i]!, edge[i + 1]!, edge[i + 2]!], first: edge[i + 3]! });
  return ways;
}

/** The values that may match where the three characters of this number stand, in their order. */
export function listAt<T>({ members, lists }: Side<T>, number: number): readonly T[] {
  const known = lists.get(number);
  if (known !== undefined) return known;
  const list = members.filter(({ ways }) => ways?.some((way) => fits(way, number)) ?? true).map(({ value }) => value);
  lists.set(number, list);
  return list;
}
