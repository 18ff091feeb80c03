import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGazetteer } from '../../src/rules/gazetteer/open.ts';
import { readTable } from '../../src/rules/gazetteer/table.ts';
import {
  cachedGazetteer,
  GazetteerError,
  type GazetteerHit,
  loadGazetteer,
  matchGazetteer,
} from '../../src/rules/gazetteer.ts';
import { segment } from '../../src/stages/segment.ts';
import type { Gazetteer } from '../../src/types.ts';

function hitsIn(gazetteer: Gazetteer, text: string): readonly GazetteerHit[] {
  const zones = [{ name: 'body' as const, rule: 'test', start: 0, end: text.length }];
  const { tokens } = segment(text, { zones, quotes: [] }, { lists: {} });
  return matchGazetteer(gazetteer, text, tokens);
}

/** "words in the text → id" for each hit; a register is given as its text. */
function found(register: string, text: string): readonly string[] {
  const gazetteer = loadGazetteer([{ path: 'register.csv', text: register }]);
  return hitsIn(gazetteer, text).map(({ start, end, id, name }) => `${text.slice(start, end)} → ${id ?? name}`);
}

const entries = (text: string) => readTable({ path: 'r.csv', text });

function errorsOf(text: string): readonly string[] {
  try {
    entries(text);
    return [];
  } catch (error) {
    if (error instanceof GazetteerError) return error.errors;
    throw error;
  }
}

describe('a register', () => {
  it('has columns in any order, with their defaults', () => {
    expect(entries('id,name\nx1,Acme Bio\n')).toEqual([
      { name: 'Acme Bio', type: 'org', kind: null, id: 'x1', aliases: [], acronyms: [] },
    ]);
  });

  it('has types, kinds, and several aliases', () => {
    const text =
      'name,type,kind,aliases,acronyms,id\nAcme,org,company,Acme Bio|Acme Inc; AB,ACM,1\nflu,disease,,influenza,,2\n';
    expect(entries(text)).toEqual([
      {
        name: 'Acme',
        type: 'org',
        kind: 'company',
        id: '1',
        aliases: ['Acme Bio', 'Acme Inc', 'AB'],
        acronyms: ['ACM'],
      },
      { name: 'flu', type: 'disease', kind: null, id: '2', aliases: ['influenza'], acronyms: [] },
    ]);
  });

  it('reads the columns of the Research Organization Registry', () => {
    const text =
      'name\tcountry\ttypes\taliases\tacronyms\tror_id\nX Hospital\tAD\tFunder|Healthcare\tHospital X\tXH\thttps://r/1\n';
    expect(entries(text)).toEqual([
      {
        name: 'X Hospital',
        type: 'org',
        kind: 'hospital',
        id: 'https://r/1',
        aliases: ['Hospital X'],
        acronyms: ['XH'],
      },
    ]);
  });

  it('reads the columns of the Disease Ontology', () => {
    expect(entries('id\tlabel\tparents\tmesh\nDOID:1\tbad cold\tcold\t\n')).toEqual([
      { name: 'bad cold', type: 'disease', kind: null, id: 'DOID:1', aliases: [], acronyms: [] },
    ]);
  });

  it('has quotes as RFC 4180 says', () => {
    const names = entries('\ufeffname,id\r\n"Acme, ""the"" firm",1\r\n"two\nlines",2\r\nlast,3');
    expect(names.map(({ name }) => name)).toEqual(['Acme, "the" firm', 'two\nlines', 'last']);
  });

  it('has plain quotes where tabs divide it', () => {
    const names = entries('name\tid\n"Ion" University\t1\nUniversity "Ion"\t2\n"quoted"\t3\n').map(({ name }) => name);
    expect(names).toEqual(['"Ion" University', 'University "Ion"', 'quoted']);
  });

  it.each([
    ['', ['r.csv:1: an empty file: begin with a header, for example name,aliases,id']],
    ['id,what\n1,2\n', [expect.stringMatching(/^r\.csv:1: no column for names: one of name, label/)]],
    ['name,id\nA,1\n\n,2\n', ['r.csv:4: no name']],
    ['name,id\n"a\nb",1\nA,1,2\n', ['r.csv:4: 3 fields, but the header has 2']],
    ['name,kind\nA,shop\n', [expect.stringMatching(/^r\.csv:2: unknown kind shop: one of education/)]],
    ['name,type\nA,person\n', [expect.stringMatching(/^r\.csv:2: unknown kind person/)]],
    ['name,id\n"A,1\nB,2\n', ['r.csv:2: a quote that is not closed before the next comma (RFC 4180)']],
    ['name,id\n"A" b,1\n', ['r.csv:2: a quote that is not closed before the next comma (RFC 4180)']],
  ])('%j is refused with file and line', (text, errors) => {
    expect(errorsOf(text)).toEqual(errors);
  });

  it('may have any number of rows, also with one column', () => {
    expect(entries(`name\n${'Acme Bio\n'.repeat(100_000)}`)).toHaveLength(100_000);
  });
});

const REGISTER = `name,type,aliases,acronyms,id
University of Otago,,,UO,uo
Otago,,,,otago
Seoul National University Hospital,,,SNUH,snuh
Seoul National University,,,SNU,snu
Marks & Larsen,,,,ml
Universität Köln,,University of Cologne,,koeln
Institut Saint-Antoine,,,,sa
Acme (Spain),,,,acme-es
Acme (Peru),,,,acme-pe
Beta Labs (Spain),,,,beta
the Quiet Company,,,,quiet
bioWest,,,,biowest
NEC,,,,nec
Alpha Institute,,,AIN,a1
Alpina Institute,,,AIN,a2
deep tissue disorder,disease,,,d1
quantum glue,technology,,,t1
`;

describe('names of a register in a text', () => {
  it.each([
    [
      'the longest',
      'Seoul National University Hospital and Seoul National University',
      ['Seoul National University Hospital → snuh', 'Seoul National University → snu'],
    ],
    ['in capitals', 'AT THE UNIVERSITY OF OTAGO', ['UNIVERSITY OF OTAGO → uo']],
    ['with "and" for "&"', 'Marks and Larsen', ['Marks and Larsen → ml']],
    ['without accents', 'Universitat Koln', ['Universitat Koln → koeln']],
    ['by an alias', 'the University of Cologne', ['University of Cologne → koeln']],
    ['without a hyphen', 'Institut Saint Antoine', ['Institut Saint Antoine → sa']],
    ['with a comma inside', 'University of Otago, Dunedin', ['University of Otago → uo']],
    ['without its country', 'Beta Labs grew', ['Beta Labs → beta']],
    ['without "the"', 'The Quiet Company', ['Quiet Company → quiet']],
    ['that begins small', 'With bioWest today', ['bioWest → biowest']],
    ['shared by several, without an id', 'Acme grew', ['Acme → Acme']],
    ['of a disease in the plural', 'Deep tissue disorders', ['Deep tissue disorders → d1']],
    ['of a technology in any case', 'our Quantum Glue', ['Quantum Glue → t1']],
    ['by its abbreviation', 'SNUH opened', ['SNUH → snuh']],
    [
      'by a short abbreviation beside its long form',
      'Seoul National University (SNU)',
      ['Seoul National University → snu', 'SNU → snu'],
    ],
  ])('%s', (_, text, expected) => {
    expect(found(REGISTER, text)).toEqual(expected);
  });

  it.each([
    ['in small letters', 'university of otago and otago'],
    ['that begins with a small letter', 'university of Otagos'],
    ['as a part of a word', 'Otagoan and Prenec'],
    ['over a full stop', 'He left Seoul National. University life began'],
    ['over a line', 'Seoul National\nUniversity'],
    ['a short abbreviation alone', 'SNU and UO'],
    ['an abbreviation in small letters', 'snuh or nec or Nec'],
    ['an abbreviation of several', 'AIN'],
    ['words run together', 'Beta La bs, Betalabs'],
  ])('not %s', (_, text) => {
    expect(found(REGISTER, text)).toEqual([]);
  });

  it('carry offsets, kind, and whether they are weak', () => {
    const gazetteer = loadGazetteer([
      { path: 'r.csv', text: 'name,kind,id\nBioMed Nord,company,1\nNord,hospital,2\nPathAI,,3\n' },
    ]);
    expect(hitsIn(gazetteer, 'With BioMed Nord, Nord and PathAI.')).toEqual([
      { start: 5, end: 16, first: 1, last: 3, type: 'org', name: 'BioMed Nord', kind: 'company', id: '1', weak: false },
      { start: 18, end: 22, first: 4, last: 5, type: 'org', name: 'Nord', kind: 'hospital', id: '2', weak: true },
      { start: 27, end: 33, first: 6, last: 7, type: 'org', name: 'PathAI', kind: null, id: '3', weak: false },
    ]);
  });

  it('keep their kind where all that share them have it', () => {
    const gazetteer = loadGazetteer([
      {
        path: 'r.csv',
        text: 'name,kind,id\nNord Labs (A),company,1\nNord Labs (B),company,2\nOst Labs (A),company,3\nOst Labs (B),hospital,4\n',
      },
    ]);
    const hits = hitsIn(gazetteer, 'Nord Labs and Ost Labs').map(({ name, kind, id }) => ({ name, kind, id }));
    expect(hits).toEqual([
      { name: 'Nord Labs', kind: 'company', id: null },
      { name: 'Ost Labs', kind: null, id: null },
    ]);
  });

  it('go to the name before the alias, over several files', () => {
    const gazetteer = loadGazetteer([
      { path: 'a.csv', text: 'name,aliases,id\nOne Group,Two Group,1\n' },
      { path: 'b.csv', text: 'name,id\nTwo Group,2\n' },
    ]);
    expect(hitsIn(gazetteer, 'One Group, Two Group').map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('are none in an empty text or of an empty register', () => {
    expect(found('name\n', 'University of Otago')).toEqual([]);
    expect(found(REGISTER, '')).toEqual([]);
  });
});

describe('the compiled form', () => {
  it('is not opened when it is not one', () => {
    expect(openGazetteer(Buffer.alloc(10))).toBeNull();
    expect(openGazetteer(Buffer.alloc(64, 1))).toBeNull();
  });

  describe('in a cache', () => {
    let folder = '';
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'gazetteer-'));
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    const register = (text: string): string => {
      const path = join(folder, 'register.csv');
      writeFileSync(path, text);
      return path;
    };

    it('gives the same hits, and is compiled again when the register changes', () => {
      const cache = join(folder, 'cache');
      const text = 'University of Otago, Beta Labs, Gamma Labs';
      const path = register(REGISTER);
      const fresh = hitsIn(cachedGazetteer([path], cache), text);
      expect(fresh).toHaveLength(2);
      expect(hitsIn(cachedGazetteer([path], cache), text)).toEqual(fresh);
      expect(readdirSync(cache)).toHaveLength(1);
      register(`${REGISTER}Gamma Labs,,,,g\n`);
      expect(hitsIn(cachedGazetteer([path], cache), text)).toHaveLength(3);
      expect(readdirSync(cache)).toHaveLength(2);
    });

    it('is compiled again when its file is cut short', () => {
      const cache = join(folder, 'cut');
      const path = register(REGISTER);
      cachedGazetteer([path], cache);
      const [name = ''] = readdirSync(cache);
      writeFileSync(join(cache, name), readFileSync(join(cache, name)).subarray(0, 5000));
      expect(hitsIn(cachedGazetteer([path], cache), 'Beta Labs')).toHaveLength(1);
    });

    it('is done without where it cannot be written', () => {
      const path = register(REGISTER);
      expect(hitsIn(cachedGazetteer([path], path), 'Beta Labs')).toHaveLength(1);
    });

    it('lets errors in the register through', () => {
      expect(() => cachedGazetteer([register('id\n1\n')], folder)).toThrow(/register\.csv:1: no column for names/);
      expect(() => cachedGazetteer([join(folder, 'none.csv')], folder)).toThrow(/ENOENT/);
    });
  });
});

const registers = ['ror.tsv', 'doid.tsv'].map((name) => join(import.meta.dirname, '../../../shared/reference', name));

describe.skipIf(!registers.every(existsSync))(
  'registers at real size (skipped where ../shared/reference is not there)',
  () => {
    let folder = '';
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'gazetteer-'));
      cachedGazetteer(registers, folder);
    }, 60_000);
    afterAll(() => rmSync(folder, { recursive: true }));

    it('have all their names in the compiled form', () => {
      expect(cachedGazetteer(registers, folder).forms).toBeGreaterThan(200_000);
    });

    it('give ids', () => {
      const gazetteer = cachedGazetteer(registers, folder);
      const text = 'Yonsei University and Mayo Clinic study breast cancers.';
      expect(hitsIn(gazetteer, text).map(({ id, kind }) => [id, kind])).toEqual([
        ['https://ror.org/01wjejq96', 'university'],
        ['https://ror.org/02qp3tb03', 'hospital'],
        ['DOID:1612', null],
      ]);
    });
  },
);
