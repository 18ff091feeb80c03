/** What a user's register changes in the record. */
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/pipeline.ts';
import { loadGazetteer } from '../../src/rules/gazetteer.ts';

function recordOf(text: string, register: string) {
  return extract(text, { gazetteer: loadGazetteer([{ path: 'register.csv', text: register }]) });
}

const organizations = (text: string, register: string) =>
  recordOf(text, register).organizations.map(({ name, kind, id }) => [name, kind, id ?? null]);

const VEI = 'name,kind,id\nNordlys Vei,nonprofit,REG-17\n';

describe('a registered organisation', () => {
  const text = 'The road was quiet. They drove past Nordlys Vei while snow fell on the hills.\n';

  it('is known where nothing else shows a name', () => {
    expect(extract(text).organizations).toEqual([]);
    expect(organizations(text, VEI)).toEqual([['Nordlys Vei', 'nonprofit', 'REG-17']]);
  });

  it('is a party with its id, and its kind goes before that of the rules', () => {
    const { partnerships } = recordOf('Acme Bio signed an agreement with Nordlys Vei Ltd. on Monday.\n', VEI);
    const parties = partnerships.flatMap((p) => p.parties.map(({ name, kind, id }) => [name, kind, id ?? null]));
    expect(parties).toEqual([
      ['Acme Bio', 'company', null],
      ['Nordlys Vei Ltd.', 'nonprofit', 'REG-17'],
    ]);
  });

  it('takes the place of the shorter names inside it', () => {
    const museum = 'name,kind,id\nMuseum of the Quiet Sea,company,M1\n';
    const sentence = 'Orvane Inc. signed an agreement with the Museum of the Quiet Sea on Monday.\n';
    expect(organizations(sentence, museum)).toContainEqual(['Museum of the Quiet Sea', 'company', 'M1']);
  });

  it('is not seen inside a longer name, which is of something else', () => {
    const found = organizations('Nordlys Vei Hospital opened on Monday.\n', VEI);
    expect(found).toEqual([['Nordlys Vei Hospital', 'hospital', null]]);
  });

  it('of one word lends its id to a name that the text shows, and makes none of a word', () => {
    const orchard = 'name,kind,id\nOrchard,company,T1\n';
    expect(organizations('Orchard Inc. opened on Monday.\n', orchard)).toEqual([['Orchard Inc.', 'company', 'T1']]);
    expect(organizations('They drove past Orchard on Monday.\n', orchard)).toEqual([]);
  });

  it('with hardly a capital is no name at the start of a sentence', () => {
    expect(organizations('A team won the game on Monday.\n', 'name,id\nA team,A1\n')).toEqual([]);
  });

  it('keeps the kind of the rules where the register has only "other"', () => {
    const register = 'name,kind,id\nGrey Harbour Hospital,other,H1\n';
    expect(organizations('Grey Harbour Hospital opened on Monday.\n', register)).toEqual([
      ['Grey Harbour Hospital', 'hospital', 'H1'],
    ]);
  });
});

describe('registered diseases and technologies', () => {
  const areas = (register: string, disease: string) =>
    recordOf(
      `Acme Bio and Mercy Hospital signed an agreement to develop a treatment for ${disease}.\n`,
      register,
    ).partnerships.flatMap((p) => p.disease_areas.map(({ name, id, text }) => [name, id, text]));

  it('are areas of a partnership with their id, the plural too', () => {
    const register = 'name,type,id\nbluefoot syndrome,disease,DIS-4\n';
    expect(areas(register, 'bluefoot syndromes')).toEqual([['bluefoot syndrome', 'DIS-4', 'bluefoot syndromes']]);
  });

  it('give their id to a disease that the rules know, under the name of the rules', () => {
    expect(areas('name,type,id\nasthma,disease,MY-1\n', 'asthma')).toEqual([['asthma', 'MY-1', 'asthma']]);
  });

  it('win over a shorter disease inside them, and lose against a longer one round them', () => {
    expect(areas('name,type,id\nbluefoot asthma,disease,MY-2\n', 'bluefoot asthma')).toEqual([
      ['bluefoot asthma', 'MY-2', 'bluefoot asthma'],
    ]);
    const [area] = areas('name,type,id\nbreast,disease,MY-3\n', 'breast cancer');
    expect(area?.[2]).toBe('breast cancer');
  });

  it('are technologies where the register says so', () => {
    const { partnerships } = recordOf(
      'Acme Bio and Mercy Hospital signed an agreement to test quiet folding.\n',
      'name,type,id\nquiet folding,technology,TEC-1\n',
    );
    expect(partnerships[0]?.technologies.map(({ name, id }) => [name, id])).toEqual([['quiet folding', 'TEC-1']]);
  });
});
