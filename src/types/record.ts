/** What one article gives. */
import type { Instrument, PartnershipType, Prominence, Role, Status } from './deals.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Bound, MoneyKind, OrgKind, Precision } from './mentions.ts';
import type { RuleSet } from './rules.ts';
import type { Span, Zone } from './text.ts';

// Field names are fixed (users' scripts read them), therefore snake_case.

export interface Party extends Span {
  readonly name: string;
  readonly kind: OrgKind;
  readonly role: Role;
  readonly aliases: readonly string[];
  readonly id?: string;
}

export interface RecordDate extends Span {
  readonly value: string | null;
  readonly precision: Precision;
  readonly text: string;
  readonly stated: boolean;
}

export interface Published {
  readonly value: string;
  /** Null where the date came from outside the text. */
  readonly text: string | null;
  readonly start: number | null;
  readonly end: number | null;
}

export interface Value extends Span {
  readonly text: string;
  readonly amount: number;
  readonly currency: string;
  readonly bound: Bound;
  readonly kind: MoneyKind;
}

export interface DiseaseArea extends Span {
  readonly name: string;
  readonly text: string;
  readonly id: string | null;
  readonly aliases: readonly string[];
}

export interface Technology extends Span {
  readonly name: string;
  readonly text: string;
  readonly id?: string;
}

export interface Evidence extends Span {
  readonly quote: string;
  /** 1-based line of `start`. */
  readonly line: number;
  readonly rule: string;
}

export interface Quotation extends Span {
  readonly text: string;
}

export type Terms = 'disclosed' | 'undisclosed' | 'not-mentioned';

export interface Partnership {
  /** From the content: the same fact has the same id in every run. */
  readonly id: string;
  readonly prominence: Prominence;
  /** Two or more. */
  readonly parties: readonly Party[];
  readonly instrument: Instrument;
  readonly types: readonly PartnershipType[];
  readonly status: Status;
  readonly date: RecordDate | null;
  readonly purpose: Quotation | null;
  readonly disease_areas: readonly DiseaseArea[];
  readonly technologies: readonly Technology[];
  readonly value: readonly Value[];
  /** Stated total and the sum of its stated parts differ. */
  readonly value_mismatch?: boolean;
  readonly terms: Terms;
  readonly rule: string;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}

export interface Official extends Span {
  readonly name: string;
  readonly title: string | null;
  readonly organization: string | null;
  readonly quotes: readonly Quotation[];
  /** Ids of the partnerships that the official's organisation is a party of. */
  readonly partnerships: readonly string[];
}

export interface Organization {
  readonly name: string;
  readonly kind: OrgKind;
  readonly aliases: readonly string[];
  readonly mentions: readonly (readonly [number, number])[];
  readonly id?: string;
}

/** What one article gives. */
export interface ArticleRecord {
  readonly source: string;
  readonly title: string | null;
  readonly url?: string;
  readonly published: Published | null;
  readonly partnerships: readonly Partnership[];
  readonly officials: readonly Official[];
  readonly organizations: readonly Organization[];
  /** The zones that were set aside, with the rule that set each aside. */
  readonly set_aside: readonly Zone[];
}

/** What an unreadable input gives in machine-readable output. */
export interface ErrorRecord {
  readonly source: string;
  readonly error: string;
}

export interface ExtractOptions {
  /** Name of the input, for `source`; default "-". */
  readonly source?: string;
  /** ISO date that anchors "today" and "last March"; the text's own dateline goes before it. */
  readonly date?: string;
  readonly title?: string;
  readonly url?: string;
  readonly prominence?: readonly Prominence[];
  /** 0..1; partnerships below it are left out. */
  readonly minConfidence?: number;
  /** Compiled rules; default: the built-in ones. */
  readonly rules?: RuleSet;
  /** Registers of the user's, opened: see loadGazetteer. */
  readonly gazetteer?: Gazetteer;
}
