import type { Official } from '../../types.ts';
import type { Entities, Entity } from '../resolve.ts';

/** Whose words stand at an offset of the article: the organisation of the official quoted there, or null. */
export type Speaker = (offset: number) => Entity | null;

/** The speakers of an article's quotations; in: its officials with their quotes, its organisations. */
export function speakers(officials: readonly Official[], entities: Entities): Speaker {
  const named = new Map<string, Entity>();
  for (const e of entities.all) for (const name of [e.name, ...e.aliases]) if (!named.has(name)) named.set(name, e);
  const spoken = officials.flatMap((o) => {
    const entity = named.get(o.organization ?? '');
    return entity ? o.quotes.map((q) => ({ start: q.start, end: q.end, entity })) : [];
  });
  return (offset) => spoken.find((q) => q.start <= offset && offset < q.end)?.entity ?? null;
}
