import { escaped } from '../alternatives.ts';
import { caselessRegExp, smallLetters } from '../caseless.ts';
import { articleGrams, type Grams, gramsOf, passes } from '../grams.ts';
import { onceFor } from '../once.ts';
import { light } from '../regexp.ts';
import type {
  CompiledPattern,
  CueRule,
  Mention,
  PartnershipType,
  RelationRule,
  RuleSet,
  Segmented,
  Sentence,
  Span,
} from '../types.ts';
import {
  isMasked,
  type MaskedMention,
  type MaskedSentence,
  mask,
  withList,
  withoutAppositions,
  withoutDescriptions,
  withoutParentheses,
} from './mask.ts';
import { bulletHeads } from './match/bullets.ts';

/** An organisation or reference that fills a role of a match. */
export interface Filler {
  readonly role: string;
  readonly mention: MaskedMention;
}

/** One relation rule that held in one sentence; the span runs from its first to its last character in the article. */
export interface RelationMatch extends Span {
  readonly rule: RelationRule;
  readonly sentence: Sentence;
  readonly fillers: readonly Filler[];
  /** Offset of the word that the rule turns on ("signed"), where cues are looked for. */
  readonly trigger: number;
  /** Behind this offset stand those with whom there is a deal each ("has partnerships with A and B"). */
  readonly several?: number;
  readonly cues: readonly CueHit[];
}

/** A cue whose scope covers a match. */
export interface CueHit extends Span {
  readonly cue: CueRule;
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

interface CompiledRule {
  readonly rule: RelationRule;
  readonly zones: RelationRule['zones'] | null;
  /** Their expressions are for texts in small letters. */
  readonly patterns: readonly Pattern[];
  /** The least of its patterns'. */
  readonly leastOrgs: number;
}

/** A cue, ready; its expressions are for texts in small letters, `regex` is global. */
export interface CompiledCue {
  readonly cue: CueRule;
  readonly regex: () => RegExp;
  readonly until: (() => RegExp) | null;
}

export const compileCue = (cue: CueRule): CompiledCue => ({
  cue,
  regex: caselessRegExp(cue.pattern, 'g', cue.small),
  until: cue.until === undefined ? null : caselessRegExp(cue.until, '', cue.smallUntil),
});

interface Compiled {
  readonly rules: readonly CompiledRule[];
  readonly cues: readonly CompiledCue[];
  /** Any word that any rule needs: sentences without one are not masked at all. */
  readonly trigger: RegExp;
}

const compiledFor = onceFor((rules: RuleSet): Compiled => {
  const needs = [...new Set(rules.relations.flatMap((r) => r.needs))];
  const open = rules.relations.some((r) => r.needs.length === 0);
  return {
    rules: rules.relations.map(compileRule),
    cues: rules.cues.map(compileCue),
    trigger: open || needs.length === 0 ? /(?:)/ : new RegExp(needs.map(escaped).join('|'), 'i'),
  };
});

function compileRule(rule: RelationRule): CompiledRule {
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

/**
 * Finds the relations of an article.
 * In: the article's text, sentences and mentions (sorted). Out: matches in the order of sentences and rules, each with
 * the cues whose scope covers it. Sentences without an organisation or without a trigger word are not looked at.
 */
export function match(
  text: string,
  segmented: Segmented,
  mentions: readonly Mention[],
  rules: RuleSet,
): RelationMatch[] {
  const compiled = compiledFor(rules);
  const masked = mentions.filter(isMasked);
  const grams = articleGrams(text);
  const inArticle = compiled.rules.filter((rule) => holdsWords(rule, Number.POSITIVE_INFINITY, grams));
  const found: RelationMatch[] = [];
  const orgs = new Map(masked.filter((m) => m.type === 'org').map((m) => [m.start, m]));
  let i = 0;
  segmented.sentences.forEach((sentence, index) => {
    while (i < masked.length && (masked[i]?.start ?? 0) < sentence.start) i++;
    const from = i;
    while (i < masked.length && (masked[i]?.start ?? 0) < sentence.end) i++;
    const inside = masked.slice(from, i);
    const heads = bulletHeads(text, segmented.sentences, index, orgs);
    const rules = possibleRules(text, sentence, countOrgs(inside) + heads.length, inArticle);
    if (rules.length === 0 || !compiled.trigger.test(text.slice(sentence.start, sentence.end))) return;
    const shown = mask(text, sentence, inside);
    const whole = heads.length === 0 ? shown : withList(shown, heads);
    found.push(...matchSentence(whole, sentence, rules, compiled.cues));
  });
  return found;
}

/** Organisations, by name or reference, among some mentions; infinitely many where a reference stands for several. */
function countOrgs(mentions: readonly MaskedMention[]): number {
  let orgs = 0;
  for (const m of mentions) {
    if (m.type === 'org') orgs++;
    else if (m.type === 'ref') orgs += m.number === 'many' ? Number.POSITIVE_INFINITY : 1;
  }
  return orgs;
}

/** The rules that may match in some reading of the sentence: enough organisations stand in it, and their words. */
function possibleRules(
  text: string,
  { start, end, zone }: Sentence,
  orgs: number,
  rules: readonly CompiledRule[],
): readonly CompiledRule[] {
  if (orgs === 0) return [];
  const fitting = rules.filter((r) => r.leastOrgs <= orgs && (r.zones == null || r.zones.includes(zone)));
  if (fitting.length === 0) return fitting;
  const grams = gramsOf(text, start, end);
  return fitting.filter((rule) => holdsWords(rule, orgs, grams));
}

/** Whether the words of one of the rule's patterns may stand in a text with so many organisations. */
function holdsWords({ patterns }: CompiledRule, orgs: number, grams: Grams): boolean {
  for (const { leastOrgs, words } of patterns) {
    if (leastOrgs <= orgs && words.every((some) => passes(some, grams))) return true;
  }
  return false;
}

/** The ways in which a sentence is read: without appositions first, then with them. */
export function readings(masked: MaskedSentence): MaskedSentence[] {
  const plain = withoutDescriptions(withoutParentheses(masked));
  const short = withoutAppositions(plain);
  return short === plain ? [plain] : [short, plain];
}

function matchSentence(
  masked: MaskedSentence,
  sentence: Sentence,
  rules: readonly CompiledRule[],
  allCues: readonly CompiledCue[],
): RelationMatch[] {
  const found = new Map<string, RelationMatch>();
  const cues = new Map<MaskedSentence, CueScope[]>();
  const told = new Set<string>();
  const all = readings(masked);
  const beside = besideMentions(all);
  for (const reading of all) {
    const before = new Set(told);
    const lower = smallLetters(reading.text);
    const grams = gramsOf(lower);
    for (const c of rules) {
      if (!needed(c.rule, lower)) continue;
      for (const m of matchRule(c.rule, reading, c.patterns, grams, lower)) {
        const key = `${c.rule.id}:${m.fillers
          .map((f) => f.mention.start)
          .sort((a, b) => a - b)
          .join(',')}`;
        if (found.has(key) || isSubjectOfAnother(m, beside)) continue;
        const scopes = cues.get(reading) ?? cueScopes(reading, allCues);
        cues.set(reading, scopes);
        const match = place(m, reading, sentence, scopes, c.rule);
        const telling = `${c.rule.id}@${match.trigger}`;
        // what a shorter reading says of the same word is surer: its subject stands in no apposition
        if (before.has(telling)) continue;
        told.add(telling);
        found.set(key, match);
      }
    }
  }
  return [...found.values()];
}

/** The mentions that only the reading with appositions holds: they describe another name. */
function besideMentions([short, plain]: readonly MaskedSentence[]): ReadonlySet<MaskedMention> {
  if (!short || !plain) return new Set();
  const kept = new Set(short.mentions.values());
  return new Set(
    [...plain.mentions].filter(([at, m]) => !kept.has(m) && isDescribing(plain.text, at)).map(([, m]) => m),
  );
}

/** Words stand between it and the name before it: "Acme, a unit of Orvane," and not "Acme, the Orvane Institute,". */
const isDescribing = (text: string, at: number): boolean =>
  !/[\uE000-\uE002](?:,| and|, and)? (?:the )?$/.test(text.slice(0, at));

/** "Acme, a unit of Orvane, signed with Tavira": what follows is told of Acme, not of Orvane. */
const isSubjectOfAnother = (m: MaskedMatch, beside: ReadonlySet<MaskedMention>): boolean =>
  beside.size > 0 &&
  m.fillers.some(
    (f) => beside.has(f.mention) && m.fillers.some((g) => !beside.has(g.mention) && g.mention.start > f.mention.start),
  );

const needed = (rule: RelationRule, lower: string): boolean =>
  rule.needs.length === 0 || rule.needs.some((w) => lower.includes(w));

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
    for (let at = range[0]; at < range[1]; at++) {
      const mention = sentence.mentions.get(at);
      if (mention && !(mention.type === 'ref' && isOwner(sentence.text, at, range))) fillers.push({ role, mention });
    }
  });
  return fillers;
}

/** "Its" of "Acme and its subsidiary, Orvane": it only says whose the next name of the list is. */
const isOwner = (text: string, at: number, [from, to]: readonly [number, number]): boolean =>
  at > from && at + 1 < to && /^ [\w-]/.test(text.slice(at + 1, at + 3)) && text[at - 1] === ' ';

/** More deals than one, and with whom. */
const SEVERAL = light(
  /\b(?:partnerships|collaborations|alliances|agreements|deals|contracts|relationships|affiliations|arrangements|pacts|accords|tie-ups|joint ventures|MOUs|memoranda of understanding|memorandums of understanding)\b[^\uE000-\uE002;]{0,60}? with (?=(?:the )?[\uE000\uE001])/iu,
);

function place(
  m: MaskedMatch,
  reading: MaskedSentence,
  sentence: Sentence,
  scopes: readonly CueScope[],
  rule: RelationRule,
): RelationMatch {
  const trigger = triggerOf(m, reading.text, rule);
  const at = (i: number): number => reading.at[i] ?? reading.end;
  const plural = SEVERAL.exec(reading.text.slice(m.start, m.end));
  return {
    rule,
    sentence,
    fillers: m.fillers,
    start: at(m.start),
    end: m.end >= reading.at.length ? reading.end : at(m.end),
    trigger: at(trigger),
    ...(plural && { several: at(m.start + plural.index + plural[0].length) }),
    cues: scopes
      .filter((s) => s.from <= trigger && trigger < s.to)
      .map((s) => ({ cue: s.cue, start: at(s.start), end: at(s.end) })),
  };
}

/** The first needed word inside the match; where there is none, the match's start. */
function triggerOf(m: MaskedMatch, text: string, rule: RelationRule): number {
  const inside = text.slice(m.start, m.end).toLowerCase();
  let first = -1;
  for (const w of rule.needs) {
    const at = inside.indexOf(w);
    if (at >= 0 && (first < 0 || at < first)) first = at;
  }
  return m.start + Math.max(first, 0);
}

// ── cues (ConText: Harkema et al. 2009) ──────────────────────────────────────────────────────────────

/** A cue in a masked sentence and the range of it that the cue changes; masked offsets. */
export interface CueScope extends Span {
  readonly cue: CueRule;
  readonly from: number;
  readonly to: number;
}

/**
 * Where a clause ends: at a semicolon, a dash, a comma before a conjunction or relative, a conjunction with a new subject
 * or a new auxiliary, a relative on the deal's terms.
 */
const CLAUSE_END = light(
  /[;:]| [—–] | -- |, (?:and|but|while|which|who|as|after|although|though|with|where|whereas)\b| (?:but|while|whereas|although|whereby|wherein) | (?:under|by|in|through) which | and (?=(?:will|would|plans?|intends?|expects?|hopes?|aims?|is|are|has|have|had) )/giu,
);

/** The cues of a masked sentence with their scopes. */
export function cueScopes(sentence: MaskedSentence, cues: readonly CompiledCue[]): CueScope[] {
  const found: CueScope[] = [];
  const grams = gramsOf(sentence.text);
  const lower = smallLetters(sentence.text);
  for (const compiled of cues) {
    if (!passes(compiled.cue.gate, grams)) continue;
    const regex = compiled.regex();
    regex.lastIndex = 0;
    for (let m = regex.exec(lower); m !== null; m = regex.exec(lower)) {
      if (m[0] === '') regex.lastIndex++;
      found.push(scopeOf(lower, compiled, m.index, m.index + m[0].length));
    }
  }
  return found;
}

function scopeOf(text: string, { cue, until }: CompiledCue, start: number, end: number): CueScope {
  const from = cue.direction === 'forward' ? start : cue.scope === 'sentence' ? 0 : clauseStart(text, start);
  let to = cue.direction === 'backward' ? end : cue.scope === 'sentence' ? text.length : clauseEnd(text, end);
  if (until && cue.direction !== 'backward') {
    const stop = until().exec(text.slice(end, to));
    if (stop) to = end + stop.index;
  }
  return { cue, start, end, from, to };
}

function clauseEnd(text: string, from: number): number {
  CLAUSE_END.lastIndex = from;
  return CLAUSE_END.exec(text)?.index ?? text.length;
}

function clauseStart(text: string, to: number): number {
  const before = text.slice(0, to);
  let start = 0;
  CLAUSE_END.lastIndex = 0;
  while (CLAUSE_END.test(before)) start = CLAUSE_END.lastIndex;
  return start;
}

/** A type that words of an article speak of, in offsets of the article. */
export interface TypeHint extends Span {
  readonly type: PartnershipType;
}

/** A sentence about the article's deal, with what its words say of instrument, types and terms. */
export interface DealSentence {
  readonly sentence: Sentence;
  /** It speaks of the deal as something known: "the agreement". */
  readonly definite: boolean;
  readonly cues: readonly CueScope[];
  /** In order. */
  readonly types: readonly TypeHint[];
  readonly mentions: readonly MaskedMention[];
}

/** Words that speak of a deal as something known. */
const DEFINITE = light(
  /\b(?:the|this|these|our|under the terms of the|under an?) (?:[\p{L}-]+ ){0,3}?(?:agreement|deal|contract|pact|accord|partnership|collaboration|alliance|cooperation|memorandum|MOU|joint venture|license|licence|initiative|project|program|programme|tie-up|transaction|arrangement)\b|disclose|reveal|undisclosed|confidential|under wraps|exclusive (?:[\p{L}]+, )?(?:worldwide |global )?(?:licen[sc]e|rights)|royalt(?:y|ies)/iu,
);

/** How many sentences of running text open an article. */
const OPENING = 3;

/** A sentence of the opening that speaks of a deal at all. */
const OF_A_DEAL = light(
  /\b(?:agreement|deal|contract|pact|partner|collaborat|alliance|cooperat|memorandum|MOU\b|venture|licen[sc]|team(?:s|ed|ing)? up|join(?:s|ed|ing)? (?:forces|hands)|work(?:s|ed|ing)? (?:with|together)|select|together)/iu,
);

/**
 * The sentences of the body that speak of the article's deal as something known ("the agreement"), and those of its
 * opening that speak of a deal, with their cues.
 * In: as for `match`. Out: sentences in order, cue scopes in offsets of the masked sentence.
 */
export function dealSentences(
  text: string,
  segmented: Segmented,
  mentions: readonly Mention[],
  rules: RuleSet,
): DealSentence[] {
  const { cues } = compiledFor(rules);
  const masked = mentions.filter(isMasked);
  let opening = 0;
  return segmented.sentences.flatMap((sentence) => {
    if (sentence.zone !== 'body' && sentence.zone !== 'headline') return [];
    const words = text.slice(sentence.start, sentence.end);
    if (sentence.zone === 'body' && words.length > 40) opening++;
    const definite = sentence.zone === 'body' && DEFINITE.test(words);
    if (!definite && !(opening <= OPENING && OF_A_DEAL.test(words))) return [];
    const own = masked.filter((m) => m.start >= sentence.start && m.end <= sentence.end);
    const shown = mask(text, sentence, own);
    const found = cueScopes(shown, cues);
    return [{ sentence, definite, cues: found, types: typeHints(found, shown), mentions: own }];
  });
}

const typeHints = (found: readonly CueScope[], { at, end: last }: MaskedSentence): TypeHint[] =>
  found
    .flatMap(({ cue, start, end }) =>
      cue.sets.type === undefined ? [] : [{ type: cue.sets.type, start: at[start] ?? last, end: at[end] ?? last }],
    )
    .sort((a, b) => a.start - b.start);
