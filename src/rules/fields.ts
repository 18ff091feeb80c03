/** Which keys each kind of rule has, and what may stand in them. */
import { INSTRUMENTS, ORG_KINDS, PARTNERSHIP_TYPES, STATUSES, ZONES } from '../codes.ts';
import type { AsideRule, CueRule, MentionType, NameRule, Telling, Terms, ZoneRule } from '../types.ts';
import { ExampleError, parseExample } from './example.ts';
import {
  anyOf,
  fail,
  failAt,
  fieldsOf,
  listOf,
  located,
  oneOf,
  type Read,
  settings,
  share,
  someOf,
  string,
  wholeWords,
} from './source.ts';

const zoneName = oneOf(ZONES);

const instrument = oneOf(INSTRUMENTS);

const status = oneOf(STATUSES);

const partnershipType = oneOf(PARTNERSHIP_TYPES);

const orgKind = oneOf(ORG_KINDS);

/** An example in its notation; kept as written. */
const example: Read<string> = (source, node) => {
  const found = located(source, node);
  if (found === undefined) return undefined;
  try {
    parseExample(found.value);
    return found.value;
  } catch (error) {
    if (!(error instanceof ExampleError)) throw error;
    return failAt(source, found.at(error.offset), error.message, 'for example {org: Acme Bio}');
  }
};

/** Needed by every rule, so that none ships untested. */
const examples = { about: string, accepts: someOf(example), rejects: listOf(example) };

export const LIST = {
  about: string,
  words: listOf(string),
  inflect: oneOf({ verb: true, noun: true }),
  compromise: listOf(located),
  include: listOf(located),
  pattern: anyOf('(?:', ')'),
};

export const ZONE = {
  ...examples,
  zone: zoneName,
  at: oneOf<ZoneRule['at']>({ line: true, tail: true, inline: true, anywhere: true }),
  pattern: anyOf(),
  until: oneOf<ZoneRule['until']>({
    match: true,
    line: true,
    paragraph: true,
    prose: true,
    zone: true,
    end: true,
  }),
  case: oneOf({ exact: true }),
};

export const NAME = {
  ...examples,
  name: anyOf(),
  before: anyOf(),
  after: anyOf(),
  beside: oneOf<NonNullable<NameRule['beside']>>({ list: true, either: true }),
  kind: orgKind,
  strength: share,
};

export const STRETCH = { ...examples, pattern: anyOf(), sets: settings };

export const TERM = { name: string, id: string, forms: listOf(string), except: listOf(string) };

export const ASIDE = {
  ...examples,
  pattern: anyOf(),
  case: oneOf({ exact: true }),
  reads: string,
  readings: oneOf<NonNullable<AsideRule['readings']>>({ both: true }),
};

export const RELATION = {
  ...examples,
  needs: listOf(located),
  pattern: someOf(located),
  instrument,
  status,
  types: listOf(partnershipType),
  tells: listOf(oneOf<Telling>({ announcement: true, event: true, ending: true, list: true, deed: true })),
  zones: listOf(zoneName),
  effect: oneOf({ partnership: true, suppress: true }),
  confidence: share,
};

const SETS = {
  status,
  instrument,
  type: partnershipType,
  terms: oneOf<Terms>({ disclosed: true, undisclosed: true, 'not-mentioned': true }),
  effect: oneOf({ suppress: true }),
};

export const CUE = {
  ...examples,
  pattern: anyOf(),
  words: wholeWords,
  direction: oneOf({ forward: true, backward: true, both: true }),
  scope: oneOf({ clause: true, sentence: true }),
  of: oneOf<NonNullable<CueRule['of']>>({ verb: true, name: true }),
  until: anyOf(),
  slight: anyOf(),
  sets: ((source, node) => {
    const sets = fieldsOf(source, node, SETS, []);
    if (sets === undefined || Object.keys(sets).length > 0) return sets;
    return fail(source, node, 'sets: nothing', `one of ${Object.keys(SETS).join(', ')}`);
  }) satisfies Read<object>,
};

/** What a file of entities is about, and which kind of rule it therefore holds. */
export const ENTITY_TYPES = {
  org: 'name',
  person: 'name',
  place: 'name',
  none: 'name',
  ref: 'stretch',
  date: 'stretch',
  money: 'stretch',
  title: 'stretch',
  disease: 'term',
  technology: 'term',
} as const satisfies Readonly<Record<MentionType | NameRule['type'], 'name' | 'stretch' | 'term'>>;

const any: Read<unknown> = (_, node) => node;
const entityTypes = Object.fromEntries(Object.keys(ENTITY_TYPES).map((type) => [type, true]));

/** The keys at the top of a file; sections may stand together in one file. */
export const FILE = {
  about: string,
  type: oneOf(entityTypes as Record<keyof typeof ENTITY_TYPES, true>),
  lists: any,
  zones: any,
  rules: any,
  terms: any,
  asides: any,
  cues: any,
};
