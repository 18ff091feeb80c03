import type { AST } from '@eslint-community/regexpp';
import { expect, it } from 'vitest';
import { builtinRules } from '../../src/rules/builtin.ts';
import { parse } from '../../src/rules/safe.ts';
import { type Piece, piecesOf } from '../../src/workbench/pieces.ts';

/** The same by the syntax tree, which takes longer. */
function lookarounds(node: AST.Node): readonly AST.Node[] {
  if (node.type === 'Assertion') return 'alternatives' in node ? [node] : [];
  if (node.type === 'Quantifier') return lookarounds(node.element);
  const inside = 'alternatives' in node ? node.alternatives : node.type === 'Alternative' ? node.elements : [];
  return inside.flatMap(lookarounds);
}

const KINDS: Partial<Record<AST.Node['type'], Piece['kind']>> = { Assertion: 'assertion', Character: 'character' };

function expected(source: string) {
  const pattern = parse(source);
  return {
    alternatives: pattern.alternatives.map(({ elements }) =>
      elements.map((node) => ({
        start: node.start,
        end: node.end,
        kind: KINDS[node.type] ?? 'other',
        optional: node.type === 'Quantifier' && node.min === 0,
      })),
    ),
    lookarounds: lookarounds(pattern).map(({ start, end }) => ({ start, end })),
  };
}

const ODD = [
  'a|b c|',
  '(?<!x(?=y))a(?:b(?!c)|[^)\\]|(]){0,3}?d',
  '\\(a\\)[(|]{1,2}\\x41\\u0042\\.*(?<r0>z)\\b$',
  '^\\s\\p{L}+x{0}y{2,}?.',
  '(?:(?:a|(?<=b))+(c))?',
];

it.each(ODD)('sees in %s what its syntax tree holds', (source) => {
  expect(piecesOf(source)).toEqual(expected(source));
});

it('sees in every relation pattern of the package what its syntax tree holds', () => {
  for (const { source } of builtinRules().relations.flatMap(({ patterns }) => patterns)) {
    expect(piecesOf(source)).toEqual(expected(source));
  }
});
