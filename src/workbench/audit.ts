/** A recall check without gold: sentences that speak of a partnership and name an organisation, and gave no fact. */
import type { Found } from '../stages/assemble.ts';
import type { RuleSet, Sentence, ZoneName } from '../types.ts';
import { type Outcome, type Outcomes, outcomesOf } from './outcome.ts';
import { lineCounter, readingsOf, triedRules } from './reading.ts';

export type Gap =
  /** Both sides are named, and no rule knows the wording. */
  | 'no rule'
  /** A rule matched; a cue suppressed it. */
  | 'suppressed by a cue'
  /** A rule matched what is no partnership: a purchase, an owner. */
  | 'kept apart by a rule'
  /** A rule matched, and a reference stands for nobody. */
  | 'unclear reference'
  | 'one party missing'
  /** Contact details, legal notices, page furniture. */
  | 'set aside';

export interface Unfound {
  readonly source: string;
  readonly line: number;
  /** From 1, as extract explain counts. */
  readonly number: number;
  readonly gap: Gap;
  /** The word of the partnership vocabulary. */
  readonly word: string;
  readonly text: string;
  /** The rule or cue that kept it out. */
  readonly by?: string;
}

/** Words that speak of partnerships, whatever the rules know of them. */
const VOCABULARY =
  /\b(?:partner(?:s|ed|ing|ships?)?|collaborat(?:e|es|ed|ing|ions?)|co-?operat(?:e|es|ed|ing|ion)|alliances?|joint ventures?|agreements?|memorandum|mou|letters? of intent|pacts?|accords?|team(?:s|ed|ing) up|join(?:s|ed|ing)? forces|work(?:s|ed|ing)? (?:together|with)|jointly|co-?develop\w*|licens(?:e|es|ed|ing)|tie-?ups?|consortium|affiliat(?:e|es|ed|ion)|sponsor(?:s|ed|ship)?|deals?)\b/i;

const ASIDE: ReadonlySet<ZoneName> = new Set<ZoneName>(['contact', 'forward-looking', 'furniture']);

/** In: what the stages found in one article, and the rules. Out: its sentences without a fact, in order. */
export function unfoundIn(found: Found, rules: RuleSet): readonly Unfound[] {
  const outcomes = outcomesOf(found);
  const lineOf = lineCounter(found.article.text);
  const { text, source } = found.article;
  return found.segmented.sentences.flatMap((sentence) => {
    const own = text.slice(sentence.start, sentence.end);
    const word = VOCABULARY.exec(own)?.[0].toLowerCase();
    const gap = word === undefined ? null : gapOf(sentence, found, outcomes, rules);
    if (word === undefined || gap === null) return [];
    return [{ source, line: lineOf(sentence.start), number: sentence.index + 1, word, text: own, ...gap }];
  });
}

/** Null where the sentence gave a fact, or names nobody. */
function gapOf(
  sentence: Sentence,
  found: Found,
  outcomes: Outcomes,
  rules: RuleSet,
): Pick<Unfound, 'gap' | 'by'> | null {
  const own = outcomes.all.filter(({ match }) => match.sentence === sentence);
  if (own.some(({ loss }) => loss === null)) return null;
  const named = new Set(
    found.mentions
      .filter((mention) => mention.start >= sentence.start && mention.start < sentence.end)
      .flatMap((mention) => (mention.type === 'org' || mention.type === 'ref' ? outcomes.standsFor(mention) : [])),
  );
  if (named.size === 0) return null;
  if (ASIDE.has(sentence.zone)) return { gap: 'set aside', by: sentence.zone };
  const lost = own.map(gapOfLoss).find((gap) => gap !== null);
  if (lost !== undefined) return lost;
  if (named.size === 1) return { gap: 'one party missing' };
  const [near] = triedRules(rules, sentence, readingsOf(found, sentence, rules));
  return { gap: 'no rule', ...(near === undefined && { by: 'none was tried' }) };
}

function gapOfLoss({ loss, by, match }: Outcome): Pick<Unfound, 'gap' | 'by'> | null {
  if (loss === 'cue') return { gap: 'suppressed by a cue', ...(by !== null && { by: by.cue.id }) };
  if (loss === 'suppress-rule' || loss === 'kept-apart') return { gap: 'kept apart by a rule', by: match.rule.id };
  return loss === 'tie' ? { gap: 'unclear reference', by: match.rule.id } : null;
}

export interface WordGroup {
  readonly word: string;
  readonly sentences: readonly Unfound[];
}

export interface GapGroup {
  readonly gap: Gap;
  readonly count: number;
  /** The most frequent wording first. */
  readonly words: readonly WordGroup[];
}

const ORDER: readonly Gap[] = [
  'no rule',
  'one party missing',
  'unclear reference',
  'suppressed by a cue',
  'kept apart by a rule',
  'set aside',
];

/** Sentences of many articles by reason and wording. */
export function grouped(all: readonly Unfound[]): readonly GapGroup[] {
  return ORDER.flatMap((gap) => {
    const own = all.filter((one) => one.gap === gap);
    const words = new Map<string, Unfound[]>();
    for (const one of own) {
      const known = words.get(one.word);
      if (known === undefined) words.set(one.word, [one]);
      else known.push(one);
    }
    const groups = [...words].map(([word, sentences]) => ({ word, sentences }));
    groups.sort((a, b) => b.sentences.length - a.sentences.length || (a.word < b.word ? -1 : 1));
    return own.length === 0 ? [] : [{ gap, count: own.length, words: groups }];
  });
}
