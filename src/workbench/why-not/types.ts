/** Why a partnership of two was not found, as data; and what the search for the reason is made of. */
import type { Found } from '../../stages/assemble.ts';
import type { Entity } from '../../stages/resolve.ts';
import type { ExtractOptions, Mention, RuleSet, Span, ZoneName } from '../../types.ts';
import type { Split } from '../elements.ts';
import type { NearRule } from '../nearest-rules.ts';
import type { Outcomes } from '../outcome.ts';
import type { Stretch } from '../trace/types.ts';

export type Verdict =
  | 'found'
  /** Found, and not as expected. */
  | 'differs'
  /** Found, and left out by an option. */
  | 'left-out'
  | 'not-in-text'
  | 'not-recognised'
  | 'one-organization'
  /** No sentence names both. */
  | 'apart'
  /** A sentence with the one and a reference that could be the other. */
  | 'tie'
  /** A rule matched, and a cue suppressed it. */
  | 'cue'
  | 'kept-apart'
  | 'no-consortium'
  /** A rule matches, but not in this zone. */
  | 'zone'
  | 'no-rule';

/** A place where a party's name is written. */
export interface Writing extends Stretch {
  readonly line: number;
  readonly zone: ZoneName;
  /** What the words were taken for; null: for no mention. */
  readonly read_as: { readonly type: string; readonly text: string; readonly rule: string } | null;
}

export interface PartyFinding {
  readonly party: string;
  /** Null where no organisation of that name was recognised. */
  readonly organization: string | null;
  readonly mentions: number;
  readonly written: readonly Writing[];
}

export interface SentenceFinding extends Stretch {
  /** From 1, as extract explain counts. */
  readonly number: number;
  readonly line: number;
  readonly zone: ZoneName;
  readonly verdict: Verdict;
  /** The rule that matched, where one did. */
  readonly rule?: string;
  /** The cue, the rule or the reference that suppressed the match. */
  readonly by?: string;
  /** Rules whose zones and words fit the sentence. */
  readonly tried: number;
  /** Of the first eight sentences; of the others none are looked for. */
  readonly nearest: readonly NearRule[];
}

/** An attribute that is not as expected. */
export interface Difference {
  readonly attribute: string;
  readonly expected: readonly string[];
  readonly found: readonly string[];
  /** For each value that is wrong or missing the sentence, and the rule or cue. */
  readonly because: readonly string[];
}

export interface OfficialFinding {
  readonly official: string;
  readonly verdict: 'found' | 'differs' | 'not-found';
  readonly because: string;
  readonly change: string;
  readonly differences: readonly Difference[];
}

export interface Finding {
  readonly parties: readonly PartyFinding[];
  readonly verdict: Verdict;
  /** One sentence each. */
  readonly because: string;
  readonly change: string;
  /** Ids of the partnerships of both, where there are some. */
  readonly partnerships: readonly string[];
  /** Sentences in which both stand. */
  readonly sentences: readonly SentenceFinding[];
  /** Of a partnership that was found: where it is not as expected. */
  readonly differences: readonly Difference[];
}

export type Reason = Pick<Finding, 'verdict' | 'because' | 'change'>;

/** What the search for a reason is made of. */
export interface Case {
  readonly found: Found;
  readonly rules: RuleSet;
  readonly options: ExtractOptions;
  readonly outcomes: Outcomes;
  readonly lineOf: (offset: number) => number;
  readonly split: Split;
}

export type Pair = readonly [Entity, Entity];

export const isOf = ({ outcomes }: Case, mention: Mention, entity: Entity): boolean =>
  (mention.type === 'org' || mention.type === 'ref') && outcomes.standsFor(mention).includes(entity);

export const within = (mention: Span, { start, end }: Span): boolean => mention.start >= start && mention.start < end;
