import type { Official } from '../../types.ts';
import type { Entity } from '../resolve.ts';
import { narrator, type Told } from './narrator.ts';

/** Whose words stand at an offset of the article: the organisation of who speaks there, or null. */
export type Speaker = (offset: number) => Entity | null;

/** The speakers of an article: of its quotations its officials, outside of them the house whose text it is. */
export function speakers(told: Told & { readonly officials: readonly Official[] }): Speaker {
  const { officials, entities, cleaned } = told;
  const named = new Map<string, Entity>();
  for (const e of entities.all) for (const name of [e.name, ...e.aliases]) if (!named.has(name)) named.set(name, e);
  const spoken = officials.flatMap((o) => {
    const entity = named.get(o.organization ?? '');
    return entity ? o.quotes.map((q) => ({ start: q.start, end: q.end, entity })) : [];
  });
  const house = narrator(told);
  const isQuoted = (offset: number): boolean => cleaned.quotes.some((q) => q.start <= offset && offset < q.end);
  return (offset) =>
    spoken.find((q) => q.start <= offset && offset < q.end)?.entity ?? (house && !isQuoted(offset) ? house : null);
}
