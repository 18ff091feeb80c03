import { light } from '../regexp.ts';
import type { Official, OrgKind, OrgMention, Quotation, RefMention, Span, TitleMention } from '../types.ts';
import { nameAtStart, nameBeside, placeBehind, placeBeside } from './officials/employer.ts';
import { type Case, type Holder, holdersOf, type OfficialsInput, type SeenOffice } from './officials/holders.ts';
import { houseOf, mostSalient } from './officials/nearby.ts';
import type { Office } from './officials/offices.ts';
import { viewsOf } from './officials/paragraphs.ts';
import { type Speech, speeches } from './officials/quotes.ts';
import type { View } from './officials/view.ts';
import { officialWords } from './officials/words.ts';

export type { Naming, OfficialsInput } from './officials/holders.ts';

const SINGULAR: readonly (readonly [RegExp, string])[] = [
  [/men$/i, 'man'],
  [/ies$/i, 'y'],
  [/(ch|ss|x)es$/i, '$1'],
  [/s$/i, ''],
];

function singular(word: string): string {
  const [ending, instead] = SINGULAR.find(([pattern]) => pattern.test(word)) ?? [/$/, ''];
  return word.replace(ending, instead);
}

/** The title as written, a plural in the singular, white space folded. */
function titleText({ input, words }: Case, { start, end, rule }: TitleMention, lead: string, more: string): string {
  const written = (lead + input.text.slice(start, end) + more).replace(/\s+/g, ' ').replace(/,$/, '');
  if (!rule.endsWith('/plural')) return written;
  return written.replace(/[\p{L}-]+/gu, (word) => (words.plural.has(word.toLowerCase()) ? singular(word) : word));
}

/** A name in capitals alone: the article gives it in full elsewhere. */
const ACRONYM = /^[A-Z&]{2,6}$/;

/** The organisation as the text names it beside the office; in full where that is an acronym or a reference. */
function orgName({ input }: Case, org: OrgMention | RefMention | null): string | null {
  const named = org === null ? [] : input.entities.of(org);
  if (org === null || named.length !== 1) return null;
  const written = input.text.slice(org.start, org.end).replace(/\s+/g, ' ');
  return org.type === 'ref' || ACRONYM.test(written) ? (named[0]?.name ?? null) : written;
}

const RANKED = /^(?:senior|chief|lead|principal|managing|executive|general|deputy|founding)\b| (?:of|for) /;

/** A title in small letters that says what one does, rather than an office held. */
const isWork = ({ rule }: TitleMention, written: string): boolean =>
  /\/(?:occupation|agent|plural)$/.test(rule) && /^\p{Ll}/u.test(written) && !RANKED.test(written);

/** What one does is an office only where it says for whom, or has a capital. */
function isOffice({ input }: Case, title: TitleMention | null, org: string | null): boolean {
  if (title === null || org !== null) return org !== null;
  return !isWork(title, input.text.slice(title.start, title.end));
}

function best(offices: Holder['offices'], fits: (office: Office) => boolean): SeenOffice | undefined {
  return offices
    .filter(fits)
    .reduce<SeenOffice | undefined>(
      (top, office) => (top === undefined || office.weight > top.weight ? office : top),
      undefined,
    );
}

/** What one does, a title that says little, and an office once held give way to an office that is told elsewhere. */
function discounted(one: Case, office: SeenOffice): SeenOffice {
  const { title, weight } = office;
  if (title === null) return office;
  const written = one.input.text.slice(title.start, title.end);
  const less = (isWork(title, written) || VAGUE.test(written) ? WORK : 0) + (isOnceHeld(one, office) ? ONCE_HELD : 0);
  return less === 0 ? office : { ...office, weight: weight - less };
}

/** "Former", before the title or in it. */
const isOnceHeld = ({ input }: Case, { title }: Office): boolean =>
  title !== null && ONCE.test(input.text.slice(Math.max(0, title.start - 30), title.end));

const WORK = 4;
const ONCE_HELD = 10;
const VAGUE = /^(?:executives?|officials?|leaders?|members?|officers?|professors?)$/i;
const ONCE = light(/\b(?:former(?:ly)?|ex-|previously|most recently|then-)[ ]?(?:[\p{L}-]+ ){0,2}[^,;]{0,30}$/iu);

function official(
  one: Case,
  { first, offices }: Holder,
  said: SpeechesByKey,
  keys: ReadonlySet<string>,
): Official | null {
  const titled = best(
    offices.map((office) => discounted(one, office)),
    ({ title }) => title !== null,
  );
  const organization = employer(one, offices, titled);
  const title = titled?.title ?? null;
  if (!isOffice(one, title, organization)) return null;
  return {
    name: first.key,
    title: title === null ? null : titleText(one, title, titled?.lead ?? '', titled?.more ?? ''),
    organization,
    quotes: quotations(one, said, keys),
    partnerships: partnershipsOf(one, organization),
    start: first.start,
    end: first.end,
  };
}

/** Capitals tell nothing there. */
const isHeadline = (view: View | undefined): boolean => view?.titleCase === true && view.zone === 'headline';

/** The organisation beside the title, else the place whose office it is, else that of another reading, else one near by. */
function employer(one: Case, offices: readonly SeenOffice[], titled: SeenOffice | undefined): string | null {
  const title = titled?.title ?? null;
  const own = orgName(one, titled?.org ?? null);
  if (own !== null) return own;
  const { text, mentions } = one.input;
  const written = title === null ? '' : titleText(one, title, '', '');
  const place =
    title !== null && titled && one.words.perhapsPublic.test(written)
      ? (placeBeside(text, title, one.words) ?? placeBehind(text, titled.person, one.words))
      : null;
  const named =
    place ?? (title === null || isHeadline(titled?.view) ? null : nameBeside(text, title, mentions, one.words));
  if (named !== null) return named;
  const now = titled === undefined || isOnceHeld(one, titled);
  const other = best(offices, (office) => orgName(one, office.org) !== null && (now || !isOnceHeld(one, office)));
  if (other !== undefined) return orgName(one, other.org);
  const line = best(offices, ({ pattern }) => pattern === 'line');
  if (line !== undefined) return nameAtStart(text, line.view.start, line.person, one.words);
  return mayBeAnyones(one, titled, written) ? null : nearby(one, titled ?? best(offices, wantsOrg));
}

/** An office of a state, a view from outside, or what one does: it is not of the organisation that is spoken of. */
function mayBeAnyones({ words }: Case, office: SeenOffice | undefined, written: string): boolean {
  if (office?.title == null) return false;
  const isAlone = office.pattern === 'bare' || office.pattern === 'before-in-list';
  const state = words.public.test(written) || (isAlone && words.perhapsPublic.test(written));
  return (state && houseOf(written) === undefined) || words.outside.test(written) || isWork(office.title, written);
}

/** "Founded by Jane Doe": the text says that there is an organisation, near by. */
const wantsOrg = ({ pattern, org }: Office): boolean => pattern === 'run-by' && org === null;

/** The organisation that the office must be of: the most salient of those around. */
function nearby(one: Case, office: SeenOffice | undefined): string | null {
  if (office === undefined) return null;
  const { input } = one;
  const nameOf = (m: OrgMention | RefMention): string | null => {
    const named = input.entities.of(m);
    return named.length === 1 ? (named[0]?.name ?? null) : null;
  };
  const kindOf = (m: OrgMention | RefMention): OrgKind | null => input.entities.of(m)[0]?.kind ?? null;
  return orgName(one, mostSalient({ ...input, nameOf, kindOf }, office.title ?? office.person, office.view));
}

function quotations({ input }: Case, said: SpeechesByKey, keys: ReadonlySet<string>): Quotation[] {
  return [...keys]
    .flatMap((key) => said.get(key) ?? [])
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({ text: input.text.slice(start, end), start, end }));
}

type SpeechesByKey = ReadonlyMap<string, readonly Span[]>;

function byKey(said: readonly Speech[]): SpeechesByKey {
  const found = new Map<string, Span[]>();
  for (const { key, quote } of said) {
    const known = found.get(key);
    if (known === undefined) found.set(key, [quote]);
    else known.push(quote);
  }
  return found;
}

function partnershipsOf({ input }: Case, organization: string | null): string[] {
  if (organization === null) return [];
  return input.partnerships
    .filter(({ parties }) => parties.some(({ name }) => name === organization))
    .map(({ id }) => id);
}

/**
 * Finds the officials: every named person for whom the text gives a title or an organisation, once each, with what he
 * is quoted with.
 * In: the article's findings. Out: officials by place in the text; the span is that of the first mention.
 * Leaves title or organisation null where the text does not tell.
 */
export function findOfficials(input: OfficialsInput): Official[] {
  const words = officialWords(input.rules);
  const { text, segmented, cleaned, mentions } = input;
  const views = viewsOf(text, segmented.sentences, cleaned.quotes, mentions, words);
  const one: Case = { input, words, views };
  const said = byKey(speeches(views, words.verb));
  return holdersOf(one).flatMap((holder) => {
    const keys = new Set([holder.first.key, ...holder.offices.map(({ person }) => person.key)]);
    return official(one, holder, said, keys) ?? [];
  });
}
