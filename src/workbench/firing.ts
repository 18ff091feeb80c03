/** What each rule does, and how often it fired. */
import type { Found } from '../stages/assemble.ts';
import type { AsideRule, CueRule, NameRule, PatternRule, RelationRule, RuleSet, ZoneRule } from '../types.ts';
import { readingsOf } from './reading.ts';

export type RuleKind = 'zone' | 'entity' | 'aside' | 'relation' | 'cue';

export interface RuleEntry {
  readonly rule: string;
  readonly kind: RuleKind;
  /** "file:line:column" */
  readonly place?: string;
  /** In words. */
  readonly does: string;
  /** Zones, mentions, matches, or matches changed; null: it only speaks against names, which leaves no trace. */
  readonly fired: number | null;
  /** Where it was measured: from 0 to 1, its share of the time of a run. */
  readonly time?: number | null;
  /** Where gold is given, of rules that tell a partnership there. */
  readonly precision?: number;
  /** How many pairs of parties the precision is of; a partnership of n parties counts as n - 1. */
  readonly pairs?: number;
}

/** What rules did in articles, by their ids. */
export interface Firing {
  readonly counts: Map<string, number>;
  /** The sentences in which relations and cues fired, numbered over all articles. */
  readonly relations: Map<string, Set<number>>;
  readonly cues: Map<string, Set<number>>;
  sentences: number;
}

export const noFiring = (): Firing => ({ counts: new Map(), relations: new Map(), cues: new Map(), sentences: 0 });

/** Adds what fired in one article. @param rules those by which it was read */
export function countFiring(firing: Firing, found: Found, rules: RuleSet): void {
  const { cleaned, mentions, matches, segmented } = found;
  const count = (id: string) => firing.counts.set(id, (firing.counts.get(id) ?? 0) + 1);
  for (const { rule } of [...cleaned.zones, ...mentions]) count(rule);
  for (const sentence of segmented.sentences) readingsOf(found, sentence, rules, ({ aside }) => count(aside.id));
  for (const { rule, cues, sentence } of matches) {
    const place = firing.sentences + sentence.index;
    const note = (id: string, places: Map<string, Set<number>>) => {
      count(id);
      places.set(id, (places.get(id) ?? new Set()).add(place));
    };
    note(rule.id, firing.relations);
    for (const { cue } of cues) note(cue.id, firing.cues);
  }
  firing.sentences += segmented.sentences.length;
}

/** Rules that fired in the same sentences only. */
export interface Together {
  readonly rules: readonly string[];
  /** In how many. */
  readonly sentences: number;
}

/** Below this many sentences it may be chance. */
const LEAST = 3;

/** Relations that always fire together, and cues that do; the most frequent first. */
export function alwaysTogether({ relations, cues }: Firing): readonly Together[] {
  return [relations, cues].flatMap(sameSets).sort((a, b) => b.sentences - a.sentences);
}

function sameSets(places: ReadonlyMap<string, ReadonlySet<number>>): readonly Together[] {
  const groups = new Map<string, Together>();
  for (const [id, own] of places) {
    const key = [...own].join(',');
    groups.set(key, { rules: [...(groups.get(key)?.rules ?? []), id], sentences: own.size });
  }
  return [...groups.values()].filter(({ rules, sentences }) => rules.length > 1 && sentences >= LEAST);
}

/** All rules of a set, in its order: zones, entities, asides, relations, cues. */
export function ruleEntries(rules: RuleSet, firing: Firing): readonly RuleEntry[] {
  const entry =
    <R extends { readonly id: string; readonly place?: string }>(kind: RuleKind, tell: (rule: R) => string) =>
    (rule: R): RuleEntry => ({
      rule: rule.id,
      kind,
      ...(rule.place !== undefined && { place: rule.place }),
      does: tell(rule),
      fired: firing.counts.get(rule.id) ?? 0,
    });
  const names = rules.names.map((rule) => {
    const own = entry('entity', ofName)(rule);
    return rule.type === 'org' || rule.type === 'person' ? own : { ...own, fired: null };
  });
  return [
    ...rules.zones.map(entry('zone', ofZone)),
    ...names,
    ...rules.patterns.map(entry('entity', ofPattern)),
    ...rules.asides.map(entry('aside', ofAside)),
    ...rules.relations.map(entry('relation', ofRelation)),
    ...rules.cues.map(entry('cue', ofCue)),
  ];
}

const ofZone = ({ zone, at, until }: ZoneRule): string => `${zone}, at: ${at}, until: ${until}`;

const ofName = ({ type, kind, strength }: NameRule): string =>
  `a name is ${type === 'none' || type === 'place' ? `no organisation (${type})` : (kind ?? type)}, strength ${strength}`;

const ofPattern = ({ type, sets }: PatternRule): string => [`a ${type}`, ...settingsOf(sets)].join(', ');

const ofAside = ({ reads, readings }: AsideRule): string =>
  [reads === undefined ? 'left out' : `reads ${reads}`, ...settingsOf({ readings })].join(', ');

function ofRelation({ effect, confidence, status, instrument, types, tells }: RelationRule): string {
  const sets = settingsOf({ status, instrument, types: types?.join(' '), tells: tells?.join(' ') });
  return [effect === 'suppress' ? 'keeps others out' : `a partnership, confidence ${confidence}`, ...sets].join(', ');
}

const ofCue = ({ sets, direction, scope, of }: CueRule): string =>
  [...settingsOf({ ...sets, of }), `${direction}, ${scope}`].join(', ');

function settingsOf(sets: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(sets).flatMap(([key, value]) => (value === undefined ? [] : [`${key} ${value}`]));
}
