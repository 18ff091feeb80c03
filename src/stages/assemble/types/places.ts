import { light, regExp } from '../../../regexp.ts';
import type { Span } from '../../../types.ts';

/** Where in the words on a deal a word stands. */
export type Place =
  /** In what the deal is called: "a supply agreement". */
  | 'name'
  /** First in what it is for: "to develop". */
  | 'purpose'
  /** A further purpose. */
  | 'further'
  /** Within a purpose: how, by what means, for whom. */
  | 'inner'
  /** Elsewhere in the same sentence. */
  | 'beside';

const TIE =
  'agreements?|deals?|contracts?|pacts?|partnerships?|partners?|collaborations?|alliances?|cooperation|tie-ups?|ventures?|memorand(?:um|a)|MOUs?|projects?|programs?|programmes?|initiatives?|arrangements?|relationships?|affiliations?|accords?|rights|stud(?:y|ies)|trials?';
const NAME_AFTER = regExp(`^(?:(?:,| and| &|/|-)? ?[\\p{L}-]+){0,3}? (?:${TIE})\\b`, 'i');

const JOINT = light(/\b(?:joint|collaborative|common) [\p{L}&-]+$/iu);

/** The word stands in the name of the deal: "a distribution and licence agreement". */
export const isInName = (text: string, h: Span): boolean =>
  NAME_AFTER.test(text.slice(h.end, h.end + 50)) || JOINT.test(text.slice(Math.max(0, h.start - 14), h.end));

const PURPOSE_START = light(
  /\b(?:to (?!the\b|an?\b|its\b|their\b|our\b|\p{Lu})|for |aim(?:ed|ing)? (?:at|to) |in order to |focus(?:ed|ing)? on |under which |whereby |wherein |that (?:will|would|aims|is|combines|includes) |which (?:will|would|aims|includes) |on |in (?=(?:the )?(?:field|area|development|areas|research|clinical))|covering |involving |cent(?:er|re)d on |around |by which |allowing |enabling |giving |bringing )/giu,
);

/**
 * Where the words on a deal's purpose begin, as an offset of the text: behind the trigger and the names; infinity where
 * no purpose is told.
 */
export function purposeStart(text: string, trigger: number, { end }: Span): number {
  const m = text.slice(trigger, end).matchAll(PURPOSE_START).next().value;
  return m === undefined ? Number.POSITIVE_INFINITY : trigger + m.index;
}

/** Whether words behind these stand within a purpose: by what means, for whom. */
export const isInner = (before: string): boolean =>
  /\b(?:by|through|using|via|leveraging|utili[sz]ing|based on|while|across|among|thanks to|with the help of|as well as)\b/i.test(
    before,
  );

/** How a sentence on the terms of the deal begins. */
const TERMS =
  /^(?:under|pursuant to|as part of|according to|in return|through|(?:the|this) (?:\S+ )?(?:agreement|deal|contract|partnership|collaboration|alliance|licen[sc]e|project|programme?|initiative)\b)/i;

/** Length of the words by which a sentence on the terms of the deal begins; null: it is none. */
export const termsLead = (sentence: string): number | null => TERMS.exec(sentence)?.[0].length ?? null;

const APPOSITION = light(
  /^(?:['’]s)?(?: ?\([^()]{1,80}\)){0,3}(?:®|™)?(?:,| ?[—–]) ?(?:an?|the|one of|which (?:is|has|makes|provides|offers|operates|develops|specializes)|who|whose|known|part of|formerly)\b(?:(?!, (?:to|for|in|on|under|that|which|aimed|with)\b| to (?:\p{Ll}+ ){1,2}|,? (?:has|have|had|will|would|today|yesterday|said|says|on \p{Lu}\p{Ll}+day|announc\p{Ll}+|launch\p{Ll}*|sign\p{Ll}*|partner(?:ed|s)|team\p{Ll}*|join\p{Ll}*|enter\p{Ll}*)\b)[^;]){0,220}$/u,
);
const BEFORE_NAME = /^[^.;,]{0,60}$/;

/** The word describes a party: behind its name in an apposition, or right before it ("software maker Acme"). */
export function describes(text: string, org: Span, h: Span): boolean {
  if (h.start >= org.end) return APPOSITION.test(text.slice(org.end, h.end));
  return (
    h.end <= org.start && BEFORE_NAME.test(text.slice(h.end, org.start)) && HEAD.test(text.slice(h.end, org.start))
  );
}

const HEAD = light(
  /^ ?(?:[\p{L}-]+ ){0,3}?(?:company|firm|maker|manufacturer|developer|provider|operator|giant|startup|start-up|group|leader|specialist|platform|brand|network|supplier|distributor|retailer|agency) $/u,
);
