/** The article as it was understood, as plain data. */
import type { CueRule, MentionType, Prominence, Span, ZoneName } from '../../types.ts';
import type { Loss } from '../outcome.ts';

/** A stretch of the article with its words; offsets are UTF-16 code units, half-open. */
export interface Stretch extends Span {
  readonly text: string;
}

export interface ZoneTrace extends Stretch {
  readonly zone: ZoneName;
  readonly rule: string;
  /** From 1. */
  readonly line: number;
}

export interface MentionTrace extends Stretch {
  readonly type: MentionType;
  readonly rule: string;
  /** Of a name or a reference: the organisations; empty where that is not clear. */
  readonly stands_for?: readonly string[];
  /** Of a date or a term: what it is in the record. */
  readonly value?: string | null;
  readonly strength?: number;
}

export interface CueTrace extends Stretch {
  readonly rule: string;
  readonly sets: CueRule['sets'];
  /** What it changes: matches whose trigger lies here. */
  readonly scope: Stretch;
  /** Rules of the matches that it covers. */
  readonly covers: readonly string[];
}

/** Words that no reading holds, or not every reading. */
export interface AsideTrace extends Stretch {
  readonly rule: string;
  /** What is read in their place. */
  readonly reads?: string;
}

export interface MatchTrace extends Stretch {
  readonly rule: string;
  readonly confidence: number;
  /** The word that the rule turns on: cues count where their scope covers it. */
  readonly trigger: number;
  readonly roles: readonly { readonly role: string; readonly text: string; readonly stands_for: readonly string[] }[];
  /** What the cues made of it, as "status planned (cues/status/will)". */
  readonly changes: readonly string[];
  /** Ids of the partnerships that it tells. */
  readonly partnerships: readonly string[];
  readonly loss: Loss | null;
  /** The cue of the loss. */
  readonly by?: string;
}

export interface SentenceTrace extends Stretch {
  /** From 1. */
  readonly number: number;
  readonly line: number;
  readonly zone: ZoneName;
  readonly mentions: readonly MentionTrace[];
  readonly asides: readonly AsideTrace[];
  readonly cues: readonly CueTrace[];
  /** Relation rules whose zones and needed words fit, so that their patterns were tried. */
  readonly tried: readonly string[];
  readonly matches: readonly MatchTrace[];
}

export interface NameTrace {
  readonly name: string;
  readonly kind: string;
  readonly rules: readonly string[];
  /** Other forms, and what makes them the same name. */
  readonly forms: readonly { readonly text: string; readonly because: string }[];
  readonly mentions: number;
}

export interface PartnershipTrace {
  readonly id: string;
  readonly parties: readonly string[];
  readonly rule: string;
  readonly prominence: Prominence;
  readonly confidence: number;
  /** Numbers of the sentences that tell it. */
  readonly sentences: readonly number[];
}

export interface ArticleTrace {
  readonly source: string;
  readonly published: string | null;
  readonly set_aside: readonly ZoneTrace[];
  readonly organizations: readonly NameTrace[];
  readonly sentences: readonly SentenceTrace[];
  readonly partnerships: readonly PartnershipTrace[];
}
