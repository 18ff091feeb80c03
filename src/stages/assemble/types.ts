import { light, regExp } from '../../regexp.ts';
import type { OrgKind, PartnershipType, Prominence, Sentence, Span } from '../../types.ts';
import type { DealSentence, TypeHint } from '../match.ts';
import type { Context } from './attributes.ts';
import type { Fact } from './facts.ts';
import type { Cluster } from './merge.ts';

/** The first tellings say what it is for. */
const TELLINGS = 4;
/** Most types of one partnership: the main purposes only. */
const MOST_TYPES = 3;
/** A type with less than this part of the strongest one's weight is no main purpose. */
const SHARE = 0.4;

/** What the match's rule is about. */
const BY_RULE = 4;
/** What the deal is called: "a supply agreement". */
const IN_NAME = 5;
/** What it is for, first said: "to develop". Each further purpose weighs less. */
const PURPOSE = 3;
const NEXT_PURPOSE = 1;
/** How, by what means, for whom: words within a purpose. */
const INNER = 1;
/** Said in the same sentence. */
const BESIDE = 0.8;
/** What the sentences on "the agreement" and its terms say, as a part of that. */
const OF_TERMS = 0.5;
/** What other sentences on it say. */
const OF_DEAL = 0.5;

/**
 * The types that the tellings and the sentences about the deal speak of most; else what such parties do together.
 * A word counts by its place: in the name of the deal, first in its purpose, further on, beside it; not at all where it
 * describes a party ("Acme, a distributor of pumps, ...").
 */
export function types(cluster: Cluster, context: Context, prominence: Prominence): PartnershipType[] {
  const weight = new Map<PartnershipType, number>();
  const add = (told: ReadonlyMap<PartnershipType, number>): void => {
    for (const [t, w] of told) weight.set(t, (weight.get(t) ?? 0) + w);
  };
  const tellings = byFirst(cluster.facts).slice(0, TELLINGS);
  for (const f of tellings) add(typesTold(f, context.text));
  if (prominence === 'main') {
    const others = context.deal.filter((d) => !tellings.some((f) => f.sentence === d.sentence));
    for (const d of others.slice(0, TELLINGS)) add(typesOfDeal(d, context.text));
  }
  const ranked = [...weight].sort((a, b) => b[1] - a[1]);
  const top = ranked[0]?.[1] ?? 0;
  const kept = ranked.filter(([, w]) => w >= top * SHARE).slice(0, MOST_TYPES);
  return kept.length > 0 ? kept.map(([t]) => t) : [usual(cluster)];
}

/** One telling per sentence. */
const byFirst = (facts: readonly Fact[]): Fact[] =>
  facts.filter((f, i) => facts.findIndex((g) => g.sentence === f.sentence) === i);

function strongest(weights: Map<PartnershipType, number>, t: PartnershipType, w: number): void {
  weights.set(t, Math.max(weights.get(t) ?? 0, w));
}

/** The types of one telling with their weights. */
function typesTold({ match, sentence }: Fact, text: string): Map<PartnershipType, number> {
  const weights = new Map<PartnershipType, number>((match.rule.types ?? []).map((t) => [t, BY_RULE]));
  const hints = match.cues
    .flatMap(({ cue, start, end }) => (cue.sets.type ? [{ type: cue.sets.type, start, end }] : []))
    .sort((a, b) => a.start - b.start);
  const orgs = match.fillers.map((f) => f.mention).filter((m) => m.type === 'org');
  weigh(weights, { text, hints, orgs, purpose: purposeStart(text, match.trigger, sentence) });
  return weights;
}

/** The types of a sentence about the deal that is no telling: its terms count most. */
function typesOfDeal({ sentence, types: hints, mentions }: DealSentence, text: string): Map<PartnershipType, number> {
  const weights = new Map<PartnershipType, number>();
  const orgs = mentions.filter((m) => m.type === 'org');
  const terms = TERMS.exec(text.slice(sentence.start, sentence.end));
  const purpose = terms ? sentence.start + terms[0].length : purposeStart(text, sentence.start, sentence);
  weigh(weights, { text, hints, orgs, purpose });
  for (const [t, w] of weights) weights.set(t, w * (terms ? OF_TERMS : OF_DEAL));
  return weights;
}

interface Told {
  readonly text: string;
  readonly hints: readonly TypeHint[];
  readonly orgs: readonly Span[];
  /** Where the words on the purpose begin. */
  readonly purpose: number;
}

function weigh(weights: Map<PartnershipType, number>, { text, hints, orgs, purpose }: Told): void {
  const seen = new Set<PartnershipType>();
  for (const h of hints) {
    if (orgs.some((o) => describes(text, o, h))) continue;
    if (isInName(text, h)) strongest(weights, h.type, IN_NAME);
    else if (h.start < purpose) strongest(weights, h.type, BESIDE);
    else {
      const inner = isInner(text.slice(purpose, h.start));
      strongest(weights, h.type, inner ? INNER : Math.max(INNER, PURPOSE - NEXT_PURPOSE * seen.size));
      seen.add(h.type);
    }
  }
}

/** How a sentence on the terms of the deal begins. */
const TERMS =
  /^(?:under|pursuant to|as part of|according to|in return|through|(?:the|this) (?:\S+ )?(?:agreement|deal|contract|partnership|collaboration|alliance|licen[sc]e|project|programme?|initiative)\b)/i;

const TIE =
  'agreements?|deals?|contracts?|pacts?|partnerships?|partners?|collaborations?|alliances?|cooperation|tie-ups?|ventures?|memorand(?:um|a)|MOUs?|projects?|programs?|programmes?|initiatives?|arrangements?|relationships?|affiliations?|accords?|rights|stud(?:y|ies)|trials?';
const NAME_AFTER = regExp(`^(?:(?:,| and| &|/|-)? ?[\\p{L}-]+){0,3}? (?:${TIE})\\b`, 'i');

const JOINT = light(/\b(?:joint|collaborative|common) [\p{L}&-]+$/iu);

/** The word stands in the name of the deal: "a distribution and licence agreement". */
const isInName = (text: string, h: TypeHint): boolean =>
  NAME_AFTER.test(text.slice(h.end, h.end + 50)) || JOINT.test(text.slice(Math.max(0, h.start - 14), h.end));

const PURPOSE_START = light(
  /\b(?:to (?!the\b|an?\b|its\b|their\b|our\b|\p{Lu})|for |aim(?:ed|ing)? (?:at|to) |in order to |focus(?:ed|ing)? on |under which |whereby |wherein |that (?:will|would|aims|is|combines|includes) |which (?:will|would|aims|includes) |on |in (?=(?:the )?(?:field|area|development|areas|research|clinical))|covering |involving |cent(?:er|re)d on |around |by which |allowing |enabling |giving |bringing )/giu,
);

/** Where the words on its purpose begin: behind the trigger and the names. */
function purposeStart(text: string, trigger: number, sentence: Sentence): number {
  const m = text.slice(trigger, sentence.end).matchAll(PURPOSE_START).next().value;
  return m === undefined ? Number.POSITIVE_INFINITY : trigger + m.index;
}

const isInner = (before: string): boolean =>
  /\b(?:by|through|using|via|leveraging|utili[sz]ing|based on|while|across|among|thanks to|with the help of|as well as)\b/i.test(
    before,
  );

const APPOSITION = light(
  /^(?:['’]s)?(?: ?\([^()]{1,80}\))?(?:®|™)?(?:,| ?[—–]) ?(?:an?|the|one of|which (?:is|has|makes|provides|offers|operates|develops|specializes)|who|whose|known|part of|formerly)\b(?:(?!, (?:to|for|in|on|under|that|which|aimed|with)\b| to (?:\p{Ll}+ ){1,2}|,? (?:has|have|had|will|would|today|yesterday|said|says|on \p{Lu}\p{Ll}+day|announc\p{Ll}+|launch\p{Ll}*|sign\p{Ll}*|partner(?:ed|s)|team\p{Ll}*|join\p{Ll}*|enter\p{Ll}*)\b)[^;]){0,220}$/u,
);
const BEFORE_NAME = /^[^.;,]{0,60}$/;

/** The word describes a party: behind its name in an apposition, or right before it ("software maker Acme"). */
function describes(text: string, org: Span, h: TypeHint): boolean {
  if (h.start >= org.end) return APPOSITION.test(text.slice(org.end, h.end));
  return (
    h.end <= org.start && BEFORE_NAME.test(text.slice(h.end, org.start)) && HEAD.test(text.slice(h.end, org.start))
  );
}

const HEAD = light(
  /^ ?(?:[\p{L}-]+ ){0,3}?(?:company|firm|maker|manufacturer|developer|provider|operator|giant|startup|start-up|group|leader|specialist|platform|brand|network|supplier|distributor|retailer|agency) $/u,
);

/** What organisations of such kinds do together where the text does not say. */
function usual(cluster: Cluster): PartnershipType {
  const kinds = cluster.members.map((m) => m.entity.kind);
  const all = (...some: readonly OrgKind[]): boolean => kinds.every((k) => some.includes(k));
  if (all('hospital')) return 'care-delivery';
  if (all('university')) return 'education';
  if (all('university', 'research-institute', 'hospital')) return 'research';
  return 'general';
}
