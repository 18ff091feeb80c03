import { describe, expect, it } from 'vitest';
import { foldName, orgKey } from '../src/name-key.ts';

describe('foldName', () => {
  it.each([
    ['Institut Mérieux', 'institut merieux'],
    ["Children's Hospital", 'childrens hospital'],
    ['Children’s Hospital', 'childrens hospital'],
    ['Acme & Orvane', 'acme and orvane'],
    ['U.S. Department of Energy', 'us department of energy'],
    ['  Acme-Bio,\n(Oslo) ', 'acme bio oslo'],
    ['23andMe', '23andme'],
    ['—', ''],
  ])('folds accents, case, possessives and marks: %j', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });
});

describe('orgKey', () => {
  it.each([
    'Acme Bio',
    'ACME BIO',
    'The Acme Bio',
    'Acme Bio, Inc.',
    'Acme Bio Co., Ltd.',
    'Acme Bio GmbH',
    'Acme Bio S.A.',
    'Acme Bio & Co.',
  ])('is the same for the same name with and without article and legal form: %s', (name) => {
    expect(orgKey(name)).toBe('acme bio');
  });

  it('keeps words in the middle of a name that are legal forms at its end', () => {
    expect(orgKey('Orvane Company Fund')).toBe('orvane company fund');
    expect(orgKey('Company')).toBe('company');
  });

  it('tells names apart', () => {
    expect(orgKey('Acme Bio')).not.toBe(orgKey('Acme Biologics'));
    expect(orgKey('Mercy Hospital')).not.toBe(orgKey('Mercy'));
  });
});
