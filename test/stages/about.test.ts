/** What a partnership is about: its types and its disease areas. */
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/pipeline.ts';

const first = (text: string) => extract(text).partnerships[0];
const diseases = (text: string): string[] => (first(text)?.disease_areas ?? []).map((d) => d.name);

const LEAD = 'Acme Bio signed an agreement with Mercy Hospital on a test for gout.';

describe('disease areas', () => {
  it('leaves out what sentences say of the world', () => {
    const world = 'Every year 3 million people die from stroke, and asthma affects one in ten.';
    expect(diseases(`${LEAD}\n\n${world}`)).toEqual(['gout']);
  });

  it('takes from such sentences where no other names a disease', () => {
    const lead = 'Acme Bio signed an agreement with Mercy Hospital on a new test.';
    expect(diseases(`${lead} Some 3 million people have gout.`)).toEqual(['gout']);
  });

  it('leaves out what describes a party or another disease, and long lists', () => {
    expect(
      diseases(
        'Acme Bio, a developer of drugs for cancer, has signed an agreement with Mercy Hospital on a test for gout.',
      ),
    ).toEqual(['gout']);
    expect(diseases(`${LEAD} Gout is a painful form of arthritis.`)).toEqual(['gout']);
    const list = 'The agreement is open to clinics for asthma, stroke, cancer, obesity, epilepsy and malaria.';
    expect(diseases(`${LEAD}\n\n${list}`)).toEqual(['gout']);
  });

  it('gives what is told beside the news the diseases of the headline where it is about the same', () => {
    const text = (more: string): string => `Acme Bio Signs Agreement With Mercy Hospital on Gout Test

OSLO, March 5, 2024 – Acme Bio today announced that it has signed an agreement with Mercy Hospital to bring its test to the town.

The nurses of the town will come in autumn, as many of them have done before. They will learn how the new pumps work and how they are cleaned. There are many of them in the town and they are glad about it.

${more}`;
    const background = (more: string): string[] =>
      extract(text(more))
        .partnerships.filter((p) => p.prominence === 'background')
        .flatMap((p) => p.disease_areas.map((d) => d.name));
    expect(background('In 2019, Acme Bio developed the test in collaboration with Tavira University.')).toEqual([
      'gout',
    ]);
    expect(background('In 2019, Acme Bio partnered with Tavira University on pumps.')).toEqual([]);
  });
});

describe('types', () => {
  it('hears what the other sentences of the news say', () => {
    const text = `Acme Bio Partners With Orvane Inc.

OSLO, March 5, 2024 – Acme Bio today announced a partnership with Orvane Inc.

The two companies will distribute pumps in Peru. Distribution starts in May.`;
    expect(first(text)?.types).toEqual(['distribution']);
  });

  it('does not take a party for a purpose', () => {
    const text = 'Acme Bio, a supplier of software, has signed a license agreement with Orvane Inc.';
    expect(first(text)?.types).toEqual(['license']);
  });

  it('asks more of words that are used of much else', () => {
    const text = 'Acme Bio has signed a distribution agreement with Orvane Inc., whose platform is digital.';
    expect(first(text)?.types).toEqual(['distribution']);
  });
});
