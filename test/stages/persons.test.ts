import { describe, expect, it } from 'vitest';
import { builtinRules } from '../../src/rules/builtin.ts';
import { findPersons } from '../../src/stages/annotate/persons.ts';
import { findTitles } from '../../src/stages/annotate/titles.ts';
import { clean } from '../../src/stages/clean.ts';
import { segment } from '../../src/stages/segment.ts';
import type { PersonMention } from '../../src/types.ts';

interface Found {
  readonly text: string;
  readonly persons: readonly PersonMention[];
}

function find(body: string): Found {
  const rules = builtinRules();
  const text = `A headline of no matter.\n\n${body}`;
  const { tokens, sentences } = segment(text, clean(text, rules), rules);
  return { text, persons: findPersons(text, tokens, sentences, findTitles(text, tokens, sentences, rules), rules) };
}

function names(body: string): string[] {
  const { text, persons } = find(body);
  return persons.map(({ start, end }) => text.slice(start, end));
}

describe('findPersons', () => {
  it.each([
    ['“Yes,” said CEO Park Seo-yeon.', 'Park Seo-yeon'],
    ['“Yes,” said President Seo-yeon Park of the institute.', 'Seo-yeon Park'],
    ['Kim Yong Jin, chief executive of Acme, agreed.', 'Kim Yong Jin'],
    ['“Yes,” said Zhang Wei, chairman of Acme.', 'Zhang Wei'],
    ['“Yes,” said Mr. Nguyen Van Hung.', 'Nguyen Van Hung'],
    ['The minister, Khaled bin Rashed Al Noor, agreed.', 'Khaled bin Rashed Al Noor'],
    ['Chief technology officer for Tavira, Guus Ollebrand, commented on it.', 'Guus Ollebrand'],
    ['It was signed by the rector of Orvane University, Ululo Quastel.', 'Ululo Quastel'],
    ['“Yes,” said Dr. Swapna Kumar Das, M.D., Ph.D.', 'Swapna Kumar Das'],
    ['Orvane CEO Francis deGroot agreed.', 'Francis deGroot'],
    ['He met the chairman of the Orvane Bank Le Manh Hung, and left.', 'Le Manh Hung'],
    ['He met the president of Orvane Motors Kim Do-yun in spring.', 'Kim Do-yun'],
    ['Willem van der Brandt, director of Acme, agreed.', 'Willem van der Brandt'],
    ['“Yes,” said P.J. Brandvold, the CEO of Acme.', 'P.J. Brandvold'],
    ['J. Soren Brandvold, the CEO of Acme, agreed.', 'J. Soren Brandvold'],
    ['Harry Brandvold III, a principal in Acme, agreed.', 'Harry Brandvold III'],
    ['“Yes,” said Fiona Mac Leod, founder of Acme.', 'Fiona Mac Leod'],
    ["“Yes,” said Maeve O'Shea, MD, President of Acme.", "Maeve O'Shea"],
    ['Jean-Luc Côté, FACS, agreed.', 'Jean-Luc Côté'],
    ['It was told to Mr.Rakesh Vellodi yesterday.', 'Rakesh Vellodi'],
    ['“Yes,” said Lin Wen Pin, CEO of Acme.', 'Lin Wen Pin'],
    ['Mr. Omolara QUIST, General Manager of Acme, agreed.', 'Omolara QUIST'],
    ['The company’s services head Emma Cue agreed.', 'Emma Cue'],
    ['“Yes,” said Brock Tinsel, a managing director at Acme.', 'Brock Tinsel'],
  ])('finds the name alone, without form of address and degrees: %s', (text, expected) => {
    expect(names(text)).toEqual([expected]);
  });

  it.each([
    'Martin Miller & Sons bought James Miller LLP and Robert Price, Inc. in May.',
    'It opened in San Marcos, Texas, and in New York.',
    'The app developer Orlo Digital agreed.',
    'The Business Development team met the Clinical Research group.',
    'Riverside General Hospital and Stanford University agreed.',
    'On Monday The Company said Phase II began.',
  ])('finds none among firms, places and phrases: %s', (text) => {
    expect(names(text)).toEqual([]);
  });

  it('gives a firm that looks like a person little strength unless a title stands beside it', () => {
    const firm = find('Eli Lilly opened a plant.').persons;
    const person = find('Chairman Eli Lilly opened a plant.').persons;
    expect(firm.every(({ strength }) => strength < 0.5)).toBe(true);
    expect(person.map(({ strength }) => strength >= 0.5)).toEqual([true]);
  });

  it('knows a name learnt once everywhere, by its family name too', () => {
    const { text, persons } = find(
      'Acme CEO Choi Min-seo agreed. Choi also stressed the cost. “We are glad,” Ms. Choi added. The choir sang.',
    );
    expect(persons.map(({ start, end }) => text.slice(start, end))).toEqual(['Choi Min-seo', 'Choi', 'Choi']);
    expect(new Set(persons.map(({ key }) => key))).toEqual(new Set(['Choi Min-seo']));
  });

  it('takes a whole list where the neighbours are persons', () => {
    const text = 'The partners include Robert Hall, Ulfa Brandvold, and Susan Price.';
    expect(names(text)).toEqual(['Robert Hall', 'Ulfa Brandvold', 'Susan Price']);
  });

  it('gives spans that slice to the name, sorted, with a strength from 0 to 1', () => {
    const { text, persons } = find('CEO Jane Brandvold met Robert Hall, who agreed.');
    for (const { start, end, strength } of persons) {
      expect(text.slice(start, end)).toMatch(/^\p{Lu}/u);
      expect(strength).toBeGreaterThan(0);
      expect(strength).toBeLessThan(1);
    }
    expect(persons.map(({ start }) => start)).toEqual([...persons.map(({ start }) => start)].sort((a, b) => a - b));
  });
});
