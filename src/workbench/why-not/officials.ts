/** Why an official was not found, or found with another title or organisation. */
import { foldName } from '../../name-key.ts';
import type { Official } from '../../types.ts';
import type { ExpectedOfficial, Forms } from '../expected.ts';
import { writings } from './names.ts';
import type { Case, Difference, OfficialFinding } from './types.ts';

/** In: the case, and what is expected. Out: whether the official is in the record, and what differs. */
export function officialFinding(one: Case, expected: ExpectedOfficial): OfficialFinding {
  const [name = ''] = expected.names;
  const official = one.found.officials.find((own) => expected.names.some((form) => isSame(own.name, form)));
  if (official === undefined) return missing(one, expected.names);
  const differences = [
    ...difference('title', expected.title, official.title, official, one),
    ...difference('organization', expected.organization, official.organization, official, one),
  ];
  if (differences.length === 0) {
    return { official: name, verdict: 'found', because: 'It was found.', change: 'Nothing.', differences };
  }
  return {
    official: name,
    verdict: 'differs',
    because: `${official.name} was found, with another ${differences.map(({ attribute }) => attribute).join(' and ')}.`,
    change: 'Titles are found by the rules of type: title, organisations by those of type: org, beside the name.',
    differences,
  };
}

const isSame = (a: string, b: string): boolean => foldName(a) === foldName(b);

function difference(
  attribute: string,
  wanted: string | Forms | null | undefined,
  found: string | null,
  official: Official,
  one: Case,
): readonly Difference[] {
  if (wanted === undefined) return [];
  const forms = wanted === null ? [] : [wanted].flat();
  const isRight = found === null ? forms.length === 0 : forms.some((form) => isSame(form, found));
  if (isRight) return [];
  const because = `the name stands in line ${one.lineOf(official.start)}`;
  return [{ attribute, expected: forms.slice(0, 1), found: found === null ? [] : [found], because: [because] }];
}

function missing(one: Case, names: Forms): OfficialFinding {
  const [name = ''] = names;
  const written = names.flatMap((form) => writings(one, form));
  const base = { official: name, verdict: 'not-found' as const, differences: [] };
  const [first] = written;
  if (first === undefined) {
    return {
      ...base,
      because: `“${name}” is not written in the article.`,
      change: 'Give the name as the article does.',
    };
  }
  const taken = written.find(({ read_as }) => read_as !== null)?.read_as;
  if (taken?.type === 'person') {
    return {
      ...base,
      because: `“${name}” was recognised as a person (line ${first.line}, by ${taken.rule}), but neither title nor organisation was found beside it.`,
      change: 'Write an entity rule (type: title) for the title: see rules/README.md, Entities.',
    };
  }
  const as = taken == null ? 'no name' : `“${taken.text}” (${taken.type}, by ${taken.rule})`;
  return {
    ...base,
    because: `“${name}” is in the article (line ${first.line}), but was taken for ${as}.`,
    change: `Write an entity rule (type: person) that finds “${name}”: see rules/README.md, Entities.`,
  };
}
