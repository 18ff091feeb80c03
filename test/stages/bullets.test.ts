import { describe, expect, it } from 'vitest';
import { extract } from '../../src/pipeline.ts';

const pairs = (text: string): string[][] =>
  extract(text).partnerships.map((p) => p.parties.map((party) => party.name).sort());

const INTRODUCED =
  'Acme Bio Inc. opens a lab.\n\nAcme Bio Inc. makes pumps. Acme Bio Inc. works with the following partners in the north:\n\n';

describe('lists whose members stand in bullets', () => {
  it('takes the organisation at the head of each bullet as a member of the list', () => {
    const text = `${INTRODUCED}* Orvane Inc., a maker of valves\n* Tavira Ltd., which tests them\n\nPumps are sold.\n`;
    expect(pairs(text)).toEqual([
      ['Acme Bio Inc.', 'Orvane Inc.'],
      ['Acme Bio Inc.', 'Tavira Ltd.'],
    ]);
  });

  it('takes them where no colon introduces them', () => {
    const text =
      'Acme Bio Inc. opens a lab.\n\nAcme Bio Inc. makes pumps. Acme Bio Inc. today announced partnerships with three hospitals.\n\n- Orvane Hospital: nurses are trained.\n- Tavira Hospital: a trial is run.\n\nPumps are sold.\n';
    expect(pairs(text)).toEqual([
      ['Acme Bio Inc.', 'Orvane Hospital'],
      ['Acme Bio Inc.', 'Tavira Hospital'],
    ]);
  });

  it('takes the list with which the next sentence goes on for a list of the deals before it', () => {
    const goesOn = (first: string, intro: string): string[][] =>
      pairs(`${first} ${intro} Orvane Inc., Tavira Ltd. and the University of Kelmar. Pumps are sold.`);
    const all = [
      ['Acme Bio Inc.', 'Orvane Inc.'],
      ['Acme Bio Inc.', 'Tavira Ltd.'],
      ['Acme Bio Inc.', 'University of Kelmar'],
    ];
    expect(goesOn('Acme Bio Inc. collaborates with major companies.', 'These include')).toEqual(all);
    expect(goesOn('Acme Bio Inc. has research collaborations in Peru.', 'Among them are')).toEqual(all);
    expect(goesOn('Acme Bio Inc. competes with major companies.', 'These include')).toEqual([]);
  });

  it('takes none where most bullets begin with something else', () => {
    const text = `${INTRODUCED}* Pumps of Orvane Inc. for the sick\n* Valves\n* Tavira Ltd. tests\n* Tubes\n\nPumps are sold.\n`;
    expect(pairs(text)).toEqual([]);
  });
});
