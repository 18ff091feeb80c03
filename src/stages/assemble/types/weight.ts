import type { OrgKind, PartnershipType } from '../../../types.ts';
import type { TypeEvidence } from './evidence.ts';

/*
 * The weights are log odds, fitted by logistic regression (Cox 1958) to types that readers gave, and rounded: what
 * makes it likely that a type of which words speak is what the partnership is for.
 */

/** The rule of a telling is about it. */
const BY_RULE = 1.2;
/** It stands in what another sentence calls the deal. */
const IN_NAME = 0.9;
/** A telling speaks of it, or a sentence that names both sides. */
const TOLD = 0.6;
/** A sentence on the terms does. */
const IN_TERMS = 0.3;
/** It is the first that the tellings speak of. */
const FIRST = 0.75;
/** Times the share that it has of all words on types. */
const SHARE = 2.2;
/** Times the logarithm of one more than the sentences that speak of it, in words that say much of it, or little. */
const SENTENCES = 0.7;
const SLIGHT_SENTENCES = 0.3;
/** What a word that says little counts in a share. */
const SLIGHT = 0.4;

/** How likely a type is before any word is weighed: words of some are used of much else. */
const PRIOR: Readonly<Record<Exclude<PartnershipType, 'general'>, number>> = {
  consortium: -1.6,
  license: -1.6,
  distribution: -1.7,
  manufacturing: -1.7,
  commercialization: -1.9,
  'clinical-trial': -1.9,
  funding: -2,
  supply: -2.05,
  'joint-venture': -2.1,
  research: -2.15,
  education: -2.2,
  'care-delivery': -2.5,
  'co-development': -2.55,
  technology: -2.85,
};

/** Scholars do research, hospitals care. */
const OF_SCHOLARS = 0.2;
const OF_HOSPITALS = 1;

/** From this weight on a type is a main purpose. */
export const MAIN = -0.8;
/** So far behind the likeliest a type is no main purpose beside it. */
export const FAR_BEHIND = 3;
/** From this weight on a type is told where no other is. */
export const ENOUGH = -1;

/** How much the words of an article speak for a type of one partnership; in: all its evidence, the kinds of its parties. */
export function weightOf(type: PartnershipType, evidence: readonly TypeEvidence[], kinds: readonly OrgKind[]): number {
  if (type === 'general') return Number.NEGATIVE_INFINITY;
  const own = evidence.filter((e) => e.type === type);
  const words = own.filter(({ place }) => place !== 'rule');
  const firm = words.filter(({ isSlight }) => !isSlight);
  const has = (some: readonly TypeEvidence[], fits: (e: TypeEvidence) => boolean): number => (some.some(fits) ? 1 : 0);
  const isTold = ({ place }: TypeEvidence): boolean => place !== 'further';
  return (
    PRIOR[type] +
    BY_RULE * has(own, ({ place }) => place === 'rule') +
    IN_NAME * has(firm, ({ place, source }) => place === 'name' && !isOfTelling(source) && source !== 'other') +
    TOLD * has(firm, (e) => e.source === 'telling' && isTold(e)) +
    TOLD * has(firm, (e) => e.source === 'both' && isTold(e)) +
    IN_TERMS * has(firm, ({ source, place }) => source === 'terms' && (place === 'purpose' || place === 'name')) +
    FIRST * (firstTold(evidence) === type ? 1 : 0) +
    SHARE * (counted(own) / counted(evidence)) +
    SENTENCES * Math.log1p(sentences(firm)) +
    SLIGHT_SENTENCES * Math.log1p(sentences(words.filter(({ isSlight }) => isSlight))) +
    ofKinds(type, kinds)
  );
}

/** How many words, those that say little counted for less. */
const counted = (some: readonly TypeEvidence[]): number =>
  some.reduce((sum, { isSlight }) => sum + (isSlight ? SLIGHT : 1), 0);

const sentences = (some: readonly TypeEvidence[]): number => new Set(some.map(({ sentence }) => sentence)).size;

const isOfTelling = (source: TypeEvidence['source']): boolean => source === 'telling' || source === 'headline';

function firstTold(evidence: readonly TypeEvidence[]): PartnershipType | undefined {
  const told = evidence.filter(({ source, place, isSlight }) => isOfTelling(source) && place !== 'rule' && !isSlight);
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
