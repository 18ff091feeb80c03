import type { OrgKind, PartnershipType, Prominence } from '../../types.ts';
import { type Context, oncePerSentence } from './context.ts';
import type { Cluster } from './merge.ts';
import { evidenceOfDeal, evidenceOfTelling, type TypeEvidence } from './types/evidence.ts';
import { ENOUGH, FAR_BEHIND, MAIN, weightOf } from './types/weight.ts';

/** The first tellings say what it is for. */
const TELLINGS = 4;
/** Most types of one partnership: the main purposes only. */
const MOST_TYPES = 3;

/**
 * The main purposes that the tellings and the other sentences about the deal speak of, the likeliest first; else what
 * such parties do together.
 */
export function types(cluster: Cluster, context: Context, prominence: Prominence): PartnershipType[] {
  const evidence = gather(cluster, context, prominence);
  const kinds = cluster.members.map((m) => m.entity.kind);
  const weighed = [...new Set(evidence.map((e) => e.type))]
    .map((type) => ({ type, weight: weightOf(type, evidence, kinds) }))
    .sort((a, b) => b.weight - a.weight);
  const most = weighed[0]?.weight ?? 0;
  const main = weighed.filter(({ weight }) => weight >= MAIN && weight > most - FAR_BEHIND);
  const told =
    main.length > 0 ? main.slice(0, MOST_TYPES) : weighed.filter(({ weight }) => weight >= ENOUGH).slice(0, 1);
  return told.length > 0 ? told.map(({ type }) => type) : [usual(kinds)];
}

/** What the tellings say, and for the news of the article the other sentences that may be about it. */
function gather(cluster: Cluster, { text, deal }: Context, prominence: Prominence): TypeEvidence[] {
  const tellings = oncePerSentence(cluster.facts).slice(0, TELLINGS);
  const told = tellings.flatMap((f) => evidenceOfTelling(f, text));
  if (prominence !== 'main') return told;
  const others = deal.filter((d) => !tellings.some((f) => f.sentence === d.sentence));
  return [...told, ...others.flatMap((d) => evidenceOfDeal(d, cluster, text))];
}

/** What organisations of such kinds do together where the text does not say. */
function usual(kinds: readonly OrgKind[]): PartnershipType {
  const all = (...some: readonly OrgKind[]): boolean => kinds.every((k) => some.includes(k));
  if (all('hospital')) return 'care-delivery';
  if (all('university')) return 'education';
  if (all('university', 'research-institute', 'hospital')) return 'research';
  return 'general';
}
