/** A sentence of an article as an example of a rule. */
import type { Found } from '../stages/assemble.ts';
import { isMasked, type MaskedMention } from '../stages/mask.ts';
import type { Partnership, Sentence, Span } from '../types.ts';
import { type Outcome, outcomesOf } from './outcome.ts';

/** One partnership of an article with the matches that tell it, the surest rule first. */
export interface Telling {
  readonly partnership: Partnership;
  readonly outcomes: readonly Outcome[];
}

/** The partnerships of an article, whatever options would leave out. */
export function tellings(found: Found): readonly Telling[] {
  const { all, partnerships } = outcomesOf(found);
  return partnerships.map((partnership) => {
    const own = all.filter((outcome) => outcome.partnerships.includes(partnership));
    const isFirst = ({ match }: Outcome): number => (match.rule.id === partnership.rule ? 0 : 1);
    return { partnership, outcomes: own.toSorted((a, b) => isFirst(a) - isFirst(b)) };
  });
}

/**
 * A sentence in the notation of examples, white space folded.
 * @param rule its matches give the roles that are marked; without one nothing has a role, as in rejected examples
 */
export function exampleOf(found: Found, sentence: Sentence, rule: string | null): string {
  const roles = rule === null ? new Map<MaskedMention, string>() : rolesIn(found, sentence, rule);
  const { text } = found.article;
  const fold = ({ start, end }: Span): string => text.slice(start, end).replace(/\s+/g, ' ');
  let example = '';
  let at = sentence.start;
  for (const mention of found.mentions.filter(isMasked)) {
    if (mention.start < sentence.start || mention.end > sentence.end) continue;
    const role = roles.get(mention);
    example += fold({ start: at, end: mention.start });
    example += `{${markOf(mention)}${role === undefined ? '' : ` as ${role}`}: ${fold(mention)}}`;
    at = mention.end;
  }
  return (example + fold({ start: at, end: sentence.end })).trim();
}

const markOf = (mention: MaskedMention): string =>
  mention.type === 'ref' && mention.number === 'many' ? 'refs' : mention.type;

function rolesIn({ matches }: Found, sentence: Sentence, rule: string): ReadonlyMap<MaskedMention, string> {
  const own = matches.filter((match) => match.sentence === sentence && match.rule.id === rule);
  return new Map(own.flatMap(({ fillers }) => fillers.map(({ mention, role }) => [mention, role] as const)));
}
