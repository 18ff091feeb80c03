/** Rules as data. */
import type { Instrument, PartnershipType, Status } from './deals.ts';
import type { MentionType, OrgKind } from './mentions.ts';
import type { Terms } from './record.ts';
import type { ZoneName } from './text.ts';

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
  /** On the name itself, whole: case counts. As it is written in the file where it is `words`, else an expression. */
  readonly name?: string;
  /** Words to look up, where the name is asked for nothing else: see rules/phrases.ts. */
  readonly words?: NameWords;
  /** On the text that ends where the name starts. */
  readonly before?: string;
  /** On the text that starts where the name ends. */
  readonly after?: string;
  /** Where it looks beside a list of names, of which it then tells all; left out: beside one name only. */
  readonly beside?: 'list' | 'either';
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

/**
 * How a relation is told. announcement: with a verb of the day, not in passing; event: as something that happened, also
 * where no word tells a status; ending: be it the end, it is news; list: by what introduces a list; deed: by what is done
 * under it, so that what will be done makes no plan of it.
 */
export type Telling = 'announcement' | 'event' | 'ending' | 'list' | 'deed';

/** A relation between organisations, over sentences whose mentions are masked. */
export interface RelationRule extends RuleBase {
  /** Lower-case words; one of them must stand in the sentence. Empty: no prefilter. */
  readonly needs: readonly string[];
  readonly patterns: readonly CompiledPattern[];
  readonly instrument?: Instrument;
  readonly status?: Status;
  readonly types?: readonly PartnershipType[];
  readonly tells?: readonly Telling[];
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
  /**
   * What it is said of, where that is not all of its scope. verb: what the clause's verb says, not what the clause takes for
   * granted; name: the organisation that is named behind it.
   */
  readonly of?: 'verb' | 'name';
  /** Ends the scope early. */
  readonly until?: string;
  readonly smallUntil?: SmallPattern;
  /** Those of its words that say little: they are used of much else. */
  readonly slight?: string;
  readonly smallSlight?: SmallPattern;
  readonly sets: {
    readonly status?: Status;
    readonly instrument?: Instrument;
    readonly type?: PartnershipType;
    readonly terms?: Terms;
    readonly effect?: 'suppress';
  };
}

/**
 * What stands beside a name and is left out before relations are looked for: a pattern over sentences whose mentions are
 * masked. Asides are left out one after the other, in their order.
 */
export interface AsideRule extends RuleBase {
  readonly pattern: string;
  /** Only where capitals are as in the pattern; default: case does not count. */
  readonly case?: 'exact';
  /** What is read in its place; default: nothing. */
  readonly reads?: string;
  /** both: the sentence is read without it and with it; default: without it only. */
  readonly readings?: 'both';
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
  readonly asides: readonly AsideRule[];
  readonly relations: readonly RelationRule[];
  readonly cues: readonly CueRule[];
}
