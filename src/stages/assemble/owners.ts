import type { RelationMatch } from '../match.ts';
import type { Entities, Entity } from '../resolve.ts';
import { type Fact, isUnitOf } from './facts.ts';
import type { Cluster } from './merge.ts';

/** Who owns whom, as the article says: the owners of each unit. */
type Owners = ReadonlyMap<Entity, ReadonlySet<Entity>>;

/** In: the matches of an article. Out: the owners of each unit that rules with these two roles tell, if they never act together. */
export function ownersOf(matches: readonly RelationMatch[], entities: Entities): Owners {
  const found = new Map<Entity, Set<Entity>>();
  const inRole = ({ fillers }: RelationMatch, role: string): readonly Entity[] =>
    fillers.flatMap(({ role: r, mention: m }) =>
      r === role && (m.type === 'org' || m.type === 'ref') ? entities.of(m) : [],
    );
  for (const m of matches) {
    const [[unit], [owner]] = [inRole(m, 'unit'), inRole(m, 'owner')];
    if (unit && owner && unit !== owner) found.set(unit, (found.get(unit) ?? new Set()).add(owner));
  }
  if (found.size === 0) return found;
  for (const m of matches) {
    if (m.rule.effect === 'suppress') continue;
    const named = m.fillers.flatMap((f) =>
      f.role !== 'none' && f.mention.type === 'org' ? entities.of(f.mention) : [],
    );
    const acting = new Set(named);
    for (const one of acting) for (const other of acting) found.get(one)?.delete(other);
  }
  return found;
}

const sureness = ({ facts }: Cluster): number => Math.max(...facts.map((f) => f.match.rule.confidence));

/**
 * "Acme, through its subsidiary Orvane, signed with Tavira": told of Orvane and of Acme, and yet one deal.
 * In: the clusters of an article. Out: those of an owner put together with those of its unit that have the same partners,
 * as told of the unit, or of the owner where that is told more plainly.
 */
export function withoutOwners(clusters: readonly Cluster[], owners: Owners): readonly Cluster[] {
  // few clusters have a side that belongs to another: only they are looked through
  const ofUnits = clusters.filter((c) => c.members.some((m) => owners.has(m.entity) || PROPERTY.test(m.entity.name)));
  if (ofUnits.length === 0) return clusters;
  const gone = new Map<Cluster, Cluster>();
  for (const c of clusters) {
    if (gone.has(c)) continue;
    const own = ofUnits.find((other) => !gone.has(other) && isOwnersTelling(c, other, owners));
    if (!own) continue;
    const isOwners = own.members.length === c.members.length && sureness(c) > sureness(own);
    gone.set(isOwners ? own : c, isOwners ? c : own);
  }
  if (gone.size === 0) return clusters;
  const told = new Map<Cluster, Fact[]>();
  for (const c of clusters) {
    let kept = c;
    for (let next = gone.get(kept); next !== undefined; next = gone.get(kept)) kept = next;
    const facts = told.get(kept) ?? [];
    facts.push(...c.facts);
    told.set(kept, facts);
  }
  return [...told]
    .map(([{ members }, facts]) => ({ members, facts: facts.sort((a, b) => a.match.start - b.match.start) }))
    .sort((a, b) => (a.facts[0]?.match.start ?? 0) - (b.facts[0]?.match.start ?? 0));
}

/** Where the owner stands in the one, its unit stands in the other; the others of the one are all in the other. */
function isOwnersTelling(ofOwner: Cluster, ofUnit: Cluster, owners: Owners): boolean {
  if (ofOwner === ofUnit || kindOf(ofOwner) !== kindOf(ofUnit)) return false;
  const told = new Set(ofUnit.members.map((m) => m.entity));
  const [owner, ...more] = ofOwner.members.filter((m) => !told.has(m.entity));
  if (!owner || more.length > 0 || ofOwner.members.length > told.size) return false;
  return [...told].some((unit) => owners.get(unit)?.has(owner.entity) || isPropertyOf(unit, owner.entity));
}

/** "The Orvane Tour", where Orvane is a party: what runs under a name that begins with its owner's. */
const isPropertyOf = (unit: Entity, owner: Entity): boolean => PROPERTY.test(unit.name) && isUnitOf(unit, owner);

const PROPERTY =
  / (?:Tour|Cup|Series|Championships?|Open|Games|Show|Festival|Conference|Summit|Awards?|Podcast|Magazine|Channel|Stadium|Arena|Academy|Platform|Marketplace|App|Network|Program(?:me)?|Initiative|Brand)$/;

/** What merging keeps apart: other articles' headlines, and what is said not to exist. */
const kindOf = ({ facts }: Cluster): string =>
  `${facts[0]?.sentence.zone === 'related'} ${facts.some((f) => f.status === 'denied')}`;
