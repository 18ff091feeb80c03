import type { OrgMention, PersonMention, RefMention, TitleMention } from '../../types.ts';
import { OFFICE_PATTERNS, type OfficePattern } from './patterns.ts';
import { type Item, SIGN, type View } from './view.ts';

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
function holders(
  pattern: OfficePattern,
  persons: readonly PersonMention[],
  title: TitleMention | null,
  before: boolean,
) {
  if (persons.length < 2 || pattern.all || (title !== null && isPlural(title))) return persons;
  return before ? persons.slice(-1) : persons.slice(0, 1);
}

/** The words of a range, with items as the article writes them. */
function written(view: View, range: readonly [number, number] | undefined, article: string): string {
  if (range === undefined) return '';
  return [...view.text.slice(...range)]
    .map((char, i) => {
      const item = view.items.get(range[0] + i);
      return item === undefined ? char : article.slice(item.start, item.end);
    })
    .join('');
}

/** "An Ann and John Doe Distinguished Chair", "the Jane Doe Dean of Acme": named after them. */
function isEndowed(article: string, persons: readonly PersonMention[], title: TitleMention): boolean {
  const [first, last] = [persons[0]?.start ?? 0, persons.at(-1)?.end];
  const words = article.slice(last, title.end);
  return ENDOWED.test(words) || (ENDOWED_BEHIND_THE.test(words) && /\b[Tt]he $/.test(article.slice(first - 4, first)));
}

const ENDOWED = /^ (?:[A-Z][a-z]+ )?(?:Chair|Professor|Fellow|Scholar)s?$/;
const ENDOWED_BEHIND_THE = /^ (?:[A-Z][a-z]+ )?(?:Dean|Director|Curator)$/;

function officesOf(view: View, pattern: OfficePattern, groups: Groups, article: string): Office[] {
  const persons = itemsIn(view, groups['p']) as PersonMention[];
  const [title = null] = itemsIn(view, groups['t']) as TitleMention[];
  const [org = null] = itemsIn(view, groups['o']) as (OrgMention | RefMention)[];
  const personFirst = (groups['p']?.[0] ?? 0) < (groups['t']?.[0] ?? groups['o']?.[0] ?? 0);
  const { name, weight } = pattern;
  const [lead, more] = [written(view, groups['b'], article), written(view, groups['x'], article)];
  const sure = title !== null && org === null ? weight - 3 : weight;
  if (name === 'plural-list' && (title === null || !isPlural(title))) return [];
  if (title !== null && isEndowed(article, persons, title)) return [];
  return holders(pattern, persons, title, personFirst).map((person) => ({
    person,
    title,
    lead,
    more,
    org,
    pattern: name,
    weight: sure,
  }));
}

/** How one speaks to a person: any other title between an office and a name begins something new ("its CEO, President Doe"). */
const isAddress = (title: string): boolean =>
  title === '' || /^(?:(?:associate |assistant )?prof(?:essor|\.)|councill?or|cllr\.?)$/i.test(title);

/** The readings of one pattern; a list of persons is read once. */
function read(view: View, office: OfficePattern, article: string, found: Office[]): void {
  const { pattern, at } = office;
  let reached = 0;
  for (const [place, item] of view.items) {
    if (item.type !== at || place < reached) continue;
    pattern.lastIndex = place;
    const groups = pattern.exec(view.text)?.indices?.groups as Groups | undefined;
    if (groups === undefined || !isAddress(written(view, groups['h'], article))) continue;
    found.push(...officesOf(view, office, groups, article));
    reached = at === 'person' ? (groups['p']?.[1] ?? 0) : 0;
  }
}

/** All readings in one view, in the order of the patterns. Linear in the view for each pattern. */
export function findOffices(view: View, article: string): Office[] {
  const found: Office[] = [];
  if (!view.text.includes(SIGN.person)) return found;
  const titles = view.text.includes(SIGN.title);
  const orgs = view.text.includes(SIGN.org) || view.text.includes(SIGN.ref);
  for (const office of OFFICE_PATTERNS) {
    if ((office.needsTitle && !titles) || (office.needsOrg && !orgs)) continue;
    read(view, office, article, found);
  }
  return found;
}
