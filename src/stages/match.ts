import { escaped } from '../alternatives.ts';
import { smallLetters } from '../caseless.ts';
import { articleGrams, gramsOf } from '../grams.ts';
import { onceFor } from '../once.ts';
import { light } from '../regexp.ts';
import type { CueRule, Mention, RelationRule, RuleSet, Segmented, Sentence, Span } from '../types.ts';
import { isMasked, type MaskedMention, type MaskedSentence, mask, withList } from './mask.ts';
import { bulletHeads, listedBehind } from './match/bullets.ts';
import { type CompiledCue, type CueScope, cueScopes, cuesOf } from './match/cues.ts';
import { ordinaryIts, secondVerbs } from './match/other-readings.ts';
import { withoutOwnUnits } from './match/own-units.ts';
import { besideMentions, isSubjectOfAnother, type Readings, readings } from './match/readings.ts';
import { type CompiledRule, compileRule, type Filler, holdsWords, type MaskedMatch, matchRule } from './match/rule.ts';

export { compileCue, cueScopes } from './match/cues.ts';
export { type DealSentence, dealSentences, type TypeHint } from './match/deal.ts';
export { readings } from './match/readings.ts';
export { type Filler, matchRule } from './match/rule.ts';

/** One relation rule that held in one sentence; the span runs from its first to its last character in the article. */
export interface RelationMatch extends Span {
  readonly rule: RelationRule;
  readonly sentence: Sentence;
  readonly fillers: readonly Filler[];
  /** Offset of the word that the rule turns on ("signed"), where cues are looked for. */
  readonly trigger: number;
  /** Behind this offset stand those with whom there is a deal each ("has partnerships with A and B"). */
  readonly several?: number;
  /** Before this offset stand those who have a deal each ("A and B have each signed with C"). */
  readonly severally?: number;
  readonly cues: readonly CueHit[];
}

/** A cue whose scope covers a match. */
export interface CueHit extends Span {
  readonly cue: CueRule;
  /** Its words say little. */
  readonly isSlight: boolean;
}

interface Relations {
  readonly rules: readonly CompiledRule[];
  /** Any word that any rule needs: sentences without one are not masked at all. */
  readonly trigger: RegExp;
}

const relationsOf = onceFor(({ relations }: RuleSet): Relations => {
  const needs = [...new Set(relations.flatMap((r) => r.needs))];
  const open = relations.some((r) => r.needs.length === 0);
  return {
    rules: relations.map(compileRule),
    trigger: open || needs.length === 0 ? /(?:)/ : new RegExp(needs.map(escaped).join('|'), 'i'),
  };
});

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
  const relations = relationsOf(rules);
  const cues = cuesOf(rules);
  const masked = withoutOwnUnits(text, mentions.filter(isMasked));
  const grams = articleGrams(text);
  const inArticle = relations.rules.filter((rule) => holdsWords(rule, Number.POSITIVE_INFINITY, grams));
  const found: RelationMatch[] = [];
  const orgs = new Map(masked.filter((m) => m.type === 'org').map((m) => [m.start, m]));
  let i = 0;
  segmented.sentences.forEach((sentence, index) => {
    while (i < masked.length && (masked[i]?.start ?? 0) < sentence.start) i++;
    const from = i;
    while (i < masked.length && (masked[i]?.start ?? 0) < sentence.end) i++;
    const inside = masked.slice(from, i);
    const bullets = bulletHeads(text, segmented.sentences, index, orgs);
    const heads = bullets.length > 0 ? bullets : listedBehind(text, segmented.sentences, index, masked, i);
    const possible = possibleRules(text, sentence, countOrgs(inside) + heads.length, inArticle);
    if (possible.length === 0 || !relations.trigger.test(text.slice(sentence.start, sentence.end))) return;
    const shown = mask(text, sentence, inside);
    const whole = heads.length === 0 ? shown : withList(shown, heads);
    found.push(...matchSentence(readings(whole, rules), sentence, possible, cues));
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

function matchSentence(
  plain: Readings,
  sentence: Sentence,
  rules: readonly CompiledRule[],
  allCues: readonly CompiledCue[],
): RelationMatch[] {
  const found = new Map<string, RelationMatch>();
  const cues = new Map<MaskedSentence, CueScope[]>();
  const told = new Set<string>();
  const beside = besideMentions(plain);
  const [short] = plain;
  for (const reading of [...secondVerbs(short), ...plain, ...ordinaryIts(short)]) {
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
        if (found.has(key) || isSubjectOfAnother(m, beside, reading)) continue;
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

const needed = (rule: RelationRule, lower: string): boolean =>
  rule.needs.length === 0 || rule.needs.some((w) => lower.includes(w));

/** More deals than one, and with whom. */
const SEVERAL = light(
  /\bwith (?:the )?(?=[\uE000\uE001],? and with )|\b(?:programm?es|schemes|exchanges|partnerships|collaborations|alliances|agreements|deals|contracts|relationships|affiliations|arrangements|pacts|accords|tie-ups|joint ventures|joint (?:[\p{L}-]+ ){0,2}(?:plants|factories|projects|laboratories|labs|lines|facilities|refineries|centers|centres)|MOUs|memoranda of understanding|memorandums of understanding)\b[^\uE000-\uE002;]{0,60}? with (?:(?!(?:and|or) (?:the )?[\uE000-\uE003])[\p{L}\p{N}'’&.,-]+ ){0,7}?(?=(?:the )?[\uE000\uE001])/iu,
);

/** A list, and that each of it has a deal of its own. */
const SEVERALLY = light(
  /^(?:the )?[\uE000\uE001](?:(?:,| and|, and| &|,? as well as) (?:the )?[\uE000\uE001])+(?=[^\uE000-\uE002;]{0,100}? (?:each|separately|individually|all)\b(?! (?:of|the|their|other)\b|-)[^\uE000-\uE002;]{0,60}? with )/iu,
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
  const words = reading.text.slice(m.start, m.end);
  const plural = SEVERAL.exec(words);
  const each = SEVERALLY.exec(words);
  return {
    rule,
    sentence,
    fillers: m.fillers,
    start: at(m.start),
    end: m.end >= reading.at.length ? reading.end : at(m.end),
    trigger: at(trigger),
    ...(each && { severally: at(m.start + each[0].length) }),
    ...(plural && { several: at(m.start + plural.index + plural[0].length) }),
    cues: scopes
      .filter((s) => s.from <= trigger && trigger < s.to)
      .map((s) => ({ cue: s.cue, isSlight: s.isSlight, start: at(s.start), end: at(s.end) })),
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
