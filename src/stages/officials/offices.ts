import type { OrgMention, PersonMention, RefMention, TitleMention } from '../../types.ts';
import { OFFICE_PATTERNS, type OfficePattern } from './patterns.ts';
import type { Item, View } from './view.ts';

/** One reading of a person's office at one place. */
export interface Office {
  readonly person: PersonMention;
  readonly title: TitleMention | null;
  /** Words of the view that belong to the title, before and after it. */
  readonly lead: string;
  readonly more: string;
  readonly org: OrgMention | RefMention | null;
  readonly pattern: string;
  readonly weight: number;
}

type Groups = Readonly<Record<string, readonly [number, number] | undefined>>;

/** The items in a group's range, in order. */
function itemsIn(view: View, range: readonly [number, number] | undefined): Item[] {
  if (range === undefined) return [];
  const found: Item[] = [];
  for (let i = range[0]; i < range[1]; i++) {
    const item = view.items.get(i);
    if (item !== undefined) found.push(item);
  }
  return found;
}

const isPlural = (title: TitleMention): boolean => title.rule.endsWith('/plural');

/** The persons whom the title is of: the whole list for a plural, else the one beside it. */
function holders(pattern: OfficePattern, persons: readonly PersonMention[], title: TitleMention | null, before: boolean) {
  if (persons.length < 2 || pattern.all || (title !== null && isPlural(title))) return persons;
  return before ? persons.slice(-1) : persons.slice(0, 1);
}

function officesOf(view: View, pattern: OfficePattern, groups: Groups): Office[] {
  const persons = itemsIn(view, groups['p']) as PersonMention[];
  const [title = null] = itemsIn(view, groups['t']) as TitleMention[];
  const [org = null] = itemsIn(view, groups['o']) as (OrgMention | RefMention)[];
  const personFirst = (groups['p']?.[0] ?? 0) < (groups['t']?.[0] ?? groups['o']?.[0] ?? 0);
  const { name, weight } = pattern;
  const lead = groups['b'] === undefined ? '' : view.text.slice(...groups['b']);
  const more = groups['x'] === undefined ? '' : view.text.slice(...groups['x']);
  const sure = title !== null && org === null ? weight - 3 : weight;
  if (name === 'plural-list' && (title === null || !isPlural(title))) return [];
  return holders(pattern, persons, title, personFirst).map((person) => ({ person, title, lead, more, org, pattern: name, weight: sure }));
}

/** All readings in one view, in the order of the patterns. Linear in the view for each pattern. */
export function findOffices(view: View): Office[] {
  const found: Office[] = [];
  for (const office of OFFICE_PATTERNS) {
    const { pattern } = office;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(view.text); match !== null; match = pattern.exec(view.text)) {
      found.push(...officesOf(view, office, (match.indices?.groups ?? {}) as Groups));
      // The next reading may begin at the last person of this one: "Acme CEO A and Beta CEO B".
      pattern.lastIndex = Math.max(match.index + 1, Math.min(pattern.lastIndex, (match.indices?.groups?.['p']?.[1] ?? 0)));
    }
  }
  return found;
}
