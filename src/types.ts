/**
 * Every data type of the project, with its invariant in one sentence.
 * Offsets are UTF-16 code units into the decoded article, half-open: `text.slice(start, end)`.
 */

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

// ── clean ────────────────────────────────────────────────────────────────────────────────────────────

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

// ── segment ──────────────────────────────────────────────────────────────────────────────────────────

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

// ── annotate ─────────────────────────────────────────────────────────────────────────────────────────

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
export type AmountRole = 'market' | 'price' | 'revenue' | 'conversion';

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

// ── match ────────────────────────────────────────────────────────────────────────────────────────────

export type Instrument = 'mou' | 'letter-of-intent' | 'agreement' | 'joint-venture' | 'grant' | 'unspecified';

export type PartnershipType =
  | 'research'
  | 'clinical-trial'
  | 'co-development'
  | 'license'
  | 'commercialization'
  | 'distribution'
  | 'supply'
  | 'manufacturing'
  | 'technology'
  | 'care-delivery'
  | 'education'
  | 'joint-venture'
  | 'funding'
  | 'consortium'
  | 'general';

export type Status = 'negotiating' | 'planned' | 'signed' | 'active' | 'expanded' | 'ended' | 'denied';
export type Prominence = 'main' | 'background' | 'related';

export type Role =
  | 'partner'
  | 'licensor'
  | 'licensee'
  | 'supplier'
  | 'customer'
  | 'funder'
  | 'recipient'
  | 'sponsor'
  | 'site'
  | 'member'
  | 'venture';

// ── the record ───────────────────────────────────────────────────────────────────────────────────────
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

// ── rules ────────────────────────────────────────────────────────────────────────────────────────────
// A rule set is plain data (JSON): the built-in one is compiled at build time, a user's when it is loaded.
// Patterns in it are sources of regular expressions, all lists and marks already expanded.

interface RuleBase {
  /** File path without ending, then the rule's name: "relations/signed/signed-with". */
  readonly id: string;
  /** "file:line:column" where it is written; says nothing about what it does, so it is no part of the hash. */
  readonly place?: string;
  /**
   * Lower-case words of three letters or more, of which a text must hold one, be it inside another word, for the rule to
   * match anything in it (see grams.ts); left out where none are known. Worked out when the rule is compiled.
   */
  readonly gate?: readonly string[];
  /**
   * How what it wants after a name begins, and how what it wants before one ends: see rules/scans/edge.ts.
   * Worked out when the rule is compiled; left out: it does not look there.
   */
  readonly ahead?: readonly number[];
  readonly behind?: readonly number[];
  readonly accepts: readonly string[];
  readonly rejects: readonly string[];
}

/** Sets a part of the article aside, or names it. `dateline` rules count in the opening of the article only. */
export interface ZoneRule extends RuleBase {
  readonly zone: ZoneName;
  /**
   * line: the pattern must match at the start of a line; tail: in the last 120 characters of a line, which it takes
   * whole; inline: inside a long line after a sentence's end; anywhere: inside a long line at the start of a word.
   */
  readonly at: 'line' | 'tail' | 'inline' | 'anywhere';
  readonly pattern: string;
  /**
   * Where the zone stops: at the end of the match, of the line, of the paragraph (before a blank line), before the next
   * line of running text, before the next rule that runs until `zone` or `end`, or at the end of the text.
   */
  readonly until: 'match' | 'line' | 'paragraph' | 'prose' | 'zone' | 'end';
  /** Only where capitals are as in the pattern; default: case does not count. */
  readonly case?: 'exact';
}

/** Evidence that a capitalised name is an organisation or a person; all parts given must hold. */
export interface NameRule extends RuleBase {
  readonly type: 'org' | 'person' | 'place' | 'none';
  readonly kind?: OrgKind;
  /** 0..1. */
  readonly strength: number;
  /** On the name itself, whole: case counts. */
  readonly name?: string;
  /** The same as words to look up, where it is that: see rules/phrases.ts. */
  readonly words?: NameWords;
  /** On the text that ends where the name starts. */
  readonly before?: string;
  /** On the text that starts where the name ends. */
  readonly after?: string;
  /** Short expressions that hold wherever `name`, `before` and `after` do: see rules/guard.ts. */
  readonly nameGuard?: string;
  readonly beforeGuard?: string;
  readonly afterGuard?: string;
}

/** A pattern on names taken apart: one of the phrases has to be in the name, or `rest` has to match it. */
export interface NameWords {
  readonly phrases: readonly Phrase[];
  readonly rest?: string;
}

/** Parts in a row, with nothing between them. */
export interface Phrase {
  /** Nothing stands before it in the name. */
  readonly fromStart: boolean;
  /** Nothing stands behind it. */
  readonly toEnd: boolean;
  readonly parts: readonly PhrasePart[];
}

/** A word of one of the lists (their keys), or one of the strings as it stands. */
export interface PhrasePart {
  readonly lists: readonly string[];
  readonly strings: readonly string[];
}

/** A stretch of text that is a mention by itself: references ("the company"), dates, money, titles. */
export interface PatternRule extends RuleBase {
  readonly type: MentionType;
  readonly pattern: string;
  /** What a match means, for the reader of this type of mention. */
  readonly sets: Readonly<Record<string, string>>;
}

/**
 * A phrase of a lexicon: diseases, technologies. Matched word by word, case folded, plural or singular; the name is
 * a form too. In a form `(a|b)` stands for either, `(a|)` may be left out, `<list>` is a list of the lexicon, a word
 * in capitals needs its capitals, and `=` in front asks for the words as written (no plural folded).
 */
export interface Term {
  readonly type: 'disease' | 'technology';
  readonly name: string;
  readonly id: string | null;
  readonly forms: readonly string[];
  /** Phrases that hold a form and mean something else ("pain point"): never matched. */
  readonly except?: readonly string[];
  /** Id of the file that it stands in ("entities/diseases/oncology"). */
  readonly rule?: string;
}

/** A relation between organisations, over sentences whose mentions are masked. */
export interface RelationRule extends RuleBase {
  /** Lower-case words; one of them must stand in the sentence. Empty: no prefilter. */
  readonly needs: readonly string[];
  readonly patterns: readonly CompiledPattern[];
  readonly instrument?: Instrument;
  readonly status?: Status;
  readonly types?: readonly PartnershipType[];
  /** Only in these zones; default: all. */
  readonly zones?: readonly ZoneName[];
  /** A partnership of the match, or only a sign that keeps others out. */
  readonly effect: 'partnership' | 'suppress';
  readonly confidence: number;
}

/** A pattern as it is over a text in small letters; true: as it is written; null: only the flag "i" will do. */
export type SmallPattern = string | true | null;

/** A regular expression over a masked sentence; `roles[i]` is the role of the capturing group named `r<i>`. */
export interface CompiledPattern {
  readonly source: string;
  /** The build's: see there. */
  readonly small?: SmallPattern;
  readonly roles: readonly string[];
  /** As the gate of a rule. */
  readonly gate?: readonly string[];
  /** All gates of a relation's pattern, that one first: a sentence has to pass each. */
  readonly gates?: readonly (readonly string[])[];
  /**
   * Fewest organisations (names, references to one) in a match where no reference to several is there; left out where a
   * match always needs one.
   */
  readonly leastOrgs?: number;
}

/** A word that changes what a match near it means: negation, plan, rumour, end, history; or tells type or instrument. */
export interface CueRule extends RuleBase {
  readonly pattern: string;
  readonly small?: SmallPattern;
  /** Where the words lie that it changes. */
  readonly direction: 'forward' | 'backward' | 'both';
  readonly scope: 'clause' | 'sentence';
  /** Ends the scope early. */
  readonly until?: string;
  readonly smallUntil?: SmallPattern;
  readonly sets: {
    readonly status?: Status;
    readonly instrument?: Instrument;
    readonly type?: PartnershipType;
    readonly terms?: Terms;
    readonly effect?: 'suppress';
  };
}

/** The terms of a rule set as tables, so that a run need not build them: see rules/terms/compile.ts. */
export interface CompiledTerms {
  /** Folded words, in the order of their numbers in the tables, one per line. */
  readonly words: string;
  /** Words that must be written exactly so, one per line. */
  readonly exact: string;
  /** Base64 of little-endian 32-bit integers. */
  readonly tables: string;
}

/** Words in drawers by their first letters: see rules/words/table.ts. */
export type WordTable = Readonly<Record<string, string>>;

/** Which rules of dates, of money or of zones are tried where: see rules/scans/compile.ts. */
export interface CompiledScan {
  /** For the beginnings in their order, in turn: how many in a row have the same list, and its number. */
  readonly runs: readonly number[];
  /** Indices of rules, in their order. */
  readonly lists: readonly (readonly number[])[];
}

export interface RuleSet {
  /** Hash of everything below: results are the same only where it is. */
  readonly hash: string;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly zones: readonly ZoneRule[];
  readonly names: readonly NameRule[];
  readonly patterns: readonly PatternRule[];
  readonly terms: readonly Term[];
  /** `terms` compiled; left out: compiled at their first use. */
  readonly compiledTerms?: CompiledTerms;
  /** The same for the patterns of dates, of money and of zones: `date`, `money`, `zone`. */
  readonly compiledScans?: Readonly<Record<string, CompiledScan>>;
  /** Words of persons' names and of titles with what they can be, out of the lists. */
  readonly compiledWords?: Readonly<Record<string, WordTable>>;
  readonly relations: readonly RelationRule[];
  readonly cues: readonly CueRule[];
}

// ── gazetteers ───────────────────────────────────────────────────────────────────────────────────────

/**
 * Registers, compiled. Bytes: a header of integers (magic number, slots, entries, forms, bytes of texts), then
 * the columns below in their order, then the texts. Integers are 32 bits in the order of the machine that compiled it.
 */
export interface Gazetteer {
  /** By slot: second hash of the form. */
  readonly check: Int32Array;
  /** By slot: index of the entry plus one, and FLAGs; 0: free. */
  readonly value: Int32Array;
  /** Filter of beginnings, one bit each. */
  readonly beginnings: Int32Array;
  /** By entry: where its name and its id end in `texts`; each begins where the one before ends. */
  readonly ends: Int32Array;
  /** By hash of the first word, if it has no capital, then if it has: most words of a form, and whether some form is one word. */
  readonly longest: Uint8Array;
  /** By entry: type and kind. */
  readonly codes: Uint8Array;
  /** UTF-8. */
  readonly texts: Uint8Array;
  readonly entries: number;
  /** How many ways of writing them there are. */
  readonly forms: number;
}
