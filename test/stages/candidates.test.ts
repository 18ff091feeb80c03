import { describe, expect, it } from 'vitest';
import { builtinRules } from '../../src/rules/builtin.ts';
import { type Candidate, findCandidates } from '../../src/stages/annotate/candidates.ts';
import { joinLettered, splitPairs } from '../../src/stages/annotate/joined-names.ts';
import { listedAmong, nameLists } from '../../src/stages/annotate/listed-names.ts';
import { nameWords, type Scan } from '../../src/stages/annotate/name-scan.ts';
import { clean } from '../../src/stages/clean.ts';
import { segment } from '../../src/stages/segment.ts';

function scanned(body: string, blockedWord?: string): { scan: Scan; candidates: Candidate[] } {
  const rules = builtinRules();
  const text = `A headline of no matter.\n\n${body}`;
  const { tokens, sentences } = segment(text, clean(text, rules), rules);
  const blocked = new Uint8Array(tokens.count);
  for (let i = 0; i < tokens.count; i++) if (text.slice(tokens.start[i], tokens.end[i]) === blockedWord) blocked[i] = 1;
  const scan: Scan = { text, tokens, blocked, words: nameWords(rules) };
  const body0 = sentences.filter((s) => s.start >= text.indexOf(body));
  return { scan, candidates: body0.flatMap((s) => findCandidates(scan, s)) };
}

const textsOf = (scan: Scan, list: readonly Candidate[]): string[] => list.map((c) => scan.text.slice(c.start, c.end));

function names(body: string, blockedWord?: string): string[] {
  const { scan, candidates } = scanned(body, blockedWord);
  return textsOf(scan, candidates);
}

describe('findCandidates', () => {
  it.each([
    ['they met Acme Bio in spring.', ['Acme Bio']],
    ['they met Acme Bio, Inc. in spring.', ['Acme Bio, Inc.']],
    ['they met Acme Medical (Shanghai) Co., Ltd. in spring.', ['Acme Medical (Shanghai) Co., Ltd.']],
    ['they met Orvane and Company in spring.', ['Orvane and Company']],
    ['they met Acme & Orvane in spring.', ['Acme & Orvane']],
    ['they met Acme and Orvane in spring.', ['Acme', 'Orvane']],
    ['they met the University of Tavira in spring.', ['University of Tavira']],
    ['they met the Ministry of Health and Welfare in spring.', ['Ministry of Health and Welfare']],
    ["they met Tavira Children's Hospital in spring.", ["Tavira Children's Hospital"]],
    ["they met Acme's Orvane unit in spring.", ['Acme', 'Orvane']],
    ['they met eBay and 23andMe in spring.', ['eBay', '23andMe']],
    ['they met Oslo-based Acme in spring.', ['Acme']],
    ['they met Studio 54 in spring.', ['Studio 54']],
    ['they met the University of Tavira at Orvane in spring.', ['University of Tavira at Orvane']],
    ['they met nobody in spring.', []],
  ])('finds runs of capitalised words with what may join them: %s', (body, expected) => {
    expect(names(body)).toEqual(expected);
  });

  it('joins a nameless unit and its institution', () => {
    expect(names('they met the College of Medicine, Tavira University in spring.')).toEqual([
      'College of Medicine, Tavira University',
    ]);
  });

  it('does not reach over words that other mentions take', () => {
    expect(names('they met Acme March Orvane in spring.', 'March')).toEqual(['Acme', 'Orvane']);
  });

  it('does not reach over a line', () => {
    expect(names('they met Acme\nOrvane came too, as they said.')).not.toContain('Acme\nOrvane');
  });

  it('marks the word whose capital may mean nothing', () => {
    const { candidates } = scanned('Acme met Orvane in spring.');
    expect(candidates.map((c) => c.initial)).toEqual([true, false]);
  });
});

describe('splitPairs', () => {
  it('parts two names that stand alone elsewhere', () => {
    const { scan, candidates } = scanned('they met Acme & Orvane. later Acme left, then Orvane left.');
    expect(
      textsOf(
        scan,
        splitPairs(scan, candidates, () => false),
      ),
    ).toEqual(['Acme', 'Orvane', 'Acme', 'Orvane']);
  });

  it('leaves a name whose halves do not', () => {
    const { scan, candidates } = scanned('they met Acme & Orvane. later Acme left.');
    expect(
      textsOf(
        scan,
        splitPairs(scan, candidates, () => false),
      ),
    ).toEqual(['Acme & Orvane', 'Acme']);
  });

  it('parts two well-known names that have a deal', () => {
    const parted = (text: string): string[] => {
      const { scan, candidates } = scanned(text);
      return textsOf(
        scan,
        splitPairs(scan, candidates, (name) => /^(?:Acme|Orvane)$/.test(name)),
      );
    };
    expect(parted('they met the Acme-Orvane 50:50 joint venture.')).toEqual(['Acme', 'Orvane']);
    expect(parted('they met the Acme-Orvane team.')).toEqual(['Acme', 'Orvane']);
    expect(parted('they met the Acme-Orvane index.')).toEqual(['Acme-Orvane']);
  });
});

describe('joinLettered', () => {
  it('joins what the letters of a name join', () => {
    const { scan, candidates } = scanned('they met the Tavira Pump and Fan Makers Union in Rome. TPFMU came too.');
    expect(textsOf(scan, joinLettered(scan, candidates))).toContain('Tavira Pump and Fan Makers Union');
  });

  it('leaves two names apart whose letters no name has', () => {
    const { scan, candidates } = scanned('they met the Tavira Pump and Fan Makers Union in Rome. TPX came too.');
    expect(textsOf(scan, joinLettered(scan, candidates))).not.toContain('Tavira Pump and Fan Makers Union');
  });
});

describe('listedAmong', () => {
  const listed = (body: string, known: readonly string[]): string[] => {
    const { scan, candidates } = scanned(body);
    return [...listedAmong(scan.text, nameLists(scan.text, candidates), (k) => known.includes(k))];
  };

  it('learns a name between known ones, and behind two of them', () => {
    expect(listed('they met Acme, Kelmar and Orvane in spring.', ['acme', 'orvane'])).toEqual(['kelmar']);
    expect(listed('they met Acme, Orvane and Kelmar in spring.', ['acme', 'orvane'])).toEqual(['kelmar']);
  });

  it('does not learn from one neighbour, nor across other words', () => {
    expect(listed('they met Acme and Kelmar in spring.', ['acme'])).toEqual([]);
    expect(listed('they met Acme, then saw Kelmar and Orvane in spring.', ['acme', 'orvane'])).toEqual([]);
  });
});

describe('nameLists', () => {
  const lists = (body: string): string[][] => {
    const { scan, candidates } = scanned(body);
    return nameLists(scan.text, candidates).map(({ members }) => textsOf(scan, members));
  };

  it('takes names in a row, wherever they are and whatever is told of them', () => {
    expect(lists('they met Acme, Kelmar and Orvane in spring.')).toEqual([['Acme', 'Kelmar', 'Orvane']]);
    expect(lists('they met Acme in Oslo, Kelmar in Rome and Orvane in Bonn.')).toEqual([['Acme', 'Kelmar', 'Orvane']]);
    expect(lists('they met Acme (Peru), Kelmar (US) and Orvane (Chile).')).toEqual([['Acme', 'Kelmar', 'Orvane']]);
    expect(lists('they met Acme, a maker of pumps; Kelmar, a carrier; and Orvane.')).toEqual([
      ['Acme', 'Kelmar', 'Orvane'],
    ]);
  });

  it('takes two only where a word joins them, and none behind "and"', () => {
    expect(lists('with Acme, Orvane will go.')).toEqual([]);
    expect(lists('with Acme and Orvane they go.')).toEqual([['Acme', 'Orvane']]);
    expect(lists('with Acme and Orvane, Kelmar will go.')).toEqual([['Acme', 'Orvane']]);
  });
});
