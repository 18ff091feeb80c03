import type { OrgKind, PartnershipType } from '../../../types.ts';
import type { TypeEvidence } from './evidence.ts';

/*
 * The weights are log odds, fitted by logistic regression (Cox 1958) to types that readers gave, and rounded: what
 * makes it likely that a type of which words speak is what the partnership is for.
 */

/** The rule of a telling is about it. */
const BY_RULE = 1.7;
/** It stands in what the deal is called. */
const IN_NAME = 1.05;
/** A telling speaks of it, a sentence on the terms, one that names both sides. */
const TOLD = 0.6;
/** It is the first that the tellings speak of. */
const FIRST = 0.9;
/** Times the share that it has of all words on types. */
const SHARE = 2.6;
/** Times the logarithm of one more than the sentences that speak of it. */
const SENTENCES = 1.25;

/** How likely a type is before any word is weighed: words of some are used of much else. */
const PRIOR: Readonly<Record<Exclude<PartnershipType, 'general'>, number>> = {
  distribution: -3,
  license: -3.2,
  'co-development': -3.2,
  commercialization: -3.4,
  research: -3.5,
  supply: -3.6,
  funding: -3.7,
  consortium: -3.9,
  education: -3.9,
  'clinical-trial': -4.1,
  manufacturing: -4.1,
  'care-delivery': -4.5,
  'joint-venture': -4.7,
  technology: -4.9,
};

/** Scholars do research, hospitals care. */
const OF_SCHOLARS = 2;
const OF_HOSPITALS = 1;

/** From this weight on a type is a main purpose. */
export const MAIN = -0.85;
/** From this weight on a type is told where no other is. */
export const ENOUGH = -2.2;

/** How much the words of an article speak for a type of one partnership; in: all its evidence, the kinds of its parties. */
export function weightOf(type: PartnershipType, evidence: readonly TypeEvidence[], kinds: readonly OrgKind[]): number {
  if (type === 'general') return Number.NEGATIVE_INFINITY;
  const own = evidence.filter((e) => e.type === type);
  const words = own.filter(({ place }) => place !== 'rule');
  const has = (fits: (e: TypeEvidence) => boolean): number => (own.some(fits) ? 1 : 0);
  const isTold = (e: TypeEvidence): boolean => e.place !== 'rule' && e.place !== 'further';
  return (
    PRIOR[type] +
    BY_RULE * has(({ place }) => place === 'rule') +
    IN_NAME * has(({ place, source }) => place === 'name' && isOfTelling(source)) +
    IN_NAME * has(({ place, source }) => place === 'name' && !isOfTelling(source) && source !== 'other') +
    TOLD * has((e) => e.source === 'telling' && isTold(e)) +
    TOLD * has(({ source, place }) => source === 'terms' && (place === 'purpose' || place === 'name')) +
    TOLD * has((e) => e.source === 'both' && isTold(e)) +
    FIRST * (firstTold(evidence) === type ? 1 : 0) +
    SHARE * (own.length / evidence.length) +
    SENTENCES * Math.log1p(new Set(words.map(({ sentence }) => sentence)).size) +
    ofKinds(type, kinds)
  );
}

const isOfTelling = (source: TypeEvidence['source']): boolean => source === 'telling' || source === 'headline';

function firstTold(evidence: readonly TypeEvidence[]): PartnershipType | undefined {
  const told = evidence.filter(({ source, place }) => isOfTelling(source) && place !== 'rule');
  return told.reduce<TypeEvidence | undefined>(
    (first, e) => (first === undefined || e.start < first.start ? e : first),
    undefined,
  )?.type;
}

function ofKinds(type: PartnershipType, kinds: readonly OrgKind[]): number {
  if (type === 'research') return kinds.some((k) => k === 'university' || k === 'research-institute') ? OF_SCHOLARS : 0;
  if (type === 'care-delivery') return kinds.includes('hospital') ? OF_HOSPITALS : 0;
  return 0;
}
