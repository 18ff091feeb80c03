/** Which names of an article are names of the same organisation. */
import { foldName, wordsOf } from '../../name-key.ts';
import { onceFor } from '../../once.ts';
import type { OrgKind, OrgMention, RuleSet } from '../../types.ts';
import { introductions, type Pair } from './introductions.ts';
import { headLetters, longerNames } from './short-forms.ts';

/** The folded names of places: "Acme India" beside a more frequent "Acme" is a branch with a life of its own. */
export const placesOf = onceFor(
  ({ lists }: Pick<RuleSet, 'lists'>): ReadonlySet<string> => new Set((lists['place'] ?? []).map(foldName)),
);

/**
 * In: the text, the organisations in their order, the names of places. Out: the group of each key, as one key of it:
 * the same for keys of the same organisation.
 */
export function groupKeys(
  text: string,
  orgs: readonly OrgMention[],
  places: ReadonlySet<string>,
): (key: string) => string {
  const keys = [...new Set(orgs.map((m) => m.key))];
  const groups = openGroups(keys);
  const pairs = [
    introductions(text, orgs),
    plurals(keys),
    ofPlace(keys, places),
    ofLetters(keys),
    theKind(text, orgs, keys),
    theBody(text, orgs),
  ];
  for (const [full, short] of pairs.flat()) groups.join(full, short);
  joinShortForms(groups, text, keys, orgs, places);
  return groups.find;
}

interface Groups {
  /** The leader of a key's group. */
  find(key: string): string;
  /** The leader of `a` leads the group of `b`, too. */
  join(a: string, b: string): void;
}

/** Each key is a group of its own. */
function openGroups(keys: readonly string[]): Groups {
  const leader = new Map(keys.map((k) => [k, k]));
  const find = (k: string): string => {
    let at = k;
    for (let up = leader.get(at); up !== undefined && up !== at; up = leader.get(at)) at = up;
    return at;
  };
  return { find, join: (a, b) => void leader.set(find(b), find(a)) };
}

/** Words that are written in full or cut short; the last of a name only. */
const CUT_SHORT: ReadonlyMap<string, string> = new Map(
  [
    ['laboratory', 'lab'],
    ['pharmaceutical', 'pharm'],
    ['pharma', 'pharm'],
    ['technology', 'tech'],
    ['chemical', 'chem'],
    ['hosp', 'hospital'],
    ['inst', 'institute'],
    ['centre', 'center'],
    ['intl', 'international'],
    ['univ', 'university'],
    ['assn', 'association'],
    ['bros', 'brothers'],
    ['do', 'province'],
    ['gu', 'district'],
    ['si', 'city'],
    ['gun', 'county'],
  ].map(([full, short]) => [full ?? '', short ?? '']),
);

/** The name with its last word in the singular and cut short: "navyug lab" of "Navyug Laboratories". */
function stemOf(key: string): string {
  const one = key
    .replace(/ university(?= (?:college|school|faculty) )/, '')
    .replace(/ies$/, 'y')
    .replace(/(?<=[^s])s$/, '');
  const blank = one.lastIndexOf(' ');
  const short = blank > 0 ? CUT_SHORT.get(one.slice(blank + 1)) : undefined;
  return short === undefined ? one : `${one.slice(0, blank)} ${short}`;
}

/** "Acme Laboratories" and "Acme Labs": of two words or more, a plural or a word cut short makes no other name. */
function plurals(keys: readonly string[]): readonly Pair[] {
  const byStem = new Map<string, string>();
  return keys.flatMap((key): Pair[] => {
    const stem = stemOf(key);
    const same = byStem.get(stem);
    if (same === undefined) byStem.set(stem, key);
    return same !== undefined && stem.includes(' ') ? [[same, key]] : [];
  });
}

/** "University of Tavira" and "Tavira", where that is not the place; "city of Tavira" and "Tavira". */
function ofPlace(keys: readonly string[], places: ReadonlySet<string>): readonly Pair[] {
  const known = new Set(keys);
  return keys.flatMap((full): Pair[] => {
    const [, head, short] = /^(university|college|city|town) of (?:the )?(.+)$/.exec(full) ?? [];
    if (short === undefined || !known.has(short)) return [];
    return head === 'city' || head === 'town' || !places.has(short) ? [[full, short]] : [];
  });
}

/** "University of Tavira" and "U of T", where only one name may be meant. */
function ofLetters(keys: readonly string[]): readonly Pair[] {
  return keys.flatMap((short): Pair[] => {
    const [, head, place] = /^([a-z]) of ([a-z])$/.exec(short) ?? [];
    if (head === undefined || place === undefined) return [];
    const [full, other] = keys.filter((k) => new RegExp(`^${head}[a-z]{2,} of ${place}[a-z]{2,}$`).test(k));
    return full !== undefined && other === undefined ? [[full, short]] : [];
  });
}

/** "Tavira's Own Credit Union", and "the Credit Union" wherever the last words of the name stand alone. */
function theKind(text: string, orgs: readonly OrgMention[], keys: readonly string[]): readonly Pair[] {
  const alone = new Set(keys.filter((k) => k.includes(' ') && k.split(' ').length < 4));
  for (const m of orgs) if (!/\b[Tt]he $/.test(text.slice(m.start - 4, m.start))) alone.delete(m.key);
  const whole = new Map<string, string | null>();
  for (const key of keys)
    for (let blank = key.indexOf(' '); blank > 0; blank = key.indexOf(' ', blank + 1)) {
      const tail = key.slice(blank + 1);
      if (alone.has(tail)) whole.set(tail, whole.has(tail) ? null : key);
    }
  return [...whole].flatMap(([short, full]): Pair[] => (full === null ? [] : [[full, short]]));
}

/** Words for a body that stand for one whose name ends with them ("the Trust" of "Elk Valley NHS Trust"). */
const BODIES = /^(?:trust|council|authority|federation|board|league|academy|union)$/;

/** "Elk Valley NHS Trust", and "the Trust" behind it, where no other such body was named before. */
function theBody(text: string, orgs: readonly OrgMention[]): readonly Pair[] {
  const bodies = orgs.filter((m) => BODIES.test(m.key));
  return [...new Set(bodies.map((m) => m.key))].flatMap((short): Pair[] => {
    const first = bodies.find((m) => m.key === short && /\b[Tt]he $/.test(text.slice(m.start - 4, m.start)));
    const before = orgs.filter((m) => first !== undefined && m.start < first.start && m.key.endsWith(` ${short}`));
    const [full, other] = [...new Set(before.map((m) => m.key))];
    return full !== undefined && other === undefined ? [[full, short]] : [];
  });
}

/** Joins each short form to the name that it stands for, where there is one alone. */
function joinShortForms(
  { find, join }: Groups,
  text: string,
  keys: readonly string[],
  orgs: readonly OrgMention[],
  places: ReadonlySet<string>,
): void {
  const first = new Map([...orgs].reverse().map((m) => [m.key, m]));
  const startOf = (key: string): number => first.get(key)?.start ?? 0;
  const counts = new Map<string, number>();
  for (const m of orgs) counts.set(m.key, (counts.get(m.key) ?? 0) + 1);
  const count = (key: string): number => counts.get(key) ?? 0;
  const used = new Set(keys.filter((k) => find(k) !== k));
  const before = (short: string, full: string): number =>
    orgs.filter((m) => m.key === short && m.start < startOf(full)).length;
  const apart = new Set(orgs.flatMap((m) => (isOnesOwn(text, m) ? [] : m.key)));
  const longer = longerNames(keys);
  const owned = ownedBy(text, orgs);
  const named = new Set(keys);
  for (const short of keys) {
    if (used.has(short)) continue;
    const tail = (full: string): string => (full.startsWith(`${short} `) ? full.slice(short.length + 1) : '');
    // where the article begins with "Acme India", its "Acme" is that branch
    const isBranch = (full: string): boolean =>
      places.has(tail(full)) && count(short) > count(full) && first.get(short)!.start < first.get(full)!.start;
    // "Acme" was spoken of twice, and then "Acme Eats" is; or once, and then "its Acme Express shop"
    const isUnit = (full: string): boolean =>
      (UNIT.test(tail(full)) && before(short, full) > 1) ||
      (tail(full) !== '' && !apart.has(full) && before(short, full) > 0);
    // "Acme Orvane Motors" is what Acme and Orvane founded
    const isOfBoth = (full: string): boolean => / /.test(tail(full)) && named.has(tail(full).split(' ', 1)[0] ?? '');
    const full = longer(short).filter(
      (k) =>
        !isBranch(k) && !isUnit(k) && !isOfBoth(k) && !owned.has(`${k}, ${short}`) && agree(first, short, k, places),
    );
    const wholes = new Set(full.map(find));
    // "Acme" is Acme Group, whatever "Acme Renewables" is; "NYT" is the New York Times, whatever "NYT Cooking" is;
    // else, of two that it could stand for, one was not yet spoken of
    const plain = new Set(full.filter((k) => GROUP.test(tail(k))).map(find));
    const spelt = new Set(full.filter((k) => !k.startsWith(`${short} `)).map(find));
    const known = new Set(full.filter((k) => spelt.has(find(k)) && startOf(k) < startOf(short)).map(find));
    const only = [wholes, plain, spelt, known].find(({ size }) => size === 1);
    for (const whole of only ?? []) join(whole, short);
  }
}

/** "Its Acme Express shop". */
const isOnesOwn = (text: string, { start }: OrgMention): boolean =>
  /\b(?:its|their|our) $/i.test(text.slice(Math.max(0, start - 6), start));

const PART_OF =
  /^(?: ?\([^()]{1,30}\))?,? (?:which is )?(?:an?|the|its) (?:[\w&-]+,? ){0,8}?(?:subsidiary|unit|division|arm|affiliate|branch|spin-?out|spin-?off) of (?:the )?$/;

/** "Acme Life, a subsidiary of Acme": the two as "acme life, acme". Neither stands for the other. */
function ownedBy(text: string, orgs: readonly OrgMention[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [i, owner] of orgs.entries()) {
    const unit = orgs[i - 1];
    if (!unit?.key.includes(owner.key) || owner.start - unit.end > 120) continue;
    if (PART_OF.test(text.slice(unit.end, owner.start))) found.add(`${unit.key}, ${owner.key}`);
  }
  return found;
}

/** A programme is not its owner, a university not its hospital, a household name not what is named after it. */
function agree(
  mentions: ReadonlyMap<string, OrgMention>,
  short: string,
  full: string,
  places: ReadonlySet<string>,
): boolean {
  const a = mentions.get(short);
  const b = mentions.get(full);
  // a state or town is not what bears its name
  if (a?.kind === 'government' && places.has(short)) return false;
  if (!a || !b || a.kind === b.kind || headLetters(wordsOf(full)).includes(short)) return true;
  // a company only for want of a sign what else it is
  if (a.kind === 'company' && !TELLS_COMPANY.test(a.rule) && INSTITUTION.has(b.kind)) return true;
  return b.kind !== 'consortium' && !short.includes(' ') && !a.rule.includes('/known-');
}

const TELLS_COMPANY = /\/(?:head-|legal-|known-|company|ticker|apposition-|copula-|described-|descriptor|based)/;
const INSTITUTION: ReadonlySet<OrgKind> = new Set<OrgKind>(['hospital', 'research-institute']);

/** Words behind a name that make no other name of it. */
const GROUP =
  /^(?:(?:group|holdings?|corporation|company|enterprises|international|worldwide|global|technologies|technology) ?)+$/;

/** Words behind a name that make a unit's of it. */
const UNIT =
  /^(?:[a-z]+ )?(?:research|capital|foundation|cloud|eats|freight|pay|wind|renewables|prime|music|studios|store|credit|leasing|devices|wavelength|games|maps|ads|live|plus|applied technologies)$/;
