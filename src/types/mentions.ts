/** What the text of an article names. */
import type { Span } from './text.ts';

export type OrgKind =
  | 'company'
  | 'hospital'
  | 'university'
  | 'research-institute'
  | 'government'
  | 'nonprofit'
  | 'consortium'
  | 'other';

interface MentionBase extends Span {
  /** Id of the rule that found it. */
  readonly rule: string;
}

/** A name of an organisation, as written; `key` is the same for the same name ("Acme Bio, Inc." and "Acme Bio"). */
export interface OrgMention extends MentionBase {
  readonly type: 'org';
  readonly kind: OrgKind;
  readonly key: string;
  /** 0..1: how sure the rules are that this is an organisation. */
  readonly strength: number;
  /** A part of an institution without a name of its own ("Department of Neurology"). */
  readonly unit?: true;
  /** Identifier from a user's gazetteer. */
  readonly id?: string;
}

/** A word that stands for an organisation named elsewhere: "the company", "the two sides", "it", "we". */
export interface RefMention extends MentionBase {
  readonly type: 'ref';
  readonly number: 'one' | 'many';
  /** Kinds that it can stand for; empty: any. */
  readonly kinds: readonly OrgKind[];
  /** 'speaker': "we", inside a quotation, stands for the speaker's organisation. */
  readonly person: 'third' | 'speaker';
}

/** A person's name without honorific and post-nominals; `key` is the same for the same person: the name as first written in full. */
export interface PersonMention extends MentionBase {
  readonly type: 'person';
  readonly key: string;
  readonly strength: number;
}

/** A title as written, without the organisation's name. */
export interface TitleMention extends MentionBase {
  readonly type: 'title';
}

export type Precision = 'day' | 'month' | 'quarter' | 'half' | 'season' | 'year' | 'range';

/** A date; `value` is EDTF (ISO 8601-2), null where the text does not say enough. */
export interface DateMention extends MentionBase {
  readonly type: 'date';
  readonly value: string | null;
  readonly precision: Precision;
  /** False where the value was worked out from the date of publication ("last March"). */
  readonly stated: boolean;
}

export type Bound = 'exact' | 'up-to' | 'at-least' | 'about';
export type MoneyKind = 'total' | 'upfront' | 'milestones' | 'royalty' | 'investment' | 'grant' | 'other';

/** An amount of money; `currency` is ISO 4217. The span includes the words of the bound ("up to"). */
export interface MoneyMention extends MentionBase {
  readonly type: 'money';
  readonly amount: number;
  readonly currency: string;
  readonly bound: Bound;
  readonly kind: MoneyKind;
  /** Where the sentence shows that it is no payment, or the same amount once more in another currency. */
  readonly role?: AmountRole;
}

/** The size of a market or company, a price, a result in a company's books, an amount told twice. */
export type AmountRole = 'market' | 'price' | 'revenue' | 'round' | 'acquisition' | 'payment' | 'conversion';

/** A disease or group of diseases: `name` is the lexicon's (singular, lower case), `id` from the Disease Ontology. */
export interface DiseaseMention extends MentionBase {
  readonly type: 'disease';
  readonly name: string;
  readonly id: string | null;
}

export interface TechnologyMention extends MentionBase {
  readonly type: 'technology';
  readonly name: string;
  readonly id?: string;
}

export type Mention =
  | OrgMention
  | RefMention
  | PersonMention
  | TitleMention
  | DateMention
  | MoneyMention
  | DiseaseMention
  | TechnologyMention;

export type MentionType = Mention['type'];
