import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRules } from '../../src/rules/load.ts';
import { compileTerms } from '../../src/rules/terms/compile.ts';
import { findTerms, type TermMention } from '../../src/stages/annotate/terms.ts';
import { segment } from '../../src/stages/segment.ts';
import type { RuleSet } from '../../src/types.ts';

const folder = join(import.meta.dirname, '../../rules');
const paths = ['lexicon', 'entities/diseases'].flatMap((part) =>
  readdirSync(join(folder, part)).map((name) => `${part}/${name}`),
);
const { rules } = loadRules(
  [...paths.sort(), 'entities/technology.yaml'].map((path) => ({
    path,
    text: readFileSync(join(folder, path), 'utf8'),
  })),
);

function mentionsIn(text: string, set: RuleSet = rules): readonly TermMention[] {
  const zones = [{ name: 'body' as const, rule: 'test', start: 0, end: text.length }];
  const { tokens, sentences } = segment(text, { zones, quotes: [] }, rules);
  return findTerms(text, tokens, sentences, set);
}

/** "words in the text → name" for each mention. */
function found(text: string, set: RuleSet = rules): readonly string[] {
  return mentionsIn(text, set).map(({ start, end, name }) => `${text.slice(start, end)} → ${name}`);
}

/** A rule set with these terms only. */
function withTerms(terms: string): RuleSet {
  return loadRules([{ path: 'own.yaml', text: `about: x\ntype: disease\nterms:\n${terms}` }]).rules;
}

describe('a phrase of the lexicon', () => {
  it.each([
    ['in the plural', 'It treats solid tumors.', ['solid tumors → solid tumor']],
    ['in the plural of Greek words', 'It prevents metastases.', ['metastases → metastatic cancer']],
    ['in the plural in -ies', 'Food allergies are common.', ['Food allergies → food allergy']],
    ['in capitals', 'TRIPLE-NEGATIVE BREAST CANCER', ['TRIPLE-NEGATIVE BREAST CANCER → triple-negative breast cancer']],
    ['in British spelling', 'Tumours, leukaemia and oedema', ['Tumours → cancer', 'leukaemia → leukemia']],
    ['without its accents', "Behcet's disease", ["Behcet's disease → Behçet's disease"]],
    ['with a curly apostrophe', 'Crohn’s disease', ["Crohn’s disease → Crohn's disease"]],
    ['without its possessive', 'Alzheimer disease', ["Alzheimer disease → Alzheimer's disease"]],
    [
      'with blanks for hyphens',
      'non small cell lung cancer',
      ['non small cell lung cancer → non-small cell lung cancer'],
    ],
    ['with more hyphens', 'non-small-cell lung cancer', ['non-small-cell lung cancer → non-small cell lung cancer']],
    ['with more blanks', 'type 2  diabetes', ['type 2  diabetes → type 2 diabetes']],
    ['inside a hyphenated word', 'KRAS-driven cancers', ['cancers → cancer']],
    ['before a hyphen', 'stroke-related deaths', ['stroke → stroke']],
    ['with a slash', 'HIV/AIDS care', ['HIV/AIDS → HIV infection']],
    ['with a point', 'C. difficile spreads', ['C. difficile → Clostridioides difficile infection']],
    ['in its own adjective form', 'diabetic ulcers', ['diabetic ulcers → diabetic foot ulcer']],
  ])('is found %s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('is the longest one', () => {
    expect(found('non-small cell lung cancer and lung cancer')).toEqual([
      'non-small cell lung cancer → non-small cell lung cancer',
      'lung cancer → lung cancer',
    ]);
  });

  it.each([
    ['over a full stop', 'They studied the lung. Cancer care was next.', ['Cancer → cancer']],
    ['over brackets', 'the lung (cancer)', ['cancer → cancer']],
    ['in a web address', 'See www.cancer.org/lung-cancer or https://example.com/x/breast-cancer-news', []],
    ['in an e-mail address', 'Write to diabetes@example.org today', []],
    ['as part of a word', 'a cancerphobia of strokeplay', []],
    ['where an exception holds it', 'The pain points of a two-stroke engine', []],
    ['where only its capitals would tell it', 'He is still disease-free in grave disease', []],
    ['in lower case, if it is an abbreviation', 'It aids the copd of ibs', []],
    ['if the abbreviation is ambiguous', 'Ms Park of the PD said MS and AMD', []],
  ])('is not found %s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('carries name, id, rule and exact offsets', () => {
    expect(mentionsIn('About breast cancers.')).toEqual([
      {
        type: 'disease',
        start: 6,
        end: 20,
        name: 'breast cancer',
        id: 'DOID:1612',
        rule: 'entities/diseases/oncology',
      },
    ]);
    expect(mentionsIn('a CAR-T trial')).toEqual([
      { type: 'technology', start: 2, end: 7, name: 'CAR-T', rule: 'entities/technology' },
    ]);
  });
});

describe('a coordinated list', () => {
  it.each([
    [
      'autoimmune and inflammatory diseases',
      ['autoimmune → autoimmune disease', 'inflammatory diseases → inflammatory disease'],
    ],
    ['type 1 and type 2 diabetes', ['type 1 → type 1 diabetes', 'type 2 diabetes → type 2 diabetes']],
    [
      'lung, breast and colorectal cancers',
      ['lung → lung cancer', 'breast → breast cancer', 'colorectal cancers → colorectal cancer'],
    ],
    [
      'heart, lung, and kidney diseases',
      ['heart → heart disease', 'lung → lung disease', 'kidney diseases → kidney disease'],
    ],
    ['lung/breast cancer', ['lung → lung cancer', 'breast cancer → breast cancer']],
    [
      'immunological and neurodegenerative diseases',
      ['immunological → immune system disease', 'neurodegenerative diseases → neurodegenerative disease'],
    ],
    ['ovarian and other cancers', ['ovarian → ovarian cancer', 'cancers → cancer']],
    ['rare and hard to diagnose conditions', []],
    ['rare & often overlooked diseases', ['rare → rare disease']],
    [
      'psychiatric and addictive disorders',
      ['psychiatric → mental disorder', 'addictive disorders → substance use disorder'],
    ],
    ['cancers and rare diseases', ['cancers → cancer', 'rare diseases → rare disease']],
    ['hepatitis B and C', ['hepatitis B → hepatitis B', 'C → hepatitis C']],
    ['hepatitis A, B and C', ['hepatitis A → hepatitis A', 'B → hepatitis B', 'C → hepatitis C']],
    ['influenza A and B', ['influenza A → influenza']],
    ['the heart and the cancers', ['cancers → cancer']],
    ['They met at the lung and went to the conditions', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('a short form that the article introduces', () => {
  it('is known everywhere, before and after', () => {
    const text = 'AMD care. It treats age-related macular degeneration (AMD). For AMD, eyes matter.';
    expect(found(text).filter((mention) => mention.startsWith('AMD'))).toEqual(
      Array(3).fill('AMD → age-related macular degeneration'),
    );
  });

  it.each([
    ['in the plural', 'diabetic foot ulcers (DFUs). A DFU hurts.', ['DFUs', 'DFU']],
    ['for a longer phrase than the lexicon has', 'early breast cancer (EBC). EBC is', ['EBC', 'EBC']],
    ['in quotes', 'chronic kidney disease (“CKD”). CKD is', ['CKD', 'CKD']],
    ['after "or"', 'chronic kidney disease, or CKD, is common', ['CKD']],
    ['before its long form', 'CKD (chronic kidney disease) and CKD', ['CKD', 'CKD']],
    ['with small letters', 'neovascular age-related macular degeneration (nvAMD); nvAMD', ['nvAMD', 'nvAMD']],
  ])('%s', (_, text, expected) => {
    const mentions = mentionsIn(text);
    const names = new Set(mentions.map(({ name }) => name));
    const shorts = mentions
      .map(({ start, end }) => text.slice(start, end))
      .filter((words) => /^\S*[A-Z]{2}\S*$/.test(words));
    expect(shorts).toEqual(expected);
    expect(names.size).toBe(1);
  });

  it.each([
    ['a ticker', 'Its target is glaucoma (NYSE: GLA). GLA rose.'],
    ['other letters', 'the drug for glaucoma (XYZ). XYZ is'],
    ['a society', 'the Society for Clinical Oncology (SCO). SCO met.'],
    ['a year', 'glaucoma (2019) and 2019'],
  ])('is not learnt from %s', (_, text) => {
    expect(mentionsIn(text)).toHaveLength(1);
  });

  it('is not an ordinary word in a headline of capitals', () => {
    const text = 'CARE FOR ALL PATIENTS\nIt treats acute lymphoblastic leukemia (ALL). In ALL, cells grow.';
    expect(found(text)).toEqual([
      'acute lymphoblastic leukemia → acute lymphoblastic leukemia',
      'ALL → acute lymphoblastic leukemia',
      'ALL → acute lymphoblastic leukemia',
    ]);
  });
});

describe('forms', () => {
  it('may hold choices, parts to leave out, and lists', () => {
    const { rules: own } = loadRules([
      { path: 'lists.yaml', text: 'about: x\nlists: {organ: {words: [lung, liver]}}' },
      { path: 'own.yaml', text: "about: x\ntype: disease\nterms: [{name: x, forms: ['<organ> (very |)(bad|ill)']}]" },
    ]);
    expect(found('lung bad, liver very ill, lung very', own)).toEqual(['lung bad → x', 'liver very ill → x']);
  });

  it('throw where a list is unknown', () => {
    expect(() => compileTerms([{ type: 'disease', name: 'x', id: null, forms: ['<nothing> x'] }], {})).toThrow(
      '<nothing>',
    );
  });

  it('with = stand for their words as written', () => {
    const own = withTerms("  - {name: burn injury, forms: ['=burns', '=Pompe']}");
    expect(found('Burns burn; Pompe, pompe', own)).toEqual(['Burns → burn injury', 'Pompe → burn injury']);
  });

  it('go to the term whose name they are, then to the first that has them', () => {
    const own = withTerms('  - {name: one, forms: [two, three]}\n  - {name: two, forms: [three]}');
    expect(found('two three', own)).toEqual(['two → two', 'three → one']);
  });

  it('are the same compiled before and at first use', () => {
    const before = { ...rules, compiledTerms: compileTerms(rules.terms, rules.lists) };
    const text = "Crohn's disease, HIV-1, NSCLC (also NSCLCs), tumours, β-thalassemia and COVID-19";
    expect(found(text, before)).toEqual(found(text));
    expect(found(text)).toHaveLength(7);
  });
});

describe('long and odd texts', () => {
  it('sorts its mentions, which do not overlap', () => {
    const text = 'lung, breast (BC) and colorectal cancers (CCs), hepatitis B/C; CCs, chronic kidney disease (CKD)';
    const mentions = mentionsIn(text);
    expect(mentions.length).toBeGreaterThan(5);
    for (const [index, { start }] of mentions.slice(1).entries())
      expect(start).toBeGreaterThanOrEqual(mentions[index]!.end);
  });

  it('reads a sentence longer than its columns', () => {
    const text = `${'word '.repeat(9000)}lung cancer ${'x-'.repeat(20000)} breast cancer`;
    expect(found(text)).toContain('lung cancer → lung cancer');
    expect(found(text)).toContain('breast cancer → breast cancer');
  });

  it('bears any number of terms', () => {
    const text = 'and lung, breast and other cancers (LC) of the C. of A/B, or AIDS '.repeat(4000);
    expect(mentionsIn(text).length).toBeGreaterThan(10_000);
  });

  it('finds nothing in nothing', () => {
    expect(found('')).toEqual([]);
    expect(found('word', { ...rules, terms: [] })).toEqual([]);
  });
});
