import type { PartnershipType, Span } from '../../../types.ts';
import type { DealSentence, TypeHint } from '../../match.ts';
import type { Fact } from '../facts.ts';
import type { Cluster } from '../merge.ts';
import { describes, isInName, isInner, type Place, purposeStart, termsLead } from './places.ts';

/** What kind of sentence speaks. */
export type Source =
  | 'headline'
  /** It tells the partnership. */
  | 'telling'
  /** It speaks of the terms: "Under the agreement, ...". */
  | 'terms'
  /** It speaks of the deal in another way. */
  | 'about'
  /** It names two of the parties, or "the two companies". */
  | 'both'
  | 'other';

/** One word that speaks for a type, by its place; `rule`: the rule of the telling is about it. */
export interface TypeEvidence extends Span {
  readonly type: PartnershipType;
  readonly source: Source;
  readonly place: Place | 'rule';
  /** The words say little of it: they are used of much else. */
  readonly isSlight: boolean;
  /** Index of the sentence. */
  readonly sentence: number;
}

/** What one telling says of types; in: the fact, the article's text. */
export function evidenceOfTelling({ match, sentence }: Fact, text: string): TypeEvidence[] {
  const source = sentence.zone === 'headline' ? 'headline' : 'telling';
  const { start, end, trigger, rule, cues, fillers } = match;
  const byRule = (rule.types ?? []).map(
    (type): TypeEvidence => ({ type, source, place: 'rule', isSlight: false, sentence: sentence.index, start, end }),
  );
  const hints = cues
    .flatMap((c) =>
      c.cue.sets.type ? [{ type: c.cue.sets.type, isSlight: c.isSlight, start: c.start, end: c.end }] : [],
    )
    .sort((a, b) => a.start - b.start);
  const orgs = fillers.map((f) => f.mention).filter((m) => m.type === 'org');
  const told: Told = { text, hints, orgs, source, sentence: sentence.index };
  return [...byRule, ...placed(told, purposeStart(text, trigger, sentence))];
}

/** What a sentence that is no telling says of the types of a partnership; in: both, and the article's text. */
export function evidenceOfDeal(d: DealSentence, cluster: Cluster, text: string): TypeEvidence[] {
  const { sentence, types: hints, mentions } = d;
  if (hints.length === 0) return [];
  const orgs = mentions.filter((m) => m.type === 'org');
  const lead = d.about === 'other' ? null : termsLead(text.slice(sentence.start, sentence.end));
  const told: Told = { text, hints, orgs, source: sourceOf(d, cluster, lead !== null), sentence: sentence.index };
  return placed(told, lead === null ? purposeStart(text, sentence.start, sentence) : sentence.start + lead);
}

function sourceOf({ sentence, about, mentions }: DealSentence, { members }: Cluster, isTerms: boolean): Source {
  if (sentence.zone === 'headline') return 'headline';
  if (about !== 'other') return isTerms ? 'terms' : 'about';
  if (mentions.some((m) => m.type === 'ref' && m.number === 'many')) return 'both';
  const named = members.filter(({ entity }) => mentions.some((m) => m.type === 'org' && entity.mentions.includes(m)));
  return named.length > 1 ? 'both' : 'other';
}

interface Told {
  readonly text: string;
  /** In order. */
  readonly hints: readonly TypeHint[];
  readonly orgs: readonly Span[];
  readonly source: Source;
  readonly sentence: number;
}

/**
 * The hints with their places, from where the words on the purpose begin; those that describe a party
 * ("Acme, a distributor of pumps, ...") are left out.
 */
function placed({ text, hints, orgs, source, sentence }: Told, purpose: number): TypeEvidence[] {
  const seen = new Set<PartnershipType>();
  const placeOf = (h: TypeHint): Place => {
    if (isInName(text, h)) return 'name';
    if (h.start < purpose) return 'beside';
    const isFurther = [...seen].some((t) => t !== h.type);
    seen.add(h.type);
    if (isInner(text.slice(purpose, h.start))) return 'inner';
    return isFurther ? 'further' : 'purpose';
  };
  return hints
    .filter((h) => !orgs.some((o) => describes(text, o, h)))
    .map((h) => ({ ...h, source, place: placeOf(h), sentence }));
}
