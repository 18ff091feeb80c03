import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyse, extract } from '../src/pipeline.ts';
import type { ArticleRecord, Span } from '../src/types.ts';

/** What must hold for any article: of the fixtures always, of the shared corpus where it is there. */
const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../shared/corpus/', import.meta.url));

interface Text {
  readonly name: string;
  readonly text: string;
}

const textsIn = (folder: string): readonly Text[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.txt'))
        .sort()
        .map((name) => ({ name, text: readFileSync(`${folder}${name}`, 'utf8').replace(/^\uFEFF/, '') }))
    : [];

/** Every text that a record quotes, with its place. */
function quoted(record: ArticleRecord): readonly (readonly [string, Span])[] {
  return [
    ...record.partnerships.flatMap((p) => [
      ...p.evidence.map((e) => [e.quote, e] as const),
      ...[p.purpose ?? []].flat().map((x) => [x.text, x] as const),
      ...p.disease_areas.map((d) => [d.text, d] as const),
      ...p.technologies.map((t) => [t.text, t] as const),
      ...p.value.map((v) => [v.text, v] as const),
      ...(p.date?.stated === true ? [[p.date.text, p.date] as const] : []),
    ]),
    ...record.officials.flatMap((o) => o.quotes.map((q) => [q.text, q] as const)),
  ];
}

const sorted = (spans: readonly Span[]): boolean =>
  spans.every((s, i) => i === 0 || (spans[i - 1]?.end ?? 0) <= s.start);

/** What is wrong with the record of a text; nothing, it is hoped. */
function faults({ name, text }: Text): readonly string[] {
  const record = extract(text, { source: name });
  const found: string[] = [];
  for (const [words, { start, end }] of quoted(record)) {
    if (text.slice(start, end) !== words) found.push(`${name}: ${start}-${end} is not "${words.slice(0, 60)}"`);
  }
  for (const p of record.partnerships) {
    if (p.parties.length < 2) found.push(`${name}: ${p.id} has ${p.parties.length} parties`);
    if (p.evidence.length === 0) found.push(`${name}: ${p.id} has no evidence`);
    for (const party of p.parties) if (party.end <= party.start) found.push(`${name}: ${party.name} has no place`);
  }
  const { mentions } = analyse(text, { source: name });
  if (!sorted(mentions)) found.push(`${name}: mentions overlap or are out of order`);
  if (JSON.stringify(extract(text, { source: name })) !== JSON.stringify(record))
    found.push(`${name}: not the same twice`);
  return found;
}

/** A record without places, so that two texts that differ in line ends only can be compared. */
const facts = (text: string): unknown => {
  const { partnerships, officials } = extract(text);
  return {
    partnerships: partnerships.map((p) => [
      p.parties.map((x) => [x.name, x.kind, x.role]),
      p.prominence,
      p.instrument,
      p.types,
      p.status,
      p.date?.value,
    ]),
    officials: officials.map((o) => [o.name, o.title, o.organization]),
  };
};

const withCrLf = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\n/g, '\r\n');
const withLf = (text: string): string => text.replace(/\r\n?/g, '\n');

describe.each([
  ['the fixtures', textsIn(FIXTURES)],
  [`the shared corpus${existsSync(CORPUS) ? '' : ' (skipped: ../shared/corpus is not there)'}`, textsIn(CORPUS)],
] as const)('over %s', (_, texts) => {
  it.skipIf(texts.length === 0)(
    'every span is its text, mentions are in order, and a second run gives the same',
    { timeout: 600_000 },
    () => {
      expect(texts.flatMap(faults)).toEqual([]);
    },
  );

  it.skipIf(texts.length === 0)('line ends make no difference', { timeout: 600_000 }, () => {
    const differing = texts.filter(
      ({ text }) => JSON.stringify(facts(withCrLf(text))) !== JSON.stringify(facts(withLf(text))),
    );
    expect(differing.map(({ name }) => name)).toEqual([]);
  });
});
