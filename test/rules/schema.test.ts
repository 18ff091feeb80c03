import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadRules, RulesError } from '../../src/rules/load.ts';

const folder = fileURLToPath(new URL('../../rules/', import.meta.url));
const schema = JSON.parse(readFileSync(`${folder}rules.schema.json`, 'utf8'));
const validate = new Ajv({ allErrors: true, strictTypes: false, strictRequired: false }).compile(schema);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));

const isValid = (text: string): boolean => validate(parse(text));

function loads(text: string): boolean {
  try {
    loadRules([{ path: 'x.yaml', text }]);
    return true;
  } catch (error) {
    if (error instanceof RulesError) return false;
    throw error;
  }
}

describe('every built-in rule file keeps to the schema', () => {
  it.each(files.sort())('%s, and names it in its first line', (name) => {
    const text = readFileSync(folder + name, 'utf8');
    validate(parse(text));
    expect(validate.errors).toBeNull();
    const up = '../'.repeat(name.split(/[/\\]/).length - 1);
    expect(text.split('\n')[0]).toBe(`# yaml-language-server: $schema=${up}rules.schema.json`);
  });
});

/** Every list of strings in parsed YAML, with the keys that lead to it. */
function* wordLists(
  value: unknown,
  path: string,
): Generator<{ readonly path: string; readonly words: readonly string[] }> {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) yield { path, words: value };
  for (const [key, inner] of Object.entries(value)) yield* wordLists(inner, `${path}/${key}`);
}

it('no built-in list holds a word twice', () => {
  const repeated = files.flatMap((name) =>
    [...wordLists(parse(readFileSync(folder + name, 'utf8')), name)].flatMap(({ path, words }) =>
      words.filter((word, index) => words.indexOf(word) !== index).map((word) => `${path}: ${word}`),
    ),
  );
  expect(repeated).toEqual([]);
});

/** All text of the TypeScript files of a folder. */
const codeIn = (path: string): string =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${path}/${name}`, 'utf8'))
    .join('\n');

it('every built-in list is used: in a pattern, in another list, or by the code', () => {
  const texts = files.map((name) => readFileSync(folder + name, 'utf8'));
  const parsed = texts.map((text) => parse(text) as { lists?: Record<string, { include?: string | string[] }> });
  const lists = parsed.flatMap((file) => Object.entries(file.lists ?? {}));
  const included = new Set(lists.flatMap(([, { include = [] }]) => include));
  const rules = texts.join('\n');
  const code = codeIn(fileURLToPath(new URL('../../src', import.meta.url)));
  const isUsed = (name: string): boolean =>
    name.startsWith('known-') || // all of these together are the names that every reader knows
    included.has(name) ||
    new RegExp(`<${name}[>:]`).test(rules) ||
    new RegExp(`['"<\`]${name}['">:\`]`).test(code);
  expect(lists.map(([name]) => name).filter((name) => !isUsed(name))).toEqual([]);
});

const relation = "pattern: 'a', accepts: ['a']";
const cue = 'pattern: a, direction: both, scope: clause, accepts: [a]';

describe('the schema and the loader agree', () => {
  it.each([
    `about: X.\nrules: { x: { ${relation} } }`,
    `about: X.\nrules: { x: { ${relation}, needs: a, types: research, zones: [body], rejects: [] } }`,
    `about: X.\nlists: { a: { words: [b], inflect: verb }, c: { include: a }, d: { pattern: e } }`,
    `about: X.\ntype: none\nrules: { x: { after: a, strength: 1, accepts: a } }`,
    `about: X.\ntype: money\nrules: { x: { pattern: a, sets: { b: 1, c: true }, accepts: [a] } }`,
    `about: X.\ntype: disease\nterms: [{ name: a, id: 'DOID:1', forms: b, except: [c] }]`,
    `about: X.\ncues: { x: { ${cue}, sets: { terms: undisclosed } } }`,
    `about: X.\nzones: { x: { zone: about, at: tail, until: prose, pattern: a, case: exact, accepts: a } }`,
    `about: X.\nzones: { x: { zone: about, at: tail, until: prose, pattern: [a, b], accepts: a } }`,
    `about: X.\ncues: { x: { words: [a, b], direction: both, scope: clause, accepts: a, sets: { terms: undisclosed } } }`,
    `about: X.\nlists: { a: { pattern: [b, c] } }`,
    `about: X.\nasides: { x: { pattern: '{ref} a', case: exact, reads: b, readings: both, accepts: a } }`,
  ])('both take %s', (text) => {
    expect([isValid(text), loads(text)]).toEqual([true, true]);
  });

  it.each([
    `rules: { x: { ${relation} } }`,
    `about: ''`,
    `about: X.\nrule: {}`,
    `about: X.\nrules: { x: { pattern: a } }`,
    `about: X.\nrules: { x: { pattern: a, accepts: [] } }`,
    `about: X.\nrules: { x: { ${relation}, confidence: 2 } }`,
    `about: X.\nrules: { x: { ${relation}, status: sined } }`,
    `about: X.\nrules: { x: { ${relation}, types: [fishing] } }`,
    `about: X.\nlists: { a: {} }`,
    `about: X.\nlists: { '1a': { words: [b] } }`,
    `about: X.\nlists: { a: { words: [b], pattern: c } }`,
    `about: X.\ntype: org\nrules: { x: { strength: 1, accepts: [a] } }`,
    `about: X.\ntype: org\nrules: { x: { name: a, accepts: [a] } }`,
    `about: X.\ntype: org\nrules: { x: { name: a, beside: list, strength: 1, accepts: [a] } }`,
    `about: X.\ntype: org\nrules: { x: { before: a, beside: lists, strength: 1, accepts: [a] } }`,
    `about: X.\ntype: date\nrules: { x: { name: a, strength: 1, accepts: [a] } }`,
    `about: X.\ntype: disease\nrules: { x: { ${relation} } }`,
    `about: X.\ntype: title\nterms: []`,
    `about: X.\nterms: []`,
    `about: X.\ntype: disease\nterms: [{ forms: [a] }]`,
    `about: X.\ncues: { x: { ${cue}, sets: {} } }`,
    `about: X.\ncues: { x: { ${cue}, sets: { zone: body } } }`,
    `about: X.\nzones: { x: { zone: about, pattern: a, until: line, accepts: [a] } }`,
    `about: X.\nasides: { x: { pattern: a, reads: '', accepts: [a] } }`,
    `about: X.\nasides: { x: { accepts: [a] } }`,
  ])('both refuse %s', (text) => {
    expect([isValid(text), loads(text)]).toEqual([false, false]);
  });

  /** Where a value comes from a fixed set: a file with a wrong one, and the path of the set in the schema. */
  const { relation: r, cue: c, zone: z, aside: a, name: n, list: l } = schema.definitions;
  it.each<[string, string, { enum: string[] }]>([
    ['type', `about: X.\ntype: zzzzzz`, schema.properties.type],
    ['instrument', `about: X.\nrules: { x: { ${relation}, instrument: zzzzzz } }`, r.properties.instrument],
    ['status', `about: X.\nrules: { x: { ${relation}, status: zzzzzz } }`, r.properties.status],
    ['types', `about: X.\nrules: { x: { ${relation}, types: zzzzzz } }`, r.properties.types.anyOf[0]],
    ['tells', `about: X.\nrules: { x: { ${relation}, tells: zzzzzz } }`, r.properties.tells.anyOf[0]],
    ['of', `about: X.\ncues: { x: { of: zzzzzz } }`, c.properties.of],
    ['zones', `about: X.\nrules: { x: { ${relation}, zones: zzzzzz } }`, r.properties.zones.anyOf[0]],
    ['effect', `about: X.\nrules: { x: { ${relation}, effect: zzzzzz } }`, r.properties.effect],
    ['direction', `about: X.\ncues: { x: { direction: zzzzzz } }`, c.properties.direction],
    ['scope', `about: X.\ncues: { x: { scope: zzzzzz } }`, c.properties.scope],
    ['sets.terms', `about: X.\ncues: { x: { sets: { terms: zzzzzz } } }`, c.properties.sets.properties.terms],
    ['sets.type', `about: X.\ncues: { x: { sets: { type: zzzzzz } } }`, c.properties.sets.properties.type],
    ['zone', `about: X.\nzones: { x: { zone: zzzzzz } }`, z.properties.zone],
    ['at', `about: X.\nzones: { x: { at: zzzzzz } }`, z.properties.at],
    ['until', `about: X.\nzones: { x: { until: zzzzzz } }`, z.properties.until],
    ['readings', `about: X.\nasides: { x: { readings: zzzzzz } }`, a.properties.readings],
    ['kind', `about: X.\ntype: org\nrules: { x: { kind: zzzzzz } }`, n.properties.kind],
    ['inflect', `about: X.\nlists: { x: { inflect: zzzzzz } }`, l.properties.inflect],
  ])('on the values of %s', (_, text, { enum: values }) => {
    let hints: readonly string[] = [];
    try {
      loadRules([{ path: 'x.yaml', text }]);
    } catch (error) {
      hints = (error as RulesError).errors.map(({ hint }) => hint);
    }
    expect(hints).toContain(`one of ${values.join(', ')}`);
  });
});
