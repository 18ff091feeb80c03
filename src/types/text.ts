/** An article and its parts. */

/** A stretch of the article: 0 <= start <= end <= text.length. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One input, decoded: `text` is never changed by any stage. */
export interface Article {
  readonly source: string;
  readonly text: string;
  /** A headline that came beside the text (NDJSON input), not inside it. */
  readonly title?: string;
  /** ISO date (YYYY-MM-DD) given from outside, the anchor for relative dates. */
  readonly published?: string;
  readonly url?: string;
}

export type ZoneName =
  | 'headline'
  | 'dateline'
  | 'body'
  | 'caption'
  | 'about'
  | 'forward-looking'
  | 'contact'
  | 'related'
  | 'furniture';

/** A named part of the article and the rule that found it; zones are sorted, do not overlap, and cover the text. */
export interface Zone extends Span {
  readonly name: ZoneName;
  readonly rule: string;
}

/** The article with its zones and its quotations; a quotation lies inside one zone and includes its quote marks. */
export interface Cleaned {
  readonly zones: readonly Zone[];
  readonly quotes: readonly Span[];
}

/** Bits of `Tokens.flags`. */
export const TokenFlag = {
  /** Letters, digits and inner marks, as against punctuation. */
  word: 1,
  /** Starts with an upper-case letter. */
  upper: 2,
  /** No lower-case letter, at least two upper-case ones. */
  caps: 4,
  /** Holds a digit. */
  digit: 8,
  /** An upper-case letter after a lower-case one or a digit ("BioMed", "eBay", "23andMe"). */
  camel: 16,
  /** Preceded by white space (or the start of the text). */
  spaced: 32,
} as const;

/**
 * The tokens of the article in columns, sorted, without overlap: one number per token and column.
 * A possessive "'s" is a token of its own; a hyphenated word is one token; punctuation marks are one token each.
 */
export interface Tokens {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly flags: Uint8Array;
}

/** A sentence inside one zone; `first` and `last` are token indices, half-open; sorted, without overlap. */
export interface Sentence extends Span {
  readonly index: number;
  readonly zone: ZoneName;
  /** Number of the paragraph (line) it stands in. */
  readonly paragraph: number;
  readonly first: number;
  readonly last: number;
  /** Written in title case or capitals, as headlines are: capital letters say nothing about names. */
  readonly titleCase: boolean;
}

export interface Segmented {
  readonly tokens: Tokens;
  readonly sentences: readonly Sentence[];
}
