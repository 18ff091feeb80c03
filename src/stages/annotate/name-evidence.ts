/** What speaks for and against a name being an organisation's, over all its places in the article. */
import { articleGrams, gates, passes } from '../../grams.ts';
import { foldName, orgKey } from '../../name-key.ts';
import { readName, type Written } from '../../phrases.ts';
import type { GazetteerHit } from '../../rules/gazetteer/match.ts';
import { sidesHold } from '../../sides.ts';
import type { NameRule, OrgKind, Sentence, Span } from '../../types.ts';
import { eachBeside } from './beside.ts';
import type { Candidate } from './candidates.ts';
import type { NameList } from './listed-names.ts';
import type { Compiled, CompiledRule } from './organization-rules.ts';
import { registeredByKey } from './registered.ts';

/** A person found before: a candidate with the same span is that person unless the evidence for an organisation is stronger. */
export interface Rival extends Span {
  readonly strength: number;
}

/** A candidate with its name as written and the key of that. */
export interface Named extends Candidate {
  readonly name: string;
  readonly key: string;
}

/** What the article says of one name, over all its places. */
export interface Entry {
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

/** The candidate with its words and their key. */
export function named(text: string, c: Candidate): Named {
  const name = text.slice(c.start, c.end);
  return { ...c, name, key: orgKey(name) };
}

/**
 * The signs of all names of the article, by key: those in the names themselves, those beside them, and those beside the
 * lists that they stand in.
 */
export function weigh(
  text: string,
  candidates: readonly Named[],
  lists: readonly NameList<Named>[],
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
  for (const list of lists) {
    eachBeside(compiled.byList, text, list, (r) => {
      if (!open(r.rule) || !sidesHold(r, r.rule, text, list)) return;
      for (const { key, name } of membersFor(r, text, list)) {
        const [entry, form] = [entries.get(key), written.get(name)];
        if (!entry || !form || entry.contra.has('person') || compiled.given.has(key)) continue;
        if (r.name === null || r.name.test(form))
          note(entry, r.rule, list.members.length > 2 || r.rule.strength > SURE ? 1 : OF_TWO);
      }
    });
  }
  return entries;
}

/** Two in a row may be two of anything; what stands beside them tells less. */
const OF_TWO = 0.9;
/** What can be said of states and organisations only. */
const SURE = 0.9;

/** "In Oslo, Acme and Orvane signed": what stands behind a list tells nothing of a place before it. */
const PLACED = /\b(?:in|at|on|from|of|for|after|during) (?:the )?$/i;

function membersFor({ rule }: CompiledRule, text: string, { members, start }: NameList<Named>): readonly Named[] {
  return rule.before === undefined && PLACED.test(text.slice(Math.max(0, start - 12), start))
    ? members.slice(1)
    : members;
}

/** How sure a person must be found for a part of the name to be the person's wherever it stands alone. */
const SURE_PERSON = 0.5;

/** "We welcome Snoop", where the text has "said Snoop Dogg": the first and the last name of a person are the person's. */
export function weighPersonParts(text: string, persons: readonly Rival[], entries: ReadonlyMap<string, Entry>): void {
  for (const p of persons) {
    if (p.strength < SURE_PERSON) continue;
    const words = foldName(text.slice(p.start, p.end)).split(' ');
    for (const w of words.length > 1 ? [words[0], words.at(-1)] : []) {
      const entry = w === undefined ? undefined : entries.get(w);
      entry?.contra.set('person', Math.max(entry.contra.get('person') ?? 0, p.strength));
    }
  }
}

/** What speaks for "ABC" speaks for "Acme Bio Centre (ABC)" too, and the other way round. */
export function shareSigns(text: string, candidates: readonly Named[], entries: ReadonlyMap<string, Entry>): void {
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
export function readHeadlines(text: string, sentences: readonly Sentence[], entries: ReadonlyMap<string, Entry>): void {
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
export function weighRegistered(
  text: string,
  registered: readonly GazetteerHit[],
  entries: ReadonlyMap<string, Entry>,
): void {
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

/** What describes a company ("the leader in", "the group") is said of others too: it gives way to what tells a kind. */
const ANY_COMPANY = 0.95;

function note(entry: Entry, rule: NameRule, share = 1): void {
  const side = rule.type === 'org' ? entry.pro : entry.contra;
  side.set(rule.id, Math.max(rule.strength * share, side.get(rule.id) ?? 0));
  if (rule.type !== 'org') return;
  if ((!rule.before && !rule.after) || rule.strength > 0.9) entry.named = true;
  if (rule.strength > entry.bestStrength) {
    entry.best = rule.id;
    entry.bestStrength = rule.strength;
  }
  const kindStrength = rule.kind === 'company' && !rule.name ? rule.strength * ANY_COMPANY : rule.strength;
  if (rule.kind && kindStrength > entry.kindStrength) {
    entry.kind = rule.kind;
    entry.kindStrength = kindStrength;
  }
}
