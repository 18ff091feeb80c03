import type { RelationMatch } from '../match.ts';
import type { Entities, Entity } from '../resolve.ts';
import { isUnitOf } from './facts.ts';
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
  const gone = new Map<Cluster, Cluster>();
  for (const c of clusters) {
    if (gone.has(c)) continue;
    const own = clusters.find((other) => !gone.has(other) && isOwnersTelling(c, other, owners));
    if (!own) continue;
    const isOwners = own.members.length === c.members.length && sureness(c) > sureness(own);
    gone.set(isOwners ? own : c, isOwners ? c : own);
  }
  if (gone.size === 0) return clusters;
  return clusters
    .filter((c) => !gone.has(c))
    .map((c) => {
      const told = [...gone].flatMap(([from, to]) => (to === c ? from.facts : []));
      const facts = [...c.facts, ...told].sort((a, b) => a.match.start - b.match.start);
      return told.length === 0 ? c : { members: c.members, facts };
    })
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
