import { articleGrams, gates, passes } from '../../grams.ts';
import { foldName, orgKey } from '../../name-key.ts';
import { type NameTest, nameTest, readName, type Written } from '../../phrases.ts';
import { light } from '../../regexp.ts';
import type { GazetteerHit } from '../../rules/gazetteer/match.ts';
import { type SideTest, sidesHold, sideTests } from '../../sides.ts';
import type { NameRule, OrgKind, OrgMention, RuleSet, Sentence, Span, Tokens } from '../../types.ts';
import { TokenFlag } from '../../types.ts';
import { type Beside, beside, eachBeside } from './beside.ts';
import { type Candidate, findCandidates, type NameWords, nameWords, type Scan, smallBrands } from './candidates.ts';
import { joinDefined, listedAmong, splitPairs } from './joined-names.ts';
import { registeredByKey, withRegistered } from './registered.ts';
import { trimAll } from './trimmed-names.ts';
import { wholeNames } from './whole-names.ts';

/** A person found before: a candidate with the same span is that person unless the evidence for an organisation is stronger. */
interface Rival extends Span {
  readonly strength: number;
}

/** A candidate with its name as written and the key of that. */
interface Named extends Candidate {
  readonly name: string;
  readonly key: string;
}

interface CompiledRule {
  readonly rule: NameRule;
  readonly name: NameTest | null;
  readonly before: SideTest | null;
  readonly after: SideTest | null;
}

interface Compiled {
  readonly words: NameWords;
  readonly opening: ReadonlySet<string>;
  /** Plurals that are no name where they alone open a sentence. */
  readonly openingAlone: ReadonlySet<string>;
  readonly notDistinctive: ReadonlySet<string>;
  readonly place: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
  /** Rules on the name alone: the same answer for every place where the name stands. */
  readonly byName: readonly CompiledRule[];
  /** Rules that look beside the name. */
  readonly byContext: Beside<CompiledRule>;
  readonly strip: RegExp;
}

const CAPITAL_OR_DIGIT = light(/\p{Lu}|\d/u);

const compiledRules = new WeakMap<object, Compiled>();

function compile(rules: RuleSet): Compiled {
  const cached = compiledRules.get(rules);
  if (cached) return cached;
  const all = rules.names
    .filter((r) => r.type === 'org' || r.type === 'none')
    .map((rule) => compileRule(rule, rules.lists));
  const compiled: Compiled = {
    words: nameWords(rules),
    opening: new Set(rules.lists['opening'] ?? []),
    openingAlone: new Set(rules.lists['opening-alone'] ?? []),
    notDistinctive: new Set((rules.lists['not-distinctive'] ?? []).map((w) => w.toLowerCase())),
    place: new Set((rules.lists['place'] ?? []).concat(rules.lists['demonym'] ?? []).map((w) => w.toLowerCase())),
    given: new Set(
      [...(rules.lists['given-name'] ?? []), ...(rules.lists['given-name-common'] ?? [])].map((w) => w.toLowerCase()),
    ),
    byName: all.filter((r) => !r.before && !r.after),
    byContext: beside(all.filter((r) => r.before || r.after)),
    strip: /^(?:the|The|THE) /,
  };
  compiledRules.set(rules, compiled);
  return compiled;
}

function compileRule(rule: NameRule, lists: RuleSet['lists']): CompiledRule {
  return {
    rule,
    // a candidate has its capitals already: for what is no organisation the lists' own case does not matter
    name: nameTest(rule, lists, rule.type === 'none'),
    ...sideTests(rule),
  };
}

/** What the article says of one name, over all its places. */
interface Entry {
  readonly key: string;
  /** Rule id → strength, for and against. */
  readonly pro: Map<string, number>;
  readonly contra: Map<string, number>;
  kind: OrgKind | null;
  kindStrength: number;
  best: string;
  bestStrength: number;
  /** The name itself says that it is an organisation's, or a ticker does. */
  named: boolean;
  /** What the user's registers have under this name. */
  registered: GazetteerHit | null;
}

/**
 * Finds the organisations of an article: capitalised names with enough evidence, wherever they stand.
 * A name learnt in one place is recognised in all others, headlines in title case included.
 * In: the article's text, tokens and sentences, tokens taken by other mentions (`blocked`), persons as rivals, what the
 * user's registers have of its names.
 * Out: mentions sorted by start, without overlap; offsets are UTF-16 code units.
 */
export function findOrganizations(
  text: string,
  tokens: Tokens,
  sentences: readonly Sentence[],
  blocked: Uint8Array,
  persons: readonly Rival[],
  rules: RuleSet,
  registered: readonly GazetteerHit[] = [],
  defined: readonly Span[] = [],
): OrgMention[] {
  const compiled = compile(rules);
  const scan: Scan = {
    text,
    tokens,
    blocked,
    words: compiled.words,
    brands: smallBrands(text, tokens),
  };
  const raw: Candidate[] = [];
  for (const s of sentences) {
    if (s.titleCase || s.zone === 'furniture') continue;
    raw.push(...joinDefined(scan, findCandidates(scan, s), defined));
  }
  const isPlace = (w: string): boolean => compiled.place.has(w.toLowerCase());
  const trimmed = trimAll(scan, wholeNames(scan, raw, isPlace), compiled);
  const candidates = withRegistered(splitPairs(scan, trimmed), registered, sentences, blocked).map((c) =>
    named(text, c),
  );
  const entries = weigh(text, candidates, persons, compiled);
  weighRegistered(text, registered, entries);
  shareSigns(text, candidates, entries);
  readHeadlines(text, sentences, entries);
  const known = accepted(entries);
  learnShortForms(known, candidates, compiled, entries);
  learnIntroduced(known, candidates, text, entries);
  for (const key of listedAmong(text, candidates, (k) => known.has(k))) {
    const entry = entries.get(key);
    if (!entry || contradicted(entry) || entry.contra.has('person') || compiled.given.has(key)) continue;
    known.set(key, { key, kind: entry.kind ?? 'company', strength: THRESHOLD, rule: 'entities/organization/listed' });
  }
  return mentions(text, tokens, sentences, candidates, known, persons);
}

function named(text: string, c: Candidate): Named {
  const name = text.slice(c.start, c.end);
  return { ...c, name, key: orgKey(name) };
}

function weigh(
  text: string,
  candidates: readonly Named[],
  persons: readonly Rival[],
  compiled: Compiled,
): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const written = new Map<string, Written>();
  const grams = articleGrams(text);
  const byName = compiled.byName.filter(({ rule }) => rule.words !== undefined || passes(rule.gate, grams));
  const open = gates(grams);
  const rivals = new Map(persons.map((p) => [p.start, p]));
  for (const c of candidates) {
    const { name, key } = c;
    if (key.length < 2) continue;
    const entry = entries.get(key) ?? newEntry(key);
    entries.set(key, entry);
    let form = written.get(name);
    if (form === undefined) {
      form = readName(name);
      written.set(name, form);
      weighName(entry, form, byName, compiled);
    }
    const whole = form;
    eachBeside(compiled.byContext, text, c, (r) => {
      if (open(r.rule) && holds(r, text, whole, c)) note(entry, r.rule);
    });
    const rival = rivals.get(c.start);
    if (rival && rival.end === c.end)
      entry.contra.set('person', Math.max(entry.contra.get('person') ?? 0, rival.strength));
  }
  return entries;
}

/** What speaks for "ABC" speaks for "Acme Bio Centre (ABC)" too, and the other way round. */
function shareSigns(text: string, candidates: readonly Named[], entries: ReadonlyMap<string, Entry>): void {
  const entryOf = (c: Named): Entry | undefined => entries.get(c.key);
  candidates.forEach((short, i) => {
    const long = candidates[i - 1];
    if (!long || !INTRODUCTION.test(text.slice(long.end, short.start))) return;
    const isQuoted = /["“]$/.test(text.slice(long.end, short.start));
    if (!/^["”’']?\)/.test(text.slice(short.end, short.end + 2)) || !(isQuoted || long.defined)) return;
    const [a, b] = [entryOf(long), entryOf(short)];
    if (!a || !b || a === b) return;
    for (const [id, strength] of [...a.pro]) if (!b.pro.has(id)) b.pro.set(id, strength);
    for (const [id, strength] of b.pro) if (!a.pro.has(id)) a.pro.set(id, strength);
    if (a.kind === null) a.kind = b.kind;
    if (b.kind === null) b.kind = a.kind;
  });
}

const INTRODUCTION = /^ \((?:the |or )?["“‘']?$/;

/** What the name itself says; a local branch is of the kind of its parent. */
function weighName(entry: Entry, name: Written, rules: readonly CompiledRule[], { place }: Compiled): void {
  const bare = withoutPlace(name.name, place);
  const parent = bare === name.name ? null : readName(bare);
  for (const r of rules) {
    if (r.name?.test(name) || (r.rule.type === 'org' && parent !== null && r.name?.test(parent))) note(entry, r.rule);
  }
}

/** A local branch is of the kind of its parent: "Mercy Hospital Korea" ends in a head word too. */
function withoutPlace(name: string, place: ReadonlySet<string>): string {
  const blank = name.lastIndexOf(' ');
  return blank > 0 && place.has(name.slice(blank + 1).toLowerCase()) ? name.slice(0, blank).replace(/,$/, '') : name;
}

/** Strength of standing in the headline where a party of the news stands: first, or after "with", "and", a comma. */
const HEADLINE = 0.45;

/** A headline's title case hides where names end, but a name of the body that stands in it is likely one of the news. */
function readHeadlines(text: string, sentences: readonly Sentence[], entries: ReadonlyMap<string, Entry>): void {
  const headlines = sentences.filter((s) => s.zone === 'headline').map((s) => text.slice(s.start, s.end));
  if (headlines.length === 0) return;
  const folded = headlines.map((h) => h.split(/[,:;–—-] |[,:;]/u).map((part) => ` ${foldName(part)} `));
  for (const e of entries.values()) {
    if (e.key.length < 3) continue;
    const subject = folded.some((parts) => parts.some((p) => p.startsWith(` ${e.key} `)));
    const partner = folded.some((parts) =>
      parts.some((p) => p.includes(` with ${e.key} `) || p.includes(` and ${e.key} `)),
    );
    if (subject || partner) e.pro.set('entities/organization/headline', HEADLINE);
  }
}

/** As sure as a register makes us that its name is one here; above all rules, so that its kind counts. */
const REGISTERED = 0.97;

/** A register's name is a sign, unless it is weak; its kind and id count in any case. */
function weighRegistered(text: string, registered: readonly GazetteerHit[], entries: ReadonlyMap<string, Entry>): void {
  for (const [key, hit] of registeredByKey(text, registered)) {
    const entry = entries.get(key);
    if (!entry) continue;
    entry.registered = hit;
    // a register's "other" is what fits none of its own kinds: the rules may know better
    if (hit.kind !== null && (hit.kind !== 'other' || entry.kind === null))
      Object.assign(entry, { kind: hit.kind, kindStrength: REGISTERED });
    if (hit.weak) continue;
    entry.pro.set('gazetteer', REGISTERED);
    entry.named = true;
    if (REGISTERED > entry.bestStrength) Object.assign(entry, { best: 'gazetteer', bestStrength: REGISTERED });
  }
}

const newEntry = (key: string): Entry => ({
  key,
  pro: new Map(),
  contra: new Map(),
  kind: null,
  kindStrength: 0,
  best: '',
  bestStrength: 0,
  named: false,
  registered: null,
});

function holds(r: CompiledRule, text: string, name: Written, c: Span): boolean {
  if (!sidesHold(r, r.rule, text, c)) return false;
  return r.name === null || r.name.test(name);
}

function note(entry: Entry, rule: NameRule): void {
  const side = rule.type === 'org' ? entry.pro : entry.contra;
  side.set(rule.id, rule.strength);
  if (rule.type !== 'org') return;
  if ((!rule.before && !rule.after) || rule.strength > 0.9) entry.named = true;
  if (rule.strength > entry.bestStrength) {
    entry.best = rule.id;
    entry.bestStrength = rule.strength;
  }
  if (rule.kind && rule.strength > entry.kindStrength) {
    entry.kind = rule.kind;
    entry.kindStrength = rule.strength;
  }
}

/** Noisy-or: independent signs add up (Pearl 1988, section 4.3.2). */
const noisyOr = (signs: Map<string, number>): number => {
  let not = 1;
  for (const s of signs.values()) not *= 1 - s;
  return 1 - not;
};

interface Known {
  readonly key: string;
  readonly kind: OrgKind;
  readonly strength: number;
  readonly rule: string;
  readonly id?: string;
}

const THRESHOLD = 0.5;
/** A name that is this likely a person's needs a sign in itself to be an organisation's. */
const PERSON = 0.5;
/** However often a place stands where organisations do, it stays a place. */
const MOST_BY_CONTEXT = 0.93;

function accepted(entries: ReadonlyMap<string, Entry>): Map<string, Known> {
  const known = new Map<string, Known>();
  for (const e of entries.values()) {
    const pro = e.named ? noisyOr(e.pro) : Math.min(noisyOr(e.pro), MOST_BY_CONTEXT);
    const isPerson = !e.named && (e.contra.get('person') ?? 0) >= PERSON;
    if (isPerson || pro < THRESHOLD || pro <= noisyOr(e.contra)) continue;
    const id = e.registered?.id ?? null;
    known.set(e.key, {
      ...{ key: e.key, kind: e.kind ?? 'company', strength: pro, rule: e.best },
      ...(id !== null && { id }),
    });
  }
  return known;
}

/** "Rigel" is known once "Rigel Pharmaceuticals" is: a distinctive head of a longer name that stands alone elsewhere. */
function learnShortForms(
  known: Map<string, Known>,
  candidates: readonly Named[],
  compiled: Compiled,
  entries: ReadonlyMap<string, Entry>,
): void {
  const short = new Map<string, Known>();
  for (const k of known.values()) {
    const words = k.key.split(' ');
    for (let n = 1; n < words.length; n++) {
      const head = words.slice(0, n).join(' ');
      if (distinctive(words.slice(0, n), compiled)) short.set(head, k);
    }
    const initials = initialism(words);
    if (initials.length > 2 && !known.has(initials)) short.set(initials, k);
  }
  for (const [head, whole] of short) {
    const own = known.get(head);
    if (own && entries.get(head)?.kind === null && whole.kind !== 'consortium')
      known.set(head, { ...own, kind: whole.kind });
  }
  for (const { key } of candidates) {
    const whole = short.get(key);
    if (!whole || known.has(key) || contradicted(entries.get(key))) continue;
    const kind = whole.kind === 'consortium' ? 'company' : whole.kind;
    known.set(key, { key, kind, strength: whole.strength * 0.9, rule: 'entities/organization/short-form' });
  }
}

/** "Petroliam Harbor Bhd (Petharbor)": what stands in parentheses behind a name, and in its letters, is its short form. */
function learnIntroduced(
  known: Map<string, Known>,
  candidates: readonly Named[],
  text: string,
  entries: ReadonlyMap<string, Entry>,
): void {
  candidates.forEach((short, i) => {
    const full = candidates[i - 1];
    if (
      !full ||
      !/^ ?\((?:the |[“"'])?$/.test(text.slice(full.end, short.start)) ||
      !/[)”"'’,;]/.test(text[short.end] ?? '')
    )
      return;
    const whole = known.get(full.key);
    const { key } = short;
    if (!whole || known.has(key) || short.last - short.first > 2 || !isSpelledIn(key, whole.key)) return;
    if (contradicted(entries.get(key)) || entries.get(key)?.contra.has('person')) return;
    known.set(key, { ...whole, key, rule: 'entities/organization/introduced' });
  });
}

/** The letters of the short name stand in the long one in their order, the first of both being the same. */
function isSpelledIn(short: string, full: string): boolean {
  if (short.length < 2 || short[0] !== full[0]) return false;
  let at = 0;
  for (const char of short.replace(/ /g, '')) {
    at = full.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const contradicted = (e: Entry | undefined): boolean => e !== undefined && noisyOr(e.contra) > 0.7;

function distinctive(words: readonly string[], compiled: Compiled): boolean {
  const first = words[0] ?? '';
  if (words.length > 1) return !/^(?:of|for|and|the|at|in|de)$/.test(words.at(-1) ?? '');
  return first.length > 2 && !compiled.notDistinctive.has(first) && !compiled.place.has(first);
}

const initialism = (words: readonly string[]): string =>
  words
    .filter((w) => !/^(?:of|for|and|the|at|in|de|on|to)$/.test(w))
    .map((w) => w[0])
    .join('');

function mentions(
  text: string,
  tokens: Tokens,
  sentences: readonly Sentence[],
  candidates: readonly Named[],
  known: ReadonlyMap<string, Known>,
  persons: readonly Rival[],
): OrgMention[] {
  const out: OrgMention[] = [];
  const strongPersons = new Set(persons.filter((p) => p.strength > 0.9).map((p) => p.start));
  for (const c of candidates) {
    const k = known.get(c.key);
    if (k && !(strongPersons.has(c.start) && k.strength < 0.95)) out.push(mention(k, c));
  }
  for (const m of inTitleCase(text, tokens, sentences, known)) out.push(m);
  return out.sort((a, b) => a.start - b.start);
}

const mention = (k: Known, at: Span): OrgMention => ({
  type: 'org',
  start: at.start,
  end: at.end,
  kind: k.kind,
  key: k.key,
  strength: k.strength,
  rule: k.rule,
  ...(k.id !== undefined && { id: k.id }),
});

/** In title case every word has a capital: only names known from the rest of the article count. */
function inTitleCase(
  text: string,
  tokens: Tokens,
  sentences: readonly Sentence[],
  known: ReadonlyMap<string, Known>,
): OrgMention[] {
  const byFirst = new Map<string, Known[]>();
  for (const k of known.values()) {
    const first = k.key.split(' ')[0] ?? '';
    const list = byFirst.get(first);
    if (list) list.push(k);
    else byFirst.set(first, [k]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.key.length - a.key.length);
  const out: OrgMention[] = [];
  for (const s of sentences) {
    if (s.titleCase && s.zone !== 'furniture') scanTitle(text, tokens, s, byFirst, out);
  }
  return out;
}

function scanTitle(
  text: string,
  tokens: Tokens,
  s: Sentence,
  byFirst: ReadonlyMap<string, readonly Known[]>,
  out: OrgMention[],
): void {
  let i = s.first;
  while (i < s.last) {
    const first = firstWord(text, tokens, i);
    const flags = tokens.flags[i] ?? 0;
    const hit =
      (flags & (TokenFlag.upper | TokenFlag.camel | TokenFlag.digit)) === 0
        ? null
        : longest(text, tokens, s, i, byFirst.get(first));
    if (hit) {
      out.push(mention(hit.known, { start: tokens.start[i] ?? 0, end: tokens.end[hit.last - 1] ?? 0 }));
      i = hit.last;
    } else i++;
  }
}

/** The folded word, with the possessive behind it ("Millie's Bread" begins with "millies"). */
function firstWord(text: string, tokens: Tokens, i: number): string {
  const end = tokens.end[i] ?? 0;
  const owns = /^['’]s(?![\w-])/.test(text.slice(end, end + 3));
  return foldName(text.slice(tokens.start[i], owns ? end + 2 : end)).split(' ')[0] ?? '';
}

function longest(
  text: string,
  tokens: Tokens,
  s: Sentence,
  i: number,
  list: readonly Known[] | undefined,
): { known: Known; last: number } | null {
  for (const known of list ?? []) {
    const most = Math.min(s.last, i + known.key.split(' ').length + 3);
    for (let last = most; last > i; last--) {
      const end = tokens.end[last - 1] ?? 0;
      if (endsAsName(text, tokens, last - 1) && orgKey(text.slice(tokens.start[i], end)) === known.key)
        return { known, last };
    }
  }
  return null;
}

const NO_JOINT = light(/^(?!(?:and|of|the|for|in|at|to|with)$)(?:[\p{Lu}\d]|\p{Ll}\p{Lu})/iu);

/** A name ends in a word with a capital or a digit, never in a joint ("and") or a mark. */
const endsAsName = (text: string, tokens: Tokens, i: number): boolean =>
  NO_JOINT.test(text.slice(tokens.start[i], tokens.end[i])) &&
  !(
    i + 1 < tokens.count &&
    /^Limited (?:Edition|Time|Series|Release|Offer)$/i.test(text.slice(tokens.start[i], tokens.end[i + 1]))
  ) &&
  CAPITAL_OR_DIGIT.test(text.slice(tokens.start[i], tokens.end[i]));
