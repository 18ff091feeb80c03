/** Whether the names that are asked for were recognised, and what else they were taken for. */
import { foldName, orgKey } from '../../name-key.ts';
import type { Entity } from '../../stages/resolve.ts';
import type { Mention } from '../../types.ts';
import type { Case, PartyFinding, Reason, Writing } from './types.ts';

/** The organisation of a name: the same key, else one whose name holds all its words or the other way round. */
export function entityOf(all: readonly Entity[], name: string): Entity | null {
  const [key, folded] = [orgKey(name), foldName(name)];
  const exact = all.find(
    (e) => e.mentions.some((m) => m.key === key) || [e.name, ...e.aliases].some((n) => foldName(n) === folded),
  );
  const within = (part: string, whole: string): boolean => ` ${whole} `.includes(` ${part} `);
  return exact ?? all.find((e) => e.mentions.some((m) => within(key, m.key) || within(m.key, key))) ?? null;
}

export function partyFinding(one: Case, party: string, entity: Entity | null): PartyFinding {
  const written = writings(one, party);
  return { party, organization: entity?.name ?? null, mentions: entity?.mentions.length ?? 0, written };
}

/** Where a name is written, whatever its case and the white space in it. */
export function writings({ found, lineOf }: Pick<Case, 'found' | 'lineOf'>, name: string): readonly Writing[] {
  const { text } = found.article;
  const words = name
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])`, 'giu');
  return [...text.matchAll(pattern)].map((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    const over = found.mentions.find((mention) => mention.start < span.end && span.start < mention.end);
    const zone = found.cleaned.zones.find(({ start, end }) => start <= span.start && span.start < end)?.name ?? 'body';
    return {
      text: match[0],
      ...span,
      line: lineOf(span.start),
      zone,
      read_as: over === undefined ? null : readAs(over, text),
    };
  });
}

function readAs({ type, start, end, rule }: Mention, text: string): Writing['read_as'] {
  return { type, text: text.slice(start, end), rule };
}

export function unrecognised(parties: readonly PartyFinding[]): Reason {
  const missing = parties.find((p) => p.organization === null && p.written.length === 0);
  if (missing !== undefined) {
    return {
      verdict: 'not-in-text',
      because: `“${missing.party}” is not written in the article.`,
      change: 'Give the name as the article writes it.',
    };
  }
  const { party, written } = parties.find((p) => p.organization === null)!;
  const taken = written.find(({ read_as }) => read_as !== null)?.read_as ?? null;
  const because = taken === null ? 'for no name at all' : `for ${aOrAn(taken.type)} “${taken.text}” by ${taken.rule}`;
  return {
    verdict: 'not-recognised',
    because: `“${party}” is in the article (line ${written[0]?.line}), but was taken ${because}.`,
    change: `Write an entity rule (type: org) that finds “${party}”: see rules/README.md, Entities.`,
  };
}

const aOrAn = (type: string): string => (/^[aeo]/.test(type) ? `an ${type}` : `a ${type}`);

export function sameOne({ name }: Entity): Reason {
  return {
    verdict: 'one-organization',
    because: `Both names were taken for one organisation, ${name}.`,
    change: 'Name the two as the article does in full; extract explain shows why forms were joined.',
  };
}
