import type { OrgMention, RefMention, Span } from '../../types.ts';
import type { Entity } from './entities.ts';

/** An organisation that a sentence speaks of, by name or by a word that stands for it. */
export interface Seen {
  readonly entity: Entity;
  readonly mention: OrgMention | RefMention;
}

/** "With Japanese drugmaker Acme", "by Acme": no subject. */
export const isBeside = (text: string, m: Span): boolean =>
  /\b(?:with|by|from|to|of|for|at|including|like|against|between) (?:the )?(?:[\p{L}'’-]+ ){0,4}$/u.test(
    text.slice(Math.max(0, m.start - 60), m.start),
  );
