import type {
  Cleaned,
  Mention,
  OrgKind,
  OrgMention,
  Partnership,
  PersonMention,
  RefMention,
  RuleSet,
  Segmented,
} from '../../types.ts';
import { findOffices, type Office } from './offices.ts';
import type { View } from './view.ts';
import type { OfficialWords } from './words.ts';

/** Tells which organisation a mention stands for; empty where the reading is a tie. */
export interface Naming {
  readonly of: (mention: OrgMention | RefMention) => readonly { readonly name: string; readonly kind: OrgKind }[];
}

export interface OfficialsInput {
  readonly text: string;
  readonly cleaned: Cleaned;
  readonly segmented: Segmented;
  /** Sorted by start, without overlap. */
  readonly mentions: readonly Mention[];
  readonly entities: Naming;
  readonly partnerships: readonly Partnership[];
  readonly rules: RuleSet;
}

/** What the readings of offices are made of. */
export interface Case {
  readonly input: OfficialsInput;
  readonly words: OfficialWords;
  readonly views: readonly View[];
}

/** A reading and where it was found. */
export type SeenOffice = Office & { readonly view: View };

/** A person with all readings of his office, in text order. */
export interface Holder {
  readonly first: PersonMention;
  readonly offices: readonly SeenOffice[];
}

const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();

/** Whose son or daughter tells brothers and cousins apart. */
const SON_OF = / (?:bin|binti|bint|ibn) /i;

/** "Mathew Wolfe" and "Matthew R. Wolfe" share it: the last word, and how the first begins. */
function initialKey(name: string): string {
  const words = fold(name).split(/[ \u00a0]/);
  return words.length < 2 || SON_OF.test(name) ? name : `${(words[0] ?? '').slice(0, 2)} ${words.at(-1)}`;
}

/** "Doe de Roe" is "De Roe" too. */
const PARTICLE = / ((?:de|da|do|dos|di|du|del|van|von|der|ter|bin|al|el|la|le) \S+)$/;

/** Key of each person → key of the first person with the same name. */
function joinKeys(persons: readonly PersonMention[]): Map<string, string> {
  const leader = new Map<string, string>();
  const byInitial = new Map<string, string>();
  const byFamily = new Map<string, string>();
  for (const { key } of persons) {
    if (leader.has(key)) continue;
    const initial = initialKey(key);
    const first = byFamily.get(fold(key)) ?? byInitial.get(initial) ?? key;
    byInitial.set(initial, first);
    leader.set(key, first);
    const family = PARTICLE.exec(fold(key))?.[1];
    if (family !== undefined) byFamily.set(family, first);
  }
  return leader;
}

function isByline({ input, words }: Case, person: PersonMention): boolean {
  return words.byline.test(input.text.slice(Math.max(0, person.start - 60), person.start));
}

/** The persons of the views who hold an office, by place in the text; reporters and contacts are left out. */
export function holdersOf(one: Case): Holder[] {
  const persons = one.views.flatMap((view) => [...view.items.values()].filter((item) => item.type === 'person'));
  const leader = joinKeys(persons);
  const offices = new Map<string, SeenOffice[]>();
  for (const view of one.views) {
    for (const office of findOffices(view, one.input.text)) {
      if (isByline(one, office.person)) continue;
      const key = leader.get(office.person.key) ?? office.person.key;
      const known = offices.get(key);
      if (known === undefined) offices.set(key, [{ ...office, view }]);
      else known.push({ ...office, view });
    }
  }
  const first = new Map<string, PersonMention>();
  for (const person of [...persons].sort((a, b) => a.start - b.start)) {
    const key = leader.get(person.key) ?? person.key;
    if (!first.has(key)) first.set(key, person);
  }
  return [...first.values()].flatMap((person) => {
    const found = offices.get(leader.get(person.key) ?? person.key);
    return found === undefined ? [] : [{ first: person, offices: found }];
  });
}
