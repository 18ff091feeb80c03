import { describe, expect, it } from 'vitest';
import { analyse, extract } from '../../src/pipeline.ts';
import type { Entity } from '../../src/stages/resolve.ts';

const entities = (text: string): [string, ...string[]][] =>
  analyse(text).entities.all.map((e) => [e.name, ...e.aliases]);

/** What the given words stand for. */
function standFor(text: string, words: string): string[] | undefined {
  const { mentions, entities } = analyse(text);
  const m = mentions.find((m) => m.type === 'ref' && text.slice(m.start, m.end) === words);
  return m?.type === 'ref' ? entities.of(m).map((e: Entity) => e.name) : undefined;
}

describe('resolve: names', () => {
  it.each([
    [
      'an acronym in parentheses',
      'The Tavira Medical Institute (TMI) signed an agreement with Mercy Hospital. TMI will train nurses.',
      ['Tavira Medical Institute', 'TMI'],
    ],
    [
      'a short form',
      'Rigelon Pharmaceuticals Inc. signed an agreement with Mercy Hospital. Later Rigelon moved to the town.',
      ['Rigelon Pharmaceuticals Inc.', 'Rigelon'],
    ],
    [
      'the kind of thing that it is, with its article',
      'Tavira Valley Town Credit Union signed an agreement with Mercy Hospital. Later the Credit Union moved. Shares of the Credit Union fell.',
      ['Tavira Valley Town Credit Union', 'Credit Union'],
    ],
    [
      'a former name',
      'Kelmar Labs, formerly known as Dorvex Labs, signed an agreement with Mercy Hospital.',
      ['Kelmar Labs', 'Dorvex Labs'],
    ],
    [
      'a name with and without its legal form',
      'Acme Bio signed an agreement with Mercy Hospital. The pumps of Acme Bio, Inc. are made in the town.',
      ['Acme Bio, Inc.', 'Acme Bio'],
    ],
  ])('puts %s to its organisation', (_what, text, expected) => {
    expect(entities(text)).toEqual([expected, ['Mercy Hospital']]);
  });

  it('lets the fullest form name the organisation and keeps all its mentions', () => {
    const text = 'Acme Bio signed an agreement with Mercy Hospital. The pumps of Acme Bio, Inc. are made in the town.';
    const [acme] = analyse(text).entities.all;
    expect(acme?.mentions.map((m) => text.slice(m.start, m.end))).toEqual(['Acme Bio', 'Acme Bio, Inc.']);
    expect(acme?.index).toBe(0);
  });

  it('keeps a branch apart from a parent that is named more often', () => {
    const text =
      'Orvane Inc. makes pumps for the sick. In spring Orvane Inc. met the nurses of Mercy Hospital. A plant of Orvane Norway Inc. is in the north.';
    expect(entities(text).map(([name]) => name)).toEqual(['Orvane Inc.', 'Mercy Hospital', 'Orvane Norway Inc.']);
  });

  it("keeps what is told as one's own apart, where the short name came first", () => {
    const own =
      'Tavira Stores signed an agreement with Mercy Hospital. It is tried at its Tavira Stores Express shop in the town.';
    expect(entities(own)).toEqual([['Tavira Stores'], ['Mercy Hospital'], ['Tavira Stores Express']]);
    const same = 'Tavira Stores signed an agreement with Mercy Hospital. A shop of Tavira Stores Group, Inc. is near.';
    expect(entities(same)[0]).toEqual(['Tavira Stores Group, Inc.', 'Tavira Stores']);
  });

  it('takes a list in parentheses for no other name', () => {
    const text =
      'Acme Bio (Orvane Labs, Kelmar Labs) made deals. Acme Bio and Orvane Labs signed an agreement in spring. Kelmar Labs did so later.';
    expect(entities(text)).toEqual([['Acme Bio'], ['Orvane Labs'], ['Kelmar Labs']]);
  });

  it('takes the letters of two for two where a deal is called so', () => {
    const text =
      'Acme Bio Corp. (ABC) and Tavira Valley Lab (TVL) signed an agreement. The ABC-TVL alliance will train nurses.';
    expect(entities(text)).toEqual([
      ['Acme Bio Corp.', 'ABC'],
      ['Tavira Valley Lab', 'TVL'],
    ]);
  });

  it('abstains where a short form fits two names', () => {
    const text =
      'Orvane Pharmaceuticals Inc. met Orvane Diagnostics Inc. in spring. Later Orvane Inc. signed an agreement with them.';
    expect(entities(text)).toEqual([['Orvane Pharmaceuticals Inc.'], ['Orvane Diagnostics Inc.'], ['Orvane Inc.']]);
  });
});

describe('resolve: references', () => {
  it('finds the company, the hospital, the university by their kind', () => {
    const text =
      'Acme Bio Inc. met Mercy Hospital in spring. The hospital has beds. The company makes pumps for the sick.';
    expect(standFor(text, 'The company')).toEqual(['Acme Bio Inc.']);
    expect(standFor(text, 'The hospital')).toEqual(['Mercy Hospital']);
  });

  it('speaks of whom a sentence is about, not of whose rival it is', () => {
    const text = "Acme Inc.'s British rival Orvane Inc. has grown. It signed an agreement with Mercy Hospital.";
    expect(standFor(text, 'It')).toEqual(['Orvane Inc.']);
  });

  it('finds nothing of a kind that was not named', () => {
    expect(standFor('Acme Bio Inc. met Mercy Hospital in spring. The university is old.', 'The university')).toEqual(
      [],
    );
  });

  it('finds the two sides where two are named', () => {
    const text = 'Acme Bio Inc. met Mercy Hospital in spring. The two sides signed an agreement in autumn.';
    expect(standFor(text, 'The two sides')).toEqual(['Acme Bio Inc.', 'Mercy Hospital']);
  });

  it('takes the one that is called so, although another of its kind was spoken of since', () => {
    const text =
      'Elk Medical Center signed an agreement with Acme Bio Inc. Mercy Hospital met its nurses. The medical center will train more.';
    expect(standFor(text, 'The medical center')).toEqual(['Elk Medical Center']);
    const british = 'Elk Cancer Center met Acme Bio Inc. Mercy Institute met its nurses. The centre will train more.';
    expect(standFor(british, 'The centre')).toEqual(['Elk Cancer Center']);
  });

  it("takes 'its' before the subject of its sentence for that subject's", () => {
    const text = 'Mercy Hospital grew. Through its partnership with Tavira Labs, Acme Bio Inc. will train nurses.';
    expect(standFor(text, 'its')).toEqual(['Acme Bio Inc.']);
  });

  it('abstains where three are named', () => {
    const text =
      'Acme Bio Inc. met Kelmar Labs and Mercy Hospital in spring. The two sides signed an agreement in autumn.';
    expect(standFor(text, 'The two sides')).toEqual([]);
  });

  it('abstains where nobody is named', () => {
    expect(standFor('The sun was out. The company signed an agreement with the town.', 'The company')).toEqual([]);
  });
});

describe('resolve: topics', () => {
  const HEADED =
    'Tavira Inc. grew. Tavira Inc. makes pumps. Tavira Inc. is old.\n\nAbout Acme Bio\n\nAcme Bio Inc. makes tests. They are made with care.\n\nAbout Tavira\n\nTavira Inc. makes pumps.\n';

  it('are those of its heading in a section', () => {
    const { segmented, entities } = analyse(HEADED);
    const told = segmented.sentences.find((s) => HEADED.startsWith('They are made', s.start));
    expect(told && entities.topic(told, [])?.name).toBe('Acme Bio Inc.');
    expect(segmented.sentences[1] && entities.topic(segmented.sentences[1], [])?.name).toBe('Tavira Inc.');
  });
});

describe('resolve: whom the text goes on about', () => {
  it.each([
    [
      'a second "it" is the first one, not whom it deals with',
      'Acme Bio Inc. grew. It has sold pumps to Mercy Hospital since 2021, and in May it hired ten nurses.',
      'it',
      'Acme Bio Inc.',
    ],
    [
      'what opens a sentence with an infinitive is not spoken of',
      'Acme Bio Inc. makes pumps. To fend off Orvane Inc., it will hire ten nurses.',
      'it',
      'Acme Bio Inc.',
    ],
    [
      '"its" behind what somebody has',
      'Acme Bio Inc. met the fans of Orvane Inc.’s pumps and its plan was read.',
      'its',
      'Orvane Inc.',
    ],
    [
      'a trade tells which company it is',
      'On Monday the men of Tavira Mutual Insurance Co. met those of Orvane Electronics Corp. in the town. There the insurer spoke.',
      'the insurer',
      'Tavira Mutual Insurance Co.',
    ],
    [
      'a description tells which company it is',
      'Tavira Inc., the country’s largest shipbuilder, met Orvane Inc. on Monday. There the shipbuilder spoke.',
      'the shipbuilder',
      'Tavira Inc.',
    ],
  ])('%s', (_what, text, words, expected) => {
    expect(standFor(text, words)).toEqual([expected]);
  });
});

describe('we of a house', () => {
  const newsletter = (middle: string): string =>
    `The newsletter of Mercy Hospital | Spring 2019\n\nNurses at Mercy Hospital have moved.\n\n${middle}\n\nDoctors of Mercy Hospital met.`;

  it('is who tells the text in the first person', () => {
    const text = newsletter('Our team has been working with Orvane Clinic on pumps.');
    expect(extract(text).partnerships.map((p) => p.parties.map((x) => x.name))).toEqual([
      ['Mercy Hospital', 'Orvane Clinic'],
    ]);
  });

  it('is not who is quoted', () => {
    const text = newsletter('"Our team has been working with Orvane Clinic on pumps," said a man.');
    expect(extract(text).partnerships).toEqual([]);
  });
});
