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

interface Member<T> {
  readonly value: T;
  /** Null: it may match anywhere. */
  readonly ways: readonly Beginning[] | null;
}

/** Values in their order, and what is known of them by three characters, made when these are first met. */
export interface Side<T> {
  readonly members: readonly Member<T>[];
  readonly lists: Map<number, readonly T[]>;
  readonly marks: Map<number, Uint8Array>;
}

/** Values by their edges; one without may match anywhere. */
export function byEdge<T>(values: readonly T[], edgeOf: (value: T) => Edge | undefined): Side<T> {
  const members = values.map((value) => ({ value, ways: waysOf(edgeOf(value)) }));
  return { members, lists: new Map(), marks: new Map() };
}

function waysOf(edge: Edge | undefined): readonly Beginning[] | null {
  if (edge === undefined) return null;
  const ways: Beginning[] = [];
  for (let i = 0; i < edge.length; i += 4)
    ways.push({ chars: [edge[i]!, edge[i + 1]!, edge[i + 2]!], first: edge[i + 3]! });
  return ways;
}

const mayFit = <T>({ ways }: Member<T>, number: number): boolean => ways?.some((way) => fits(way, number)) ?? true;

/** The values that may match where the three characters of this number stand, in their order. */
export function listAt<T>({ members, lists }: Side<T>, number: number): readonly T[] {
  const known = lists.get(number);
  if (known !== undefined) return known;
  const list = members.filter((member) => mayFit(member, number)).map(({ value }) => value);
  lists.set(number, list);
  return list;
}

/** The same as 1 at the places of these values. */
export function marksAt<T>({ members, marks }: Side<T>, number: number): Uint8Array {
  const known = marks.get(number);
  if (known !== undefined) return known;
  const made = Uint8Array.from(members, (member) => (mayFit(member, number) ? 1 : 0));
  marks.set(number, made);
  return made;
}
