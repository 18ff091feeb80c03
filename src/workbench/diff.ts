/** What changes in the record of an article when the rules change. */
import { foldName } from '../name-key.ts';
import { conclude } from '../pipeline.ts';
import type { Found } from '../stages/assemble.ts';
import type { ArticleRecord, Official, Partnership, Span } from '../types.ts';
import { type Loss, outcomesOf } from './outcome.ts';
import { lineCounter } from './reading.ts';

export type Change = 'gained' | 'lost' | 'changed';

export interface FieldChange {
  readonly field: string;
  /** In words; a field with one value has one or none. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface RecordChange {
  readonly change: Change;
  readonly what: 'partnership' | 'official';
  readonly source: string;
  readonly line: number;
  /** Of a partnership: its id, after the change where it is still there. */
  readonly id?: string;
  /** The parties, or the official's name. */
  readonly who: string;
  /** The rule that finds it, of what is lost the rule that did; null: officials have none. */
  readonly rule: string | null;
  readonly sentence: string;
  /** Of what is changed. */
  readonly fields: readonly FieldChange[];
  /** Of a lost partnership: what keeps its sentence out now; left out where no rule tells it there any more. */
  readonly loss?: Loss;
  /** The cue or the rule that does. */
  readonly by?: string;
}

/** A partnership or an official, as the comparison sees it. */
interface Item {
  readonly what: RecordChange['what'];
  readonly id?: string;
  readonly who: string;
  /** Folded names: the same for the same fact. */
  readonly keys: ReadonlySet<string>;
  readonly rule: string | null;
  readonly place: Span;
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/**
 * In: what the stages found in one article by the rules before and after. Out: the partnerships and officials that
 * are gained, lost or changed, in the order of the text.
 */
export function changesIn(before: Found, after: Found): readonly RecordChange[] {
  const [old, now] = [itemsOf(conclude(before)), itemsOf(conclude(after))];
  const pairs = paired(old, now);
  const matched = new Set(pairs.flat());
  const { source, text } = after.article;
  const lineOf = lineCounter(text);
  const change = (kind: Change, item: Item, fields: readonly FieldChange[] = []) => ({
    change: kind,
    what: item.what,
    source,
    line: lineOf(item.place.start),
    ...(item.id !== undefined && { id: item.id }),
    who: item.who,
    rule: item.rule,
    sentence: sentenceAround(item.place, kind === 'lost' ? before : after),
    fields,
    ...(kind === 'lost' && lossAt(after, item.place)),
    at: item.place.start,
  });
  const all = [
    ...now.filter((item) => !matched.has(item)).map((item) => change('gained', item)),
    ...old.filter((item) => !matched.has(item)).map((item) => change('lost', item)),
    ...pairs.flatMap(([a, b]) => {
      const fields = fieldChanges(a, b);
      return fields.length === 0 ? [] : [change('changed', b, fields)];
    }),
  ];
  return all.sort((a, b) => a.at - b.at).map(({ at: _, ...rest }) => rest);
}

function sentenceAround(place: Span, { article, segmented }: Found): string {
  const { start, end } = segmented.sentences.find((s) => s.start <= place.start && place.start < s.end) ?? place;
  return article.text.slice(start, end);
}

/** What became of the matches of a sentence that told something before. */
function lossAt(after: Found, { start }: Span): Pick<RecordChange, 'loss' | 'by'> {
  const own = outcomesOf(after).all.filter(({ match, loss }) => match.sentence.start === start && loss !== null);
  // A rule that keeps others out says more than the rules that it keeps out.
  const kept = own.find(({ loss }) => loss === 'suppress-rule') ?? own[0];
  if (kept === undefined || kept.loss === null) return {};
  return { loss: kept.loss, by: kept.by?.cue.id ?? kept.match.rule.id };
}

// ── what is the same ─────────────────────────────────────────────────────────────────────────────────

/** From the surest sign that two are the same to the weakest. */
const SAME: readonly ((a: Item, b: Item) => boolean)[] = [
  (a, b) => a.id === b.id && hasAll(a, b),
  hasAll,
  (a, b) => [...a.keys].filter((key) => b.keys.has(key)).length > 1,
];

function hasAll(a: Item, b: Item): boolean {
  return a.keys.size === b.keys.size && [...a.keys].every((key) => b.keys.has(key));
}

/** Each of the one side with the one of the other that it is; the surest pairs first. */
function paired(old: readonly Item[], now: readonly Item[]): readonly (readonly [Item, Item])[] {
  const free = new Set(now);
  const pairs = new Map<Item, Item>();
  for (const isSame of SAME) {
    for (const item of old) {
      if (pairs.has(item)) continue;
      const other = [...free].find((one) => one.what === item.what && isSame(item, one));
      if (other === undefined) continue;
      pairs.set(item, other);
      free.delete(other);
    }
  }
  return [...pairs];
}

function fieldChanges(a: Item, b: Item): readonly FieldChange[] {
  return Object.keys(b.fields).flatMap((field) => {
    const [before = [], after = []] = [a.fields[field], b.fields[field]];
    const isSame = before.length === after.length && before.every((value, i) => value === after[i]);
    return isSame ? [] : [{ field, before, after }];
  });
}

// ── records as items ─────────────────────────────────────────────────────────────────────────────────

function itemsOf({ partnerships, officials }: ArticleRecord): readonly Item[] {
  return [...partnerships.map(ofPartnership), ...officials.map(ofOfficial)];
}

const some = (value: string | null | undefined): readonly string[] => (value == null ? [] : [value]);

function ofPartnership(p: Partnership): Item {
  const proof = p.evidence.find(({ rule }) => rule === p.rule) ?? p.evidence[0];
  return {
    what: 'partnership',
    id: p.id,
    who: p.parties.map(({ name }) => name).join(' + '),
    keys: new Set(p.parties.map(({ name }) => foldName(name))),
    rule: p.rule,
    place: proof ?? { start: 0, end: 0 },
    fields: {
      parties: p.parties.map(({ name, kind, role }) => `${name} (${kind}${role === 'partner' ? '' : `, ${role}`})`),
      prominence: [p.prominence],
      instrument: [p.instrument],
      types: p.types,
      status: [p.status],
      date: some(p.date && (p.date.value ?? p.date.text)),
      purpose: some(p.purpose?.text),
      disease_areas: p.disease_areas.map(({ name }) => name),
      technologies: p.technologies.map(({ name }) => name),
      value: p.value.map(({ currency, amount, kind }) => `${currency} ${amount} ${kind}`),
      terms: [p.terms],
      rule: [p.rule],
      confidence: [String(p.confidence)],
      evidence: p.evidence.map(({ line, rule }) => `line ${line} by ${rule}`),
    },
  };
}

function ofOfficial(o: Official): Item {
  return {
    what: 'official',
    who: o.name,
    keys: new Set([foldName(o.name)]),
    rule: null,
    place: o,
    fields: {
      title: some(o.title),
      organization: some(o.organization),
      quotes: o.quotes.map(({ text }) => text),
    },
  };
}

// ── over many articles ───────────────────────────────────────────────────────────────────────────────

export interface RuleChanges {
  readonly rule: string | null;
  readonly gained: number;
  readonly lost: number;
  readonly changed: number;
  readonly changes: readonly RecordChange[];
}

/** Changes by the rule that finds the record, the rule with the most of them first. */
export function byRule(all: readonly RecordChange[]): readonly RuleChanges[] {
  const groups = new Map<string | null, RecordChange[]>();
  for (const one of all) {
    const known = groups.get(one.rule);
    if (known === undefined) groups.set(one.rule, [one]);
    else known.push(one);
  }
  return [...groups]
    .map(([rule, changes]) => ({ rule, ...countsOf(changes), changes }))
    .sort((a, b) => b.changes.length - a.changes.length);
}

export function countsOf(all: readonly RecordChange[]): Readonly<Record<Change, number>> {
  const count = (kind: Change): number => all.filter(({ change }) => change === kind).length;
  return { gained: count('gained'), lost: count('lost'), changed: count('changed') };
}
