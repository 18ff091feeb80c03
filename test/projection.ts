/**
 * The compact form of a record in which `fixtures/<slug>/expected.yaml` is written, so that what a careful reader wants
 * and what the tool finds can be compared line by line.
 */
import { Document, isMap, isScalar, isSeq, parse, visit } from 'yaml';
import type {
  ArticleRecord,
  Bound,
  Instrument,
  MoneyKind,
  OrgKind,
  PartnershipType,
  Prominence,
  Role,
  Status,
  Terms,
} from '../src/types.ts';

export interface CompactParty {
  readonly name: string;
  readonly kind: OrgKind;
  readonly role: Role;
}

export interface CompactValue {
  readonly amount: number;
  readonly currency: string;
  readonly bound: Bound;
  readonly kind: MoneyKind;
}

export interface CompactPartnership {
  readonly parties: readonly CompactParty[];
  readonly prominence: Prominence;
  readonly instrument: Instrument;
  readonly types: readonly PartnershipType[];
  readonly status: Status;
  /** EDTF, or null where none is stated or it cannot be worked out. */
  readonly date: string | null;
  readonly disease_areas: readonly string[];
  readonly value: readonly CompactValue[];
  readonly terms: Terms;
}

export interface CompactOfficial {
  readonly name: string;
  readonly title: string | null;
  readonly organization: string | null;
}

/** Every list is in canonical order: two projections of the same facts are equal. */
export interface Projection {
  readonly published: string | null;
  readonly partnerships: readonly CompactPartnership[];
  readonly officials: readonly CompactOfficial[];
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const sortedBy = <T>(items: readonly T[], key: (item: T) => string): readonly T[] =>
  [...items].sort((a, b) => byText(key(a), key(b)));

const PROMINENCE: readonly Prominence[] = ['main', 'background', 'related'];

const partnershipKey = (p: CompactPartnership): string =>
  [PROMINENCE.indexOf(p.prominence), ...p.parties.map((x) => x.name), p.status, p.types.join(), p.date].join('|');

const canonicalPartnership = (p: CompactPartnership): CompactPartnership => ({
  parties: sortedBy(p.parties, (x) => x.name),
  prominence: p.prominence,
  instrument: p.instrument,
  types: sortedBy(p.types, (x) => x),
  status: p.status,
  date: p.date,
  disease_areas: sortedBy(p.disease_areas, (x) => x),
  value: sortedBy(p.value, (x) => `${x.kind} ${x.currency} ${x.amount} ${x.bound}`),
  terms: p.terms,
});

const canonical = (p: Projection): Projection => ({
  published: p.published,
  partnerships: sortedBy(p.partnerships.map(canonicalPartnership), partnershipKey),
  officials: sortedBy(p.officials, (x) => x.name),
});

/** `expected.yaml` as people write it: a party's role may be left out (partner), a year may read as a number. */
interface Written {
  readonly published: string | number | null;
  readonly partnerships: readonly (Omit<CompactPartnership, 'parties' | 'date'> & {
    readonly parties: readonly (Omit<CompactParty, 'role'> & { readonly role?: Role })[];
    readonly date: string | number | null;
  })[];
  readonly officials: readonly CompactOfficial[];
}

const text = (value: string | number | null): string | null => (value === null ? null : String(value));

/** Reads an `expected.yaml`; throws where it is not YAML. */
export function parseExpected(yaml: string): Projection {
  const written = parse(yaml) as Written;
  return canonical({
    published: text(written.published),
    partnerships: written.partnerships.map((p) => ({
      ...p,
      date: text(p.date),
      parties: p.parties.map((x) => ({ name: x.name, kind: x.kind, role: x.role ?? 'partner' })),
    })),
    officials: written.officials,
  });
}

/** The first of `forms` that `wanted` holds, compared exactly (or without case); the tool's own first form where none is wanted. */
function nameAs(forms: readonly string[], wanted: readonly string[], fold: (s: string) => string = (s) => s): string {
  const known = new Set(forms.map(fold));
  return wanted.find((name) => known.has(fold(name))) ?? forms[0] ?? '';
}

const lower = (s: string): string => s.toLowerCase();

const NOTHING: Projection = { published: null, partnerships: [], officials: [] };

/**
 * The compact form of a record. A party, a disease area and an official's organisation are called as `expected` calls
 * them if that is their name or one of their aliases.
 */
export function project(record: ArticleRecord, expected: Projection = NOTHING): Projection {
  const parties = expected.partnerships.flatMap((p) => p.parties.map((x) => x.name));
  const diseases = expected.partnerships.flatMap((p) => p.disease_areas);
  const organizations = expected.officials.flatMap((o) => o.organization ?? []);
  const formsOf = (name: string): readonly string[] => {
    const known = record.organizations.find((o) => o.name === name || o.aliases.includes(name));
    return known ? [name, known.name, ...known.aliases] : [name];
  };
  return canonical({
    published: record.published?.value ?? null,
    partnerships: record.partnerships.map((p) => ({
      parties: p.parties.map((x) => ({ name: nameAs([x.name, ...x.aliases], parties), kind: x.kind, role: x.role })),
      prominence: p.prominence,
      instrument: p.instrument,
      types: p.types,
      status: p.status,
      date: p.date?.value ?? null,
      disease_areas: p.disease_areas.map((d) => nameAs([d.name, d.text, ...d.aliases], diseases, lower)),
      value: p.value.map((v) => ({ amount: v.amount, currency: v.currency, bound: v.bound, kind: v.kind })),
      terms: p.terms,
    })),
    officials: record.officials.map((o) => ({
      name: o.name,
      title: o.title,
      organization: o.organization === null ? null : nameAs(formsOf(o.organization), organizations),
    })),
  });
}

const ONE_LINE_EACH: ReadonlySet<unknown> = new Set(['parties', 'value', 'officials']);
const ONE_LINE: ReadonlySet<unknown> = new Set(['types', 'disease_areas']);

/** A projection as YAML, in the form of `expected.yaml`: a difference between two shows as a difference of lines. */
export function printProjection(projection: Projection): string {
  const document = new Document(projection, { aliasDuplicateObjects: false });
  visit(document, {
    Pair(_, { key, value }) {
      const name = isScalar(key) ? key.value : null;
      if (!isSeq(value)) return;
      if (ONE_LINE.has(name)) value.flow = true;
      if (ONE_LINE_EACH.has(name)) for (const item of value.items) if (isMap(item)) item.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
