/** What "the two companies" and "the three hospitals" stand for. */
import type { OrgKind, RefMention } from '../../types.ts';
import type { Entity } from './entities.ts';
import { isBeside, type Seen } from './seen.ts';

const HOW_MANY: Readonly<Record<string, number>> = { three: 3, trio: 3, four: 4, five: 5 };

/** Kinds that a noun for several tells; others may be of any. */
const KINDS: readonly (readonly [RegExp, OrgKind])[] = [
  [/(?:companies|firms|businesses|giants|drugmakers|automakers|carriers|banks)$/, 'company'],
  [/hospitals$/, 'hospital'],
  [/universities$/, 'university'],
];

/** The two (or three) that the nearest sentences name, this one first; a tie where they name more. */
export function several(
  ref: RefMention,
  here: readonly Seen[],
  before: readonly (readonly Seen[])[],
  text: string,
  about: Entity | null,
): readonly Entity[] {
  const words = text.slice(ref.start, ref.end).toLowerCase();
  const number = words.split(' ').reduce((n, w) => HOW_MANY[w] ?? n, 2);
  const kind = KINDS.find(([noun]) => noun.test(words))?.[1];
  const last = [here, ...before].find((some) => some.length > 0) ?? [];
  const subjects = last === before[0] || isOnlyList(number, last) ? joinedSubjects(number, last, text) : [];
  if (subjects.length === number && subjects.every((e) => kind === undefined || e.kind === kind)) return subjects;
  const withTopic = number === 2 && about ? sideOfTopic([here, ...before], about, text) : undefined;
  if (about && withTopic) return [about, withTopic];
  const named = nearest(number, here, before, () => true);
  const isFit = named.length > 0 && !(kind === 'company' && named.some((e) => e.kind === 'government'));
  return isFit || kind === undefined ? named : nearest(number, here, before, (e) => e.kind === kind);
}

/** No other pair is named behind so many. */
const isOnlyList = (number: number, seen: readonly Seen[]): boolean =>
  new Set(seen.slice(number).map((s) => s.entity)).size < 2;

/** "Acme and Orvane each said that they work with a firm led by former Tavira executives": the list that a sentence opens with. */
function joinedSubjects(number: number, seen: readonly Seen[], text: string): readonly Entity[] {
  const list = seen.slice(0, number);
  const [first] = list;
  if (first === undefined || list.length < number || isBeside(text, first.mention)) return [];
  const areListed = list.every(({ mention }, i) => {
    const next = list[i + 1]?.mention;
    return next === undefined || LIST_JOINT.test(text.slice(mention.end, next.start));
  });
  const end = list.at(-1)?.mention.end ?? 0;
  return areListed && /^ (?!and\b|or\b)\p{Ll}/u.test(text.slice(end, end + 5))
    ? [...new Set(list.map((s) => s.entity))]
    : [];
}

const LIST_JOINT = /^(?: \([^()]{2,12}\))?(?:,|,? and| &) (?:the )?(?:[\p{Ll}-]+ ){0,3}$/u;

/** "It is sold by Acme. The two companies ...": the one whom the text names last, and only beside what it speaks of. */
function sideOfTopic(seen: readonly (readonly Seen[])[], about: Entity, text: string): Entity | undefined {
  const last = seen.find((some) => some.length > 0) ?? [];
  const [first] = last;
  if (!first || first.entity === about || first.entity.kind !== about.kind) return undefined;
  return last.every((s) => s.entity === first.entity) && isBeside(text, first.mention) ? first.entity : undefined;
}

function nearest(
  number: number,
  here: readonly Seen[],
  before: readonly (readonly Seen[])[],
  fits: (entity: Entity) => boolean,
): readonly Entity[] {
  const distinct = new Set<Entity>();
  for (const seen of [here, ...before]) {
    for (const { entity } of seen) {
      // a part is named beside its whole, and is no further side
      const other = [...distinct].find((e) => isPartOf(e, entity) || isPartOf(entity, e));
      if (!fits(entity) || (other && !isPartOf(other, entity))) continue;
      if (other && other !== entity) distinct.delete(other);
      distinct.add(entity);
    }
    if (distinct.size === number) return [...distinct];
    if (distinct.size > number) return [];
  }
  return [];
}

const isPartOf = (whole: Entity, part: Entity): boolean =>
  whole !== part && (part.name.startsWith(`${whole.name} `) || keyOf(part).startsWith(`${keyOf(whole)} `));

/** Its name without its legal form. */
const keyOf = ({ mentions }: Entity): string => mentions[0]?.key ?? '';
