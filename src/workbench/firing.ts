/** What each rule does, and how often it fired. */
import type { Found } from '../stages/assemble.ts';
import type { CueRule, NameRule, PatternRule, RelationRule, RuleSet, ZoneRule } from '../types.ts';

export type RuleKind = 'zone' | 'entity' | 'relation' | 'cue';

export interface RuleEntry {
  readonly rule: string;
  readonly kind: RuleKind;
  /** "file:line:column" */
  readonly place?: string;
  /** In words. */
  readonly does: string;
  /** Zones, mentions, matches, or matches changed; null: it only speaks against names, which leaves no trace. */
  readonly fired: number | null;
}

/** How often rules fired, by id; of several articles the sums. */
export type Firing = Map<string, number>;

/** Adds what fired in one article. */
export function countFiring(firing: Firing, { cleaned, mentions, matches }: Found): void {
  const cues = matches.flatMap((match) => match.cues.map(({ cue }) => cue.id));
  const ids = [...cleaned.zones, ...mentions].map(({ rule }) => rule);
  for (const id of [...ids, ...matches.map(({ rule }) => rule.id), ...cues]) firing.set(id, (firing.get(id) ?? 0) + 1);
}

/** All rules of a set, in its order: zones, entities, relations, cues. */
export function ruleEntries(rules: RuleSet, firing: Firing): readonly RuleEntry[] {
  const entry =
    <R extends { readonly id: string; readonly place?: string }>(kind: RuleKind, tell: (rule: R) => string) =>
    (rule: R): RuleEntry => ({
      rule: rule.id,
      kind,
      ...(rule.place !== undefined && { place: rule.place }),
      does: tell(rule),
      fired: firing.get(rule.id) ?? 0,
    });
  const names = rules.names.map((rule) => {
    const own = entry('entity', ofName)(rule);
    return rule.type === 'org' || rule.type === 'person' ? own : { ...own, fired: null };
  });
  return [
    ...rules.zones.map(entry('zone', ofZone)),
    ...names,
    ...rules.patterns.map(entry('entity', ofPattern)),
    ...rules.relations.map(entry('relation', ofRelation)),
    ...rules.cues.map(entry('cue', ofCue)),
  ];
}

const ofZone = ({ zone, at, until }: ZoneRule): string => `${zone}, at: ${at}, until: ${until}`;

const ofName = ({ type, kind, strength }: NameRule): string =>
  `a name is ${type === 'none' || type === 'place' ? `no organisation (${type})` : (kind ?? type)}, strength ${strength}`;

const ofPattern = ({ type, sets }: PatternRule): string => [`a ${type}`, ...settingsOf(sets)].join(', ');

function ofRelation({ effect, confidence, status, instrument, types = [] }: RelationRule): string {
  const sets = settingsOf({ status, instrument, types: types.length > 0 ? types.join(' ') : undefined });
  return [effect === 'suppress' ? 'keeps others out' : `a partnership, confidence ${confidence}`, ...sets].join(', ');
}

const ofCue = ({ sets, direction, scope }: CueRule): string =>
  [...settingsOf(sets), `${direction}, ${scope}`].join(', ');

function settingsOf(sets: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(sets).flatMap(([key, value]) => (value === undefined ? [] : [`${key} ${value}`]));
}
