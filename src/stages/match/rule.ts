/** One relation rule over one masked sentence. */
import { caselessRegExp, smallLetters } from '../../caseless.ts';
import { type Grams, gramsOf, passes } from '../../grams.ts';
import type { CompiledPattern, RelationRule, Span } from '../../types.ts';
import type { MaskedMention, MaskedSentence } from '../mask.ts';

/** An organisation or reference that fills a role of a match. */
export interface Filler {
  readonly role: string;
  readonly mention: MaskedMention;
}

type Gates = NonNullable<CompiledPattern['gates']>;

interface Pattern {
  readonly roles: readonly string[];
  readonly regex: () => RegExp;
  readonly gates: Gates;
  /** The longest word of each literal of the gates: these stand in the sentence before anything is taken out of it. */
  readonly words: Gates;
  readonly leastOrgs: number;
}

/** A relation rule, ready. */
export interface CompiledRule {
  readonly rule: RelationRule;
  readonly zones: RelationRule['zones'] | null;
  /** Their expressions are for texts in small letters. */
  readonly patterns: readonly Pattern[];
  /** The least of its patterns'. */
  readonly leastOrgs: number;
}

export function compileRule(rule: RelationRule): CompiledRule {
  const patterns = rule.patterns.map(compilePattern);
  const leastOrgs = Math.min(...patterns.map((p) => p.leastOrgs));
  return { rule, zones: rule.zones ?? null, patterns, leastOrgs };
}

const compilePattern = (p: CompiledPattern): Pattern => ({
  roles: p.roles,
  regex: caselessRegExp(p.source, 'dg', p.small),
  gates: p.gates ?? [],
  words: (p.gates ?? []).map((gate) => gate.map(longestWord)),
  // without gates it was not compiled from a rule file, and nothing is known of it
  leastOrgs: p.gates === undefined ? 0 : (p.leastOrgs ?? Number.POSITIVE_INFINITY),
});

const longestWord = (literal: string): string =>
  literal.split(/[^a-z0-9]+/).reduce((longest, word) => (word.length > longest.length ? word : longest), '');

/** Whether the words of one of the rule's patterns may stand in a text with so many organisations. */
export function holdsWords({ patterns }: CompiledRule, orgs: number, grams: Grams): boolean {
  for (const { leastOrgs, words } of patterns) {
    if (leastOrgs <= orgs && words.every((some) => passes(some, grams))) return true;
  }
  return false;
}

/** A match in the offsets of the masked sentence. */
export interface MaskedMatch extends Span {
  readonly fillers: readonly Filler[];
}

/**
 * Runs one rule over one masked sentence.
 * In: the rule and the sentence; `lower` is its text in small letters. Out: its matches, in masked offsets; the same
 * fillers once only.
 */
export function matchRule(
  rule: RelationRule,
  sentence: MaskedSentence,
  patterns: CompiledRule['patterns'] = compileRule(rule).patterns,
  grams: Grams = gramsOf(sentence.text),
  lower: string = smallLetters(sentence.text),
): MaskedMatch[] {
  const found = new Map<string, MaskedMatch>();
  for (const { regex: expression, roles, gates } of patterns) {
    if (!gates.every((gate) => passes(gate, grams))) continue;
    const regex = expression();
    regex.lastIndex = 0;
    for (let m = regex.exec(lower); m !== null; m = regex.exec(lower)) {
      const fillers = fillersOf(m, roles, sentence);
      const key = fillers.map((f) => `${f.role}@${f.mention.start}`).join(',');
      if (!found.has(key)) found.set(key, { start: m.index, end: m.index + m[0].length, fillers });
      regex.lastIndex = m.index + 1;
    }
  }
  return [...found.values()].filter((m, _i, all) => !all.some((other) => other !== m && covers(other, m)));
}

/** The other match fills the same places and more: a longer list found from an earlier start. */
const covers = (a: MaskedMatch, b: MaskedMatch): boolean =>
  a.fillers.length > b.fillers.length &&
  b.fillers.every((f) => a.fillers.some((g) => g.mention === f.mention && g.role === f.role));

function fillersOf(m: RegExpExecArray, roles: readonly string[], sentence: MaskedSentence): Filler[] {
  const fillers: Filler[] = [];
  roles.forEach((role, i) => {
    const range = m.indices?.groups?.[`r${i}`];
    if (!range) return;
    const start = i === 0 ? startOfList(sentence.text, range) : range[0];
    const end = endOfList(sentence.text, [start, range[1]]);
    for (let at = start; at < end; at++) {
      const mention = sentence.mentions.get(at);
      if (mention && !(mention.type === 'ref' && isOwner(sentence.text, at, range))) fillers.push({ role, mention });
    }
  });
  return fillers;
}

/** "Acme, Orvane" before ", and": the last of a series. */
const SERIES = /^[^a-z]*[\uE000-\uE002], (?:the )?[\uE000-\uE002]$/;

const BARE_COMMA = /[\uE000-\uE002], (?:the )?[\uE000-\uE002]/;

/** A list behind a preposition, and what makes a clause of what follows its last name. */
const GOVERNED = /\b(?:with|between|from|to|for|by|of|alongside) (?:the )?$/;
const CLAUSE =
  /^ (?:also |recently |separately |later |now )?(?:has|had|is|was|will|would|plans?|said|says|agreed|signed|announced|launched|stopped|began|started|bought|acquired|sold|joined|formed|became|became|opened|invested|took|made|won|lost|got|gave|ended|dropped|pulled|rose|fell|owns|holds|makes|sells|provides|offers|operates)\b/;

/**
 * "With Acme and Orvane, Tavira grew": behind its "and" a list is at its end; a comma alone does not lead on. "With Acme,
 * and Orvane stopped": a comma and a verb make a clause of its last name.
 */
function endOfList(text: string, [from, to]: readonly [number, number]): number {
  const list = text.slice(from, to);
  const clause = list.lastIndexOf(', and ');
  if (
    clause > 0 &&
    !SERIES.test(list.slice(0, clause)) &&
    CLAUSE.test(text.slice(to, to + 40)) &&
    GOVERNED.test(text.slice(Math.max(0, from - 14), from))
  )
    return from + clause;
  const last = list.lastIndexOf(' and ');
  const comma = last < 0 ? -1 : list.slice(last).search(BARE_COMMA);
  return comma < 0 ? to : from + last + comma + 1;
}

/** What governs a name and the words that tell what it is. */
const GOVERNED_FAR = /\b(?:with|from|to|for|by|of|in) (?:the )?(?:\p{Ll}+ )?$/u;
const VERB = /^ (?:(?:also|recently|since|later|then|has|have|had|will) )*\p{Ll}+(?:ed|ing|s|t)\b/u;

/** "It paid for Acme, and Orvane teamed with Tavira": the verb's subject stands behind the comma. */
function startOfList(text: string, [from, to]: readonly [number, number]): number {
  const list = text.slice(from, to);
  const clause = list.lastIndexOf(', and ');
  const isClause = clause > 0 && list.indexOf(' and ') === clause + 1 && !SERIES.test(list.slice(0, clause));
  return isClause && VERB.test(text.slice(to, to + 40)) && GOVERNED_FAR.test(text.slice(Math.max(0, from - 30), from))
    ? from + clause + 6
    : from;
}

/** "Its" of "Acme and its subsidiary, Orvane": it only says whose the next name of the list is. */
const isOwner = (text: string, at: number, [from, to]: readonly [number, number]): boolean =>
  at > from && at + 1 < to && /^ [\w-]/.test(text.slice(at + 1, at + 3)) && text[at - 1] === ' ';
