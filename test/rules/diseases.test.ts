import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRules } from '../../src/rules/load.ts';
import { expandForm } from '../../src/rules/terms/forms.ts';
import { spellings } from '../../src/rules/terms/spelling.ts';

const folder = join(import.meta.dirname, '../../rules');
const diseaseFiles = readdirSync(join(folder, 'entities/diseases')).map((name) => `entities/diseases/${name}`);
const files = ['lexicon/conditions.yaml', ...diseaseFiles.sort(), 'entities/technology.yaml'];
const { rules } = loadRules(files.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') })));
const diseases = rules.terms.filter(({ type }) => type === 'disease');
const technologies = rules.terms.filter(({ type }) => type === 'technology');

/** Case, accents, plural, possessive and hyphens folded. */
function folded(phrase: string): string {
  const plain = phrase
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/['’]s?(?= |$)/g, '');
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => spellings(word)[0]).join(' ');
}

const formsOf = ({ name, forms }: { name: string; forms: readonly string[] }) =>
  [name, ...forms.map((form) => form.replace(/^=/, ''))].flatMap((form) => expandForm(form, rules.lists));

/** Where each form stands that more than one term has. */
function twice(): readonly string[] {
  const owners = new Map<string, Set<string>>();
  for (const term of rules.terms) {
    for (const form of formsOf(term)) {
      const key = /\p{Lu}[^ ]*\p{Lu}/u.test(form) ? form : folded(form);
      owners.set(key, (owners.get(key) ?? new Set()).add(term.name));
    }
  }
  return [...owners].filter(([, names]) => names.size > 1).map(([form, names]) => `${form}: ${[...names].join(', ')}`);
}

describe('the lexicon of diseases', () => {
  it('is as large as its task', () => {
    expect(diseases.length).toBeGreaterThan(500);
    expect(technologies.length).toBeGreaterThan(100);
  });

  it('has each name once', () => {
    const names = rules.terms.map(({ name }) => folded(name));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('gives each form to one term', () => {
    expect(twice()).toEqual([]);
  });

  it('writes names in lower case but for proper names and abbreviations', () => {
    const title = diseases.map(({ name }) => name).filter((name) => /^\p{Lu}\p{Ll}+( \p{Lu}\p{Ll}+)+$/u.test(name));
    expect(title).toEqual([]);
  });

  it.each(['MS', 'AMD', 'RA', 'PD', 'AD', 'CF', 'ED', 'CHF', 'TB', 'CKD', 'AML', 'IBD', 'GERD'])(
    'leaves the ambiguous %s to its long form in the text',
    (short) => {
      expect(diseases.filter((term) => formsOf(term).includes(short))).toEqual([]);
    },
  );

  it.each(['pregnancy', 'maternal health', 'wellness', 'preventive care', 'CAR-T', 'precision medicine', 'oncologist'])(
    'does not hold %s, which is no disease',
    (phrase) => {
      expect(diseases.filter((term) => formsOf(term).map(folded).includes(folded(phrase)))).toEqual([]);
    },
  );

  it.each(['mental health', 'oncology', 'rare diseases', 'orphan diseases', 'chronic conditions', 'CNS disorders'])(
    'holds the group %s',
    (phrase) => {
      expect(diseases.filter((term) => formsOf(term).map(folded).includes(folded(phrase)))).toHaveLength(1);
    },
  );

  it('has ids of one form, each once', () => {
    const ids = diseases.flatMap(({ id }) => id ?? []);
    expect(ids.filter((id) => !/^DOID:\d+$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(400);
  });

  it('gives technologies no ids', () => {
    expect(technologies.filter(({ id }) => id !== null)).toEqual([]);
  });
});

const register = join(import.meta.dirname, '../../../shared/reference/doid.tsv');

describe.skipIf(!existsSync(register))(
  'ids (skipped where ../shared/reference/doid.tsv, the Disease Ontology, is not there)',
  () => {
    const rows = existsSync(register) ? readFileSync(register, 'utf8').split('\n') : [];
    const labels = new Map(rows.map((row) => row.split('\t') as [string, string]).map(([id, label]) => [id, label]));

    it('all name that very disease', () => {
      const wrong = diseases
        .filter((term) => term.id !== null)
        .filter(
          (term) =>
            !formsOf(term)
              .map(folded)
              .includes(folded(labels.get(term.id ?? '') ?? 'none')),
        )
        .map(({ name, id }) => `${name}: ${id} is ${labels.get(id ?? '')}`);
      expect(wrong).toEqual([]);
    });

    it('are there for every name that the ontology has', () => {
      const known = new Map([...labels].map(([id, label]) => [folded(label ?? ''), id]));
      const without = diseases.filter(({ id, name }) => id === null && known.has(folded(name)));
      expect(without.map(({ name }) => `${name}: ${known.get(folded(name))}`)).toEqual([]);
    });
  },
);
