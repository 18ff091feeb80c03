import { describe, expect, it } from 'vitest';
import { builtinRules } from '../../src/rules/builtin.ts';
import { annotate } from '../../src/stages/annotate.ts';
import { clean } from '../../src/stages/clean.ts';
import { segment } from '../../src/stages/segment.ts';
import type { OrgMention } from '../../src/types.ts';

interface Found {
  readonly text: string;
  readonly orgs: readonly OrgMention[];
}

function find(text: string): Found {
  const rules = builtinRules();
  const cleaned = clean(text, rules);
  const mentions = annotate({ source: '-', text }, segment(text, cleaned, rules), null, rules);
  return { text, orgs: mentions.filter((m) => m.type === 'org') };
}

const names = (text: string): string[] => find(text).orgs.map((m) => text.slice(m.start, m.end));

const kind = (text: string, name: string): string | undefined =>
  find(text).orgs.find((m) => text.slice(m.start, m.end) === name)?.kind;

describe('organizations', () => {
  it('knows a firm by the adjective that its name begins with, where that acts', () => {
    const text = `Carriers test lounges

Bolivian Airways Inc. tests lounges. In partnership with Orvane Inc., Bolivian will start in May. A Bolivian is a person, and Bolivian tin is cheap.`;
    expect(names(text)).toEqual(['Bolivian Airways Inc.', 'Orvane Inc.', 'Bolivian']);
  });

  it.each([
    [
      'across small words',
      'The mayor thanked Mutual of Omaha and Globe and Mail.',
      ['Mutual of Omaha', 'Globe and Mail'],
    ],
    [
      'across small words and a possessive',
      "Nurses of Brigham and Women’s Hospital, Lloyd's of London and Room to Read came.",
      ['Brigham and Women’s Hospital', "Lloyd's of London", 'Room to Read'],
    ],
    ['with a possessive at its end', "Shops of Barnardo's were shut.", ["Barnardo's"]],
    ['in small letters', 'Staff of argenx and adidas came, and of SK hynix.', ['argenx', 'adidas', 'SK hynix']],
    ['with a state before it', 'U.S. Steel and USA Swimming agreed.', ['U.S. Steel', 'USA Swimming']],
  ])('finds a well-known name whole %s', (_, sentence, expected) => {
    expect(names(`News of the day\n\nIt rained all day long. ${sentence}`)).toEqual(expected);
  });

  it('joins two places that one public body serves', () => {
    const text =
      'News of the day\n\nIt rained. Tavira and Ormond Council has signed. It pays with Tavira and Ormond Council.';
    expect(names(text)).toEqual(['Tavira and Ormond Council', 'Tavira and Ormond Council']);
  });

  it('knows the maker of a product, where the maker is well known', () => {
    expect(names('News of the day\n\nIt rained on Pfizer. They work with the Pfizer Zorvex platform.')).toEqual([
      'Pfizer',
      'Pfizer',
    ]);
  });

  it('joins no two well-known names', () => {
    expect(names('News of the day\n\nIt rained. Staff of Pfizer and Merck for Novartis came.')).toEqual([
      'Pfizer',
      'Merck',
      'Novartis',
    ]);
  });

  it('knows the epithet of a name to be no name', () => {
    expect(names('News of the day\n\nIt rained. Staff of Goldman Sachs-backed Orvane Inc. came.')).toEqual([
      'Orvane Inc.',
    ]);
  });

  it('knows a name learnt once everywhere, in a headline in title case too', () => {
    const text = `Acme Bio Signs Deal With Orvane In Oslo

Acme Bio Inc. signed an agreement with Orvane, the maker of pumps, as people in the town were told. In later years Orvane opened a plant in Oslo.`;
    expect(names(text)).toEqual(['Acme Bio', 'Orvane', 'Acme Bio Inc.', 'Orvane', 'Orvane']);
  });

  it('leaves a title in a name that is named after a king', () => {
    const text = 'The president of King Abdullah Medical City met nurses of the town in May.';
    expect(names(text)).toEqual(['King Abdullah Medical City']);
  });

  it('gives one key to the forms of one name', () => {
    const { orgs } = find('Acme Bio, Inc. makes pumps for the sick. Many know Acme Bio well.');
    expect(orgs.map((m) => m.key)).toEqual(['acme bio', 'acme bio']);
  });

  it('learns an acronym from the initials of a name', () => {
    const text = 'The work was done at the Tavira Medical Institute in spring. TMI will train the nurses of the town.';
    expect(names(text)).toEqual(['Tavira Medical Institute', 'TMI']);
    expect(kind(text, 'TMI')).toBe('research-institute');
  });

  it('learns a short form from the head of a name', () => {
    const text = 'Work began at Rigelon Pharmaceuticals Inc. in spring. Later Rigelon moved to the town.';
    expect(names(text)).toEqual(['Rigelon Pharmaceuticals Inc.', 'Rigelon']);
  });

  it.each([
    [
      'The work of hyperLENS Optics Inc. began in spring. Later hyperLENS moved to the town.',
      ['hyperLENS Optics Inc.', 'hyperLENS'],
    ],
    ['The plan of e-Tavira Inc. was read out in the town.', ['e-Tavira Inc.']],
    [
      'First Orvane Corp said that pumps are dear. First Orvane sold many of them.',
      ['First Orvane Corp', 'First Orvane'],
    ],
    ['The pumps of Acme® Tavira, Ltd. were sold in the town.', ['Acme® Tavira, Ltd.']],
    [
      'It is the rule of the Registered Pump Testing Analysts (RPTA). Shares of RPTA fell in spring.',
      ['Registered Pump Testing Analysts', 'RPTA', 'RPTA'],
    ],
    [
      'Headquartered in Ohio Orvane Medical, Inc. makes pumps. Nurses of the town like Orvane Medical much.',
      ['Orvane Medical, Inc.', 'Orvane Medical'],
    ],
    [
      'They gave Acme Bio Inc. and Orvane Pharma the prize. The Acme-Orvane alliance is old.',
      ['Acme Bio Inc.', 'Orvane Pharma', 'Acme', 'Orvane'],
    ],
    [
      'Millie’s Orvane Bread Inc. bakes. Nurses like Millie’s Orvane Bread much, as Millie’s own.',
      ['Millie’s Orvane Bread Inc.', 'Millie’s Orvane Bread', 'Millie’s'],
    ],
    [
      'Shares of Road to Orvane fell. The chief executive of Road to Orvane is old. People like Road to Orvane much.',
      ['Road to Orvane', 'Road to Orvane', 'Road to Orvane'],
    ],
    [
      'The plan of 360 Tavira Inc. was read out. Shares of 360 Tavira fell in the town.',
      ['360 Tavira Inc.', '360 Tavira'],
    ],
    ['Shares of orvanex (NASDAQ: ORVX) fell. The plan of orvanex was read out.', ['orvanex', 'orvanex']],
    ['It was made with the luxury brand J.J. Orvane in spring.', ['J.J. Orvane']],
    [
      'The plan of Orvane Pumps and Building Services Limited (OPBS) was read. Shares of OPBS fell.',
      ['Orvane Pumps and Building Services Limited', 'OPBS', 'OPBS'],
    ],
    [
      'Shares of Toys for Orvane Inc. fell. Nurses like Toys for Orvane much.',
      ['Toys for Orvane Inc.', 'Toys for Orvane'],
    ],
    [
      'Also Girls on the Orvane, a partner of Acme Bio Inc., is old. Nurses like Girls on the Orvane much. The plan of Girls on the Orvane was read.',
      ['Girls on the Orvane', 'Acme Bio Inc.', 'Girls on the Orvane', 'Girls on the Orvane'],
    ],
    [
      'Acme Bio Inc. in Orvane makes pumps. Shares of Acme Bio fell. The town of Orvane is old. They met in Orvane.',
      ['Acme Bio Inc.', 'Acme Bio'],
    ],
    ['Acme Bio Inc. partnered with Ben & Orvan’s on cones.', ['Acme Bio Inc.', 'Ben & Orvan’s']],
    [
      'Acme Bio Inc. has partnered with Re:orvane on a plan.\n\nAbout Re:orvane\n\nRe:orvane is a company.',
      ['Acme Bio Inc.', 'Re:orvane', 'Re:orvane', 'Re:orvane'],
    ],
    [
      'It was a Day of Support USA Partner Orvane today announced a partnership with Acme Bio Inc. in the town.\n\nAbout USA Partner Orvane\n\nUSA Partner Orvane is a company.',
      ['USA Partner Orvane', 'Acme Bio Inc.', 'USA Partner Orvane', 'USA Partner Orvane'],
    ],
    [
      'They have teamed up with orvane.com on a plan. Shares of Acme Bio Inc. fell.\n\nAbout orvane.com\n\norvane.com is a company.',
      ['orvane.com', 'Acme Bio Inc.', 'orvane.com', 'orvane.com'],
    ],
    [
      'Nurses like US Orvane Hall much. The plan of US Orvane Hall Inc. was read.',
      ['US Orvane Hall', 'US Orvane Hall Inc.'],
    ],
    ['The plan of U.S. Orvane Hall Inc. was read. Shares of Orvane Hall fell.', ['Orvane Hall Inc.', 'Orvane Hall']],
    [
      'It has partnerships with companies such as Orvane Works (Peru), Kelmaris (France) and Tavira Inc. (Oslo).',
      ['Orvane Works', 'Kelmaris', 'Tavira Inc.'],
    ],
    [
      'Acme Bio Inc. has partnered with Rivet|Orvane.\n\nAbout Rivet|Orvane\n\nRivet|Orvane is a company.',
      ['Acme Bio Inc.', 'Rivet|Orvane', 'Rivet|Orvane', 'Rivet|Orvane'],
    ],
    ['The plan of World Cup Champion Orvane United Inc. was read.', ['Orvane United Inc.']],
    [
      'Shares of TG.Orvane fell. The chief executive of TG.Orvane is old. People like TG.Orvane much.',
      ['TG.Orvane', 'TG.Orvane', 'TG.Orvane'],
    ],
    [
      'Acme Bio Inc. is teaming up with nonprofit Girls on the Orvane to plant trees.',
      ['Acme Bio Inc.', 'Girls on the Orvane'],
    ],
    ['Acme Bio Inc. has partnered with Save the Orvanes on a plan.', ['Acme Bio Inc.', 'Save the Orvanes']],
    ['Girls in Peru like Acme Bio Inc. much, and so do women in Peru.', ['Acme Bio Inc.']],
    ['The plan of Big Orvanes Big Tavirans Inc. was read.', ['Big Orvanes Big Tavirans Inc.']],
    [
      'Shares of ORVANE of MA and RI fell. The chief executive of ORVANE of MA and RI is old. People like ORVANE of MA and RI much.',
      ['ORVANE of MA and RI', 'ORVANE of MA and RI', 'ORVANE of MA and RI'],
    ],
    ['It is sold by Orvane Bank, a global Contract Pump Organization (CPO), in the town.', ['Orvane Bank']],
  ])('finds where the names begin and end in %j', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('keeps places and persons out', () => {
    const text =
      'John Miller, the chief executive of Acme Bio, met Mary Stone in Paris when they were young. They moved to Norway and Japan.';
    expect(names(text)).toEqual(['Acme Bio']);
  });

  it.each([
    ['The work will be paid for by the Ministry of Health of the country.', 'Ministry of Health', 'government'],
    ['It is run at Mercy Hospital by the nurses of the town.', 'Mercy Hospital', 'hospital'],
    ['The plan came from Tavira University, which has seen many.', 'Tavira University', 'university'],
    ['It was read by the Larsen Research Institute in spring.', 'Larsen Research Institute', 'research-institute'],
    ['It was sent to the Sightpath Foundation before it began.', 'Sightpath Foundation', 'nonprofit'],
    ['The members of the Northern Health Consortium were told.', 'Northern Health Consortium', 'consortium'],
    ['It was made by Orvane Inc. in spring for the sick.', 'Orvane Inc.', 'company'],
  ])('tells the kind from the name: %s', (text, name, expected) => {
    expect(kind(text, name)).toBe(expected);
  });

  it('knows a name with a mark inside by the same name without', () => {
    const text =
      "Millie's Famous Bread® Bakery, a name from Peru, is teaming up with Orvane Inc. Millie's Famous Bread Bakery is old. Visit any Millie's Famous Bread Bakery in Peru.";
    expect(new Set(names(text))).toEqual(
      new Set(["Millie's Famous Bread® Bakery", 'Orvane Inc.', "Millie's Famous Bread Bakery"]),
    );
  });

  it('knows a name with its possessive though somebody is called so, too', () => {
    const text =
      "Orrad's Bread, a retailer in Peru, announced a deal with Orvane Inc. Orrad's Bread is old. Orrad's will open a plant. People like to visit Orrad's Bread in May. Jane Orrad runs it. It is good, added Orrad.";
    expect(names(text).filter((n) => n.includes("'s"))).toEqual([
      "Orrad's Bread",
      "Orrad's Bread",
      "Orrad's",
      "Orrad's Bread",
    ]);
  });

  it('knows the maker in the name of its product', () => {
    const text =
      'Orvane Inc. makes lamps. Orvane works with Kelmar Inc. Under the deal, Orvane 4D LiDAR will be used by Kelmar Inc., as Orvane 4D LiDAR is the leader.';
    expect(new Set(names(text))).toEqual(new Set(['Orvane Inc.', 'Orvane', 'Kelmar Inc.']));
  });

  it('knows a name in small letters by the headline that it opens, and by its own section', () => {
    const headline = 'tavinet Group Secures Project In Oslo\n\nToday tavinet Group announced a deal with Orvane Inc.';
    expect(names(headline)).toContain('tavinet Group');
    const section = 'Today tavinet Group announced a deal with Orvane Inc.\n\nAbout tavinet Group\n\nIt makes pumps.';
    expect(names(section)).toContain('tavinet Group');
  });

  it('says how sure it is and by which rule', () => {
    for (const m of find('It is run at Mercy Hospital with pumps made by Orvane Inc. in spring.').orgs) {
      expect(m.strength).toBeGreaterThanOrEqual(0.5);
      expect(m.strength).toBeLessThanOrEqual(1);
      expect(m.rule).toMatch(/^entities\/organization\//);
    }
  });

  it('finds none where there is none', () => {
    expect(names('In Oslo the sun was out. The weather was good.')).toEqual([]);
    expect(names('')).toEqual([]);
  });
});

describe('annotate', () => {
  it('gives mentions of all types in order and without overlap', () => {
    const text =
      '“We agreed,” said John Miller, CEO of Acme Bio. The company signed with Mercy Hospital on 12 June 2023 for $10 million.';
    const rules = builtinRules();
    const cleaned = clean(text, rules);
    const mentions = annotate({ source: '-', text }, segment(text, cleaned, rules), null, rules);
    expect(new Set(mentions.map((m) => m.type))).toEqual(new Set(['ref', 'person', 'title', 'org', 'date', 'money']));
    mentions.forEach((m, i) => {
      expect(m.start).toBeGreaterThanOrEqual(mentions[i - 1]?.end ?? 0);
      expect(m.end).toBeGreaterThan(m.start);
    });
  });
});
