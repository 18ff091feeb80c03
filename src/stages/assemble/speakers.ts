import type { Official } from '../../types.ts';
import type { Entities, Entity } from '../resolve.ts';

/** Whose words stand at an offset of the article: the organisation of the official quoted there, or null. */
export type Speaker = (offset: number) => Entity | null;

/** The speakers of an article's quotations; in: its officials with their quotes, its organisations. */
export function speakers(officials: readonly Official[], entities: Entities): Speaker {
  const spoken = officials.flatMap((o) => {
    const entity = entities.all.find((e) => e.name === o.organization || e.aliases.includes(o.organization ?? ''));
    return entity ? o.quotes.map((q) => ({ start: q.start, end: q.end, entity })) : [];
  });
  return (offset) => spoken.find((q) => q.start <= offset && offset < q.end)?.entity ?? null;
}
