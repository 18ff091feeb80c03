/** Which names are organisations', by what speaks for and against them. */
import type { OrgKind } from '../../types.ts';
import type { Entry } from './name-evidence.ts';

/** Noisy-or: independent signs add up (Pearl 1988, section 4.3.2). */
const noisyOr = (signs: Map<string, number>): number => {
  let not = 1;
  for (const s of signs.values()) not *= 1 - s;
  return 1 - not;
};

/** A name that is an organisation's in this article. */
export interface Known {
  readonly key: string;
  readonly kind: OrgKind;
  readonly strength: number;
  readonly rule: string;
  readonly id?: string;
}

/** From this strength on a name is an organisation's, if less speaks against it. */
export const THRESHOLD = 0.5;
/** A name that is this likely a person's needs a sign in itself to be an organisation's. */
const PERSON = 0.5;
/** However often a place stands where organisations do, it stays a place. */
const MOST_BY_CONTEXT = 0.93;

/** The names that are organisations', by key. */
export function accepted(entries: ReadonlyMap<string, Entry>): Map<string, Known> {
  const known = new Map<string, Known>();
  for (const e of entries.values()) {
    const pro = e.named ? noisyOr(e.pro) : Math.min(noisyOr(e.pro), MOST_BY_CONTEXT);
    const isPerson = !e.named && (e.contra.get('person') ?? 0) >= PERSON;
    if (isPerson || pro < THRESHOLD || pro <= noisyOr(e.contra)) continue;
    const id = e.registered?.id ?? null;
    known.set(e.key, {
      ...{ key: e.key, kind: e.kind ?? 'company', strength: pro, rule: e.best },
      ...(id !== null && { id }),
    });
  }
  return known;
}

/** So much speaks against it that a likeness to a known name is no sign. */
export const contradicted = (e: Entry | undefined): boolean => e !== undefined && noisyOr(e.contra) > 0.7;
