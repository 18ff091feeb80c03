import { describe, expect, test } from 'vitest';
import { builtinRules } from '../../src/rules/builtin.ts';
import { findMoney } from '../../src/stages/annotate/money.ts';
import type { MoneyMention } from '../../src/types.ts';

const rules = builtinRules();

function found(marked: string): { text: string; mentions: MoneyMention[]; spans: (string | undefined)[] } {
  const text = marked.replace(/[{}]/g, '');
  const spans = [...marked.matchAll(/\{([^{}]*)\}/g)].map(([, span]) => span);
  return { text, mentions: findMoney(text, rules), spans };
}

/** A text whose amounts stand in braces, and each amount with its currency. */
const AMOUNTS: readonly (readonly [marked: string, ...amounts: string[]])[] = [
  // dollars
  ['It pays {$125 million}.', '125000000 USD'],
  ['It pays {US$250 million}.', '250000000 USD'],
  ['It pays {US $250 million}.', '250000000 USD'],
  ['It pays {U.S.$250 million}.', '250000000 USD'],
  ['It pays {$US250 million}.', '250000000 USD'],
  ['It pays {USD 250 million}.', '250000000 USD'],
  ['It pays {USD250 million}.', '250000000 USD'],
  ['It pays {250 million USD}.', '250000000 USD'],
  ['It pays {$5.0 billion USD}.', '5000000000 USD'],
  ['It pays {250 million dollars}.', '250000000 USD'],
  ['It pays {250 million U.S. dollars}.', '250000000 USD'],
  ['It pays {250 million US dollars}.', '250000000 USD'],
  ['It pays {$10,000}.', '10000 USD'],
  ['It pays {$1,500.50}.', '1500.5 USD'],
  ['It pays {$0.65} a share.', '0.65 USD'],
  ['It pays {$5}.', '5 USD'],
  ['It pays {C$5 million}.', '5000000 CAD'],
  ['It pays {CA$5 million}.', '5000000 CAD'],
  ['It pays {CAD 5 million}.', '5000000 CAD'],
  ['It pays {5 million Canadian dollars}.', '5000000 CAD'],
  ['It pays {$5 million Canadian dollars}.', '5000000 CAD'],
  ['It pays {$1.4 million CAD}.', '1400000 CAD'],
  ['It pays {A$5 million}.', '5000000 AUD'],
  ['It pays {AU$5 million}.', '5000000 AUD'],
  ['It pays {5 million Australian dollars}.', '5000000 AUD'],
  ['A {$5 million} deal is signed.', '5000000 USD'],
  ['It pays {NZ$5 million}.', '5000000 NZD'],
  ['It pays {HK$5 million}.', '5000000 HKD'],
  ['It pays {S$5 million}.', '5000000 SGD'],
  ['It pays {NT$30.7 billion}.', '30700000000 TWD'],
  ['It pays {R$5 million}.', '5000000 BRL'],
  // other signs, codes and words
  ['It pays {€1.2 billion}.', '1200000000 EUR'],
  ['It pays {€1.2bn}.', '1200000000 EUR'],
  ['It pays {EUR 30 million}.', '30000000 EUR'],
  ['It pays {30 million euros}.', '30000000 EUR'],
  ['It pays {30 million EUR}.', '30000000 EUR'],
  ['It pays {5 €}.', '5 EUR'],
  ['It pays {£5m}.', '5000000 GBP'],
  ['It pays {£30,000}.', '30000 GBP'],
  ['It pays {GBP 5 million}.', '5000000 GBP'],
  ['It pays {5 million pounds}.', '5000000 GBP'],
  ['It pays {5 million pounds sterling}.', '5000000 GBP'],
  ['It pays {¥5 billion}.', '5000000000 JPY'],
  ['It pays {JPY 5 billion}.', '5000000000 JPY'],
  ['It pays {5 billion yen}.', '5000000000 JPY'],
  ['It pays {RMB 5 million}.', '5000000 CNY'],
  ['It pays {CN¥5 million}.', '5000000 CNY'],
  ['It pays {RMB¥5 million}.', '5000000 CNY'],
  ['It pays {68 million yuan}.', '68000000 CNY'],
  ['It pays {5 million renminbi}.', '5000000 CNY'],
  ['It pays {₩9.2 bil.} in all.', '9200000000 KRW'],
  ['It pays {KRW 5 billion}.', '5000000000 KRW'],
  ['It pays {5 million won}.', '5000000 KRW'],
  ['It pays {100 billion won}.', '100000000000 KRW'],
  ['It pays {30,000 won}.', '30000 KRW'],
  ['It pays {5 billion Korean won}.', '5000000000 KRW'],
  ['It pays {₹5 crore}.', '50000000 INR'],
  ['It pays {Rs 200 crore}.', '2000000000 INR'],
  ['It pays {Rs. 200 crore}.', '2000000000 INR'],
  ['It pays {Rs.200 crore}.', '2000000000 INR'],
  ['It pays {Rs 5 lakh}.', '500000 INR'],
  ['It pays {INR 5 crore}.', '50000000 INR'],
  ['It pays {20 crore rupees}.', '200000000 INR'],
  ['It pays {2 lakh crore rupees}.', '2000000000000 INR'],
  ['It pays {Rs 12,50,000}.', '1250000 INR'],
  ['The firm in Pakistan pays {5 million rupees}.', '5000000 PKR'],
  ['It pays {CHF 5 million}.', '5000000 CHF'],
  ['It pays {5 million Swiss francs}.', '5000000 CHF'],
  ['It pays {SEK 5 million}.', '5000000 SEK'],
  ['It pays {5 million Swedish kronor}.', '5000000 SEK'],
  ['It pays {NOK 5 million}.', '5000000 NOK'],
  ['It pays {5 million Norwegian kroner}.', '5000000 NOK'],
  ['The firm in Denmark pays {5 million kroner}.', '5000000 DKK'],
  ['It pays {DKK 5 million}.', '5000000 DKK'],
  ['It pays {PLN 5 million}.', '5000000 PLN'],
  ['It pays {5 million zł}.', '5000000 PLN'],
  ['It pays {5 million rubles}.', '5000000 RUB'],
  ['It pays {₽5 million}.', '5000000 RUB'],
  ['It pays {5 million baht}.', '5000000 THB'],
  ['It pays {5 billion dong}.', '5000000000 VND'],
  ['It pays {RM5 million}.', '5000000 MYR'],
  ['It pays {RM 5 million}.', '5000000 MYR'],
  ['It pays {5 million ringgit}.', '5000000 MYR'],
  ['It pays {Rp 1.500.000}.', '1500000 IDR'],
  ['It pays {40 trillion rupiah}.', '40000000000000 IDR'],
  ['It pays {5 million Mexican pesos}.', '5000000 MXN'],
  ['In Manila it pays {5 million pesos}.', '5000000 PHP'],
  ['It pays {₱5 million}.', '5000000 PHP'],
  ['It pays {NIS 5 million}.', '5000000 ILS'],
  ['It pays {5 million shekels}.', '5000000 ILS'],
  ['It pays {₪5 million}.', '5000000 ILS'],
  ['It pays {AED 5 million}.', '5000000 AED'],
  ['It pays {5 million dirhams}.', '5000000 AED'],
  ['It pays {SAR 5 million}.', '5000000 SAR'],
  ['It pays {5 million riyals}.', '5000000 SAR'],
  ['It pays {5 million rand}.', '5000000 ZAR'],
  ['It pays {ZAR 5 million}.', '5000000 ZAR'],
  ['It pays {₦5 billion}.', '5000000000 NGN'],
  ['It pays {5 billion naira}.', '5000000000 NGN'],
  ['It pays {5 million lira}.', '5000000 TRY'],
  ['It pays {₺5 million}.', '5000000 TRY'],
  // multiples
  ['It pays {$500 thousand}.', '500000 USD'],
  ['It pays {$500k}.', '500000 USD'],
  ['It pays {$500K}.', '500000 USD'],
  ['It pays {$1.5M}.', '1500000 USD'],
  ['It pays {$1.5m}.', '1500000 USD'],
  ['It pays {$1.5 mn}.', '1500000 USD'],
  ['It pays {$1.5 mln}.', '1500000 USD'],
  ['It pays {$1.5 mil.} now.', '1500000 USD'],
  ['It pays {$5MM}.', '5000000 USD'],
  ['It pays {$50-million}.', '50000000 USD'],
  ['It pays {$2.4B}.', '2400000000 USD'],
  ['It pays {$2.4b}.', '2400000000 USD'],
  ['It pays {$2.4bn}.', '2400000000 USD'],
  ['It pays {$2.4 Billion}.', '2400000000 USD'],
  ['IT PAYS {$2.4 BILLION}', '2400000000 USD'],
  ['It pays {$1.1 trillion}.', '1100000000000 USD'],
  ['It pays {$1tn}.', '1000000000000 USD'],
  ['It pays {half a million euros}.', '500000 EUR'],
  ['It pays {one million dollars}.', '1000000 USD'],
  ['It pays {two billion won}.', '2000000000 KRW'],
  // decimals
  ['It pays {€1,5 million}.', '1500000 EUR'],
  ['It pays {€1.500.000}.', '1500000 EUR'],
  ['It pays {$1,250 million}.', '1250000000 USD'],
  ['It pays {$1.125 million}.', '1125000 USD'],
  ['It pays {$1,000,000}.', '1000000 USD'],
  // glued text
  ['An upfront payment of{$125 million} is due.', '125000000 USD'],
  ['It pays {$50 million}and more.', '50000000 USD'],
  ['It pays {up to$820 million}.', '820000000 USD'],
  // several
  ['It costs {£10} or {€10} a year.', '10 GBP', '10 EUR'],
  ['It fell from {$3.7 million} to {$8.5 million}.', '3700000 USD', '8500000 USD'],
  ['It cut the price by {$10} to {$180}.', '10 USD', '180 USD'],
  ['It pays {$20,000} and {$5,000}.', '20000 USD', '5000 USD'],
];

const BOUNDS: readonly (readonly [marked: string, amount: number, bound: string])[] = [
  ['It pays {$5 million}.', 5e6, 'exact'],
  ['It pays {up to $5 million}.', 5e6, 'up-to'],
  ['{Up to $5 million} is paid.', 5e6, 'up-to'],
  ['It pays {up to an additional $835 million}.', 835e6, 'up-to'],
  ['It pays {up to approximately $5 million}.', 5e6, 'up-to'],
  ['It pays {up to a total of $5 million}.', 5e6, 'up-to'],
  ['It pays {as much as $5 million}.', 5e6, 'up-to'],
  ['It pays {a maximum of $5 million}.', 5e6, 'up-to'],
  ['It pays {no more than $5 million}.', 5e6, 'up-to'],
  ['It pays {less than $5 million}.', 5e6, 'up-to'],
  ['It pays {up to 5 million euros}.', 5e6, 'up-to'],
  ['It pays {more than $5 million}.', 5e6, 'at-least'],
  ['It pays {over $2 billion}.', 2e9, 'at-least'],
  ['It pays {at least $5 million}.', 5e6, 'at-least'],
  ['It pays {in excess of $5 million}.', 5e6, 'at-least'],
  ['It pays {north of $5 million}.', 5e6, 'at-least'],
  ['It makes payments {exceeding $5 million}.', 5e6, 'at-least'],
  ['It pays {upwards of $5 million}.', 5e6, 'at-least'],
  ['It pays {$5 million+}.', 5e6, 'at-least'],
  ['It pays {$5M+}.', 5e6, 'at-least'],
  ['It pays {$5 million or more}.', 5e6, 'at-least'],
  ['It pays {more than 5 million won}.', 5e6, 'at-least'],
  ['It pays {about $5 million}.', 5e6, 'about'],
  ['It pays {approximately $5 million}.', 5e6, 'about'],
  ['It pays {around $5 million}.', 5e6, 'about'],
  ['It pays {nearly $5 million}.', 5e6, 'about'],
  ['It pays {roughly $5 million}.', 5e6, 'about'],
  ['It pays {some $5 million}.', 5e6, 'about'],
  ['It pays {an estimated $5 million}.', 5e6, 'about'],
  ['It pays {~$5 million}.', 5e6, 'about'],
  // ranges: the upper end
  ['It pays {$10-15 million}.', 15e6, 'up-to'],
  ['It pays {$10–15 million}.', 15e6, 'up-to'],
  ['It pays {$10-$15 million}.', 15e6, 'up-to'],
  ['It pays {$10 million to $15 million}.', 15e6, 'up-to'],
  ['It pays {$10 to $15 million}.', 15e6, 'up-to'],
  ['It pays {between $500 million and $1 billion}.', 1e9, 'up-to'],
  ['It pays {10 to 15 million euros}.', 15e6, 'up-to'],
  ['It pays {10-15 million won}.', 15e6, 'up-to'],
  ['It makes payments {ranging from $5 million to $9 million}.', 9e6, 'up-to'],
];

const KINDS: readonly (readonly [marked: string, ...kinds: string[]])[] = [
  ['It receives an upfront payment of {$5 million}.', 'upfront'],
  ['It receives {$5 million} upfront.', 'upfront'],
  ['It receives a {$5 million} upfront fee.', 'upfront'],
  ['It receives an initial payment of {$5 million}.', 'upfront'],
  ['It is eligible for {up to $5 million} in development and commercial milestones.', 'milestones'],
  ['It is eligible for milestone payments of {up to $5 million}.', 'milestones'],
  ['It receives {$5 million} in cash and {up to $9 million} in milestones.', 'other', 'milestones'],
  ['It receives an upfront payment of {$5 million}, and milestones of {up to $9 million}.', 'upfront', 'milestones'],
  ['It receives {$5 million} upfront and {up to $9 million} in milestones.', 'upfront', 'milestones'],
  [
    'It receives {$5 million} upfront, {$1 million} as an equity investment and {up to $9 million} in milestones.',
    'upfront',
    'investment',
    'milestones',
  ],
  ['It receives {up to $9 million} in upfront and milestone payments.', 'total'],
  ['It receives royalties of {$5 million}.', 'royalty'],
  ['It makes an equity investment of {$5 million}.', 'investment'],
  ['It invests {$5 million} in Acme.', 'investment'],
  ['It buys a {$5 million} stake in Acme.', 'investment'],
  ['It raised {$5 million} in a Series B round.', 'investment'],
  ['It gives a {$5 million} grant.', 'grant'],
  ['It was awarded {$5 million} by the city.', 'grant'],
  ['It donated {$5 million} to Acme.', 'grant'],
  ['The {$5 million} commitment from Acme helps.', 'grant'],
  ['The deal is worth {$5 million}.', 'total'],
  ['The agreement, valued at {$5 million}, holds.', 'total'],
  ['The total deal value is {$5 million}.', 'total'],
  ['It has a total potential value of {$5 million}.', 'total'],
  ['It pays a total of {$5 million}.', 'total'],
  ['It gave a total of {$5 million} in grants.', 'grant'],
  ['It pays {$5 million}.', 'other'],
  ['It pays {$5 million}. An upfront fee is due.', 'other'],
];

const NONE: readonly (readonly [text: string, reason: string])[] = [
  ['It has 5 million users.', 'no currency'],
  ['It grew by 5%.', 'a share'],
  ['It costs millions of dollars.', 'no number'],
  ['It costs billions of won.', 'no number'],
  ['It won 5 million users.', 'a verb before a number'],
  ['In 2019 won an award.', 'a year before a verb'],
  ['Phase 2 won approval.', 'a verb'],
  ['It lost 5 pounds.', 'a weight'],
  ['It sells 20 million pounds of beef.', 'a weight'],
  ['It gave 3,000 pounds—of food.', 'a weight'],
  ['It has a yen for more.', 'no number'],
  ['Dr. Yuan and 5 teams met.', 'a name'],
  ['The dollar fell.', 'no number'],
  ['It pays $.', 'no number'],
  ['It pays 5 million pesos.', 'which pesos is not told'],
  ['It pays 5 million kroner.', 'which kroner is not told'],
  ['It pays 5 million dinars.', 'which dinars is not told'],
  ['PHP 8 is a language.', 'a code of letters with a small number'],
  ['The RM team has 5 members.', 'letters far from a number'],
  ['MRs 5 is a code.', 'part of a word'],
  ['It sold 5 million EURO-6 engines.', 'a standard'],
  ['Professor Rand has 5 million.', 'a name'],
  ['It is 50 Cent.', 'a name'],
];

describe('amounts and currencies', () => {
  test.each(AMOUNTS)('%s', (marked, ...amounts) => {
    const { text, mentions, spans } = found(marked);
    expect(mentions.map(({ start, end }) => text.slice(start, end))).toEqual(spans);
    expect(mentions.map(({ amount, currency }) => `${amount} ${currency}`)).toEqual(amounts);
  });
});

describe('bounds', () => {
  test.each(BOUNDS)('%s', (marked, amount, bound) => {
    const { text, mentions, spans } = found(marked);
    expect(mentions.map(({ start, end }) => text.slice(start, end))).toEqual(spans);
    expect(mentions.map((mention) => [mention.amount, mention.bound])).toEqual([[amount, bound]]);
  });
});

describe('kinds of payment', () => {
  test.each(KINDS)('%s', (marked, ...kinds) => {
    const { text, mentions, spans } = found(marked);
    expect(mentions.map(({ start, end }) => text.slice(start, end))).toEqual(spans);
    expect(mentions.map(({ kind }) => kind)).toEqual(kinds);
  });
  test.each([
    ['The market was valued at approximately $5 billion in 2024.', 'market'],
    ['It serves a $2.5 billion market.', 'market'],
    ['It has $10 billion in assets under management.', 'market'],
    ['It sold shares at $5 per share.', 'price'],
    ['It costs $5 a month.', 'price'],
    ['It had revenue of $5 million.', 'revenue'],
    ['It made a profit of $5 million.', 'revenue'],
  ])('%s: %s', (text, role) => {
    expect(findMoney(text, rules).map((mention) => mention.role)).toEqual([role]);
  });
  test('an amount told once more in another currency is a conversion', () => {
    const mentions = findMoney('It invests 4.9 billion euros ($5.6 billion) in Acme.', rules);
    expect(mentions.map(({ kind, role }) => [kind, role])).toEqual([
      ['investment', undefined],
      ['investment', 'conversion'],
    ]);
  });
});

describe('no amounts', () => {
  test.each(NONE)('%s: %s', (text) => {
    expect(findMoney(text, rules).map(({ start, end }) => text.slice(start, end))).toEqual([]);
  });
});

describe('all amounts of a text', () => {
  test('are sorted and do not overlap', () => {
    const text = [...AMOUNTS, ...KINDS].map(([marked]) => marked.replace(/[{}]/g, '')).join(' ');
    const mentions = findMoney(text, rules);
    expect(mentions.length).toBeGreaterThan(120);
    for (const [i, { start, end }] of mentions.entries()) {
      expect(end).toBeGreaterThan(start);
      if (i > 0) expect(start).toBeGreaterThanOrEqual(mentions[i - 1]?.end ?? 0);
    }
  });
  test('may be any number', () => {
    const text = 'up to $5 million to $ up to 5 million won and Rs 5 of pesos '.repeat(5000);
    expect(findMoney(text, rules).length).toBeGreaterThan(5000);
  });
});
