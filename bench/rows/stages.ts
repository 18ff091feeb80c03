/** What each stage of the pipeline takes of the whole. */
import { analyse, conclude } from '../../src/pipeline.ts';
import { findDates, findPublished } from '../../src/stages/annotate/dates.ts';
import { findMoney } from '../../src/stages/annotate/money.ts';
import { findPersons } from '../../src/stages/annotate/persons.ts';
import { findReferences } from '../../src/stages/annotate/references.ts';
import { findTerms } from '../../src/stages/annotate/terms.ts';
import { findTitles } from '../../src/stages/annotate/titles.ts';
import { annotate } from '../../src/stages/annotate.ts';
import { clean } from '../../src/stages/clean.ts';
import { dealSentences, match } from '../../src/stages/match.ts';
import { findOfficials } from '../../src/stages/officials.ts';
import { resolve } from '../../src/stages/resolve.ts';
import { segment } from '../../src/stages/segment.ts';
import { articles, upTo } from '../load.ts';
import { type Figure, inTurn, median, type Settings } from '../measure.ts';
import { builtinRules } from '../package.ts';

const SIZE = 600_000;

/** Each stage over all texts, given what the stages before it found; `of` names the stage that it is a part of. */
function stages(texts: readonly string[]) {
  const rules = builtinRules();
  const all = texts.map((text) => ({ text, found: analyse(text, { rules }) }));
  const each = (stage: (one: (typeof all)[number]) => unknown) => (): void => {
    for (const one of all) stage(one);
  };
  const titles = all.map(({ text, found: { segmented } }) =>
    findTitles(text, segmented.tokens, segmented.sentences, rules),
  );
  let at = 0;
  const nextTitles = () => titles[at++ % titles.length] ?? [];
  return {
    clean: each(({ text }) => clean(text, rules)),
    segment: each(({ text, found }) => segment(text, found.cleaned, rules)),
    published: each(({ text, found }) => findPublished(text, found.cleaned, rules)),
    annotate: each(({ found }) => annotate(found.article, found.segmented, found.published?.value ?? null, rules)),
    '  dates': each(({ text, found }) => findDates(text, found.published?.value ?? null, rules)),
    '  money': each(({ text }) => findMoney(text, rules)),
    '  titles': each(({ text, found: { segmented } }) =>
      findTitles(text, segmented.tokens, segmented.sentences, rules),
    ),
    '  persons': each(({ text, found: { segmented } }) =>
      findPersons(text, segmented.tokens, segmented.sentences, nextTitles(), rules),
    ),
    '  terms': each(({ text, found: { segmented } }) => findTerms(text, segmented.tokens, segmented.sentences, rules)),
    '  references': each(({ text }) => findReferences(text, rules)),
    match: each(({ text, found }) => match(text, found.segmented, found.mentions, rules)),
    deal: each(({ text, found }) => dealSentences(text, found.segmented, found.mentions, rules, found.matches)),
    resolve: each(({ text, found }) => resolve(text, found.segmented, found.mentions, rules)),
    officials: each(({ text, found: { cleaned, segmented, mentions, entities } }) =>
      findOfficials({ text, cleaned, segmented, mentions, entities, partnerships: [], rules }),
    ),
    assemble: each(({ found }) => conclude(found)),
    all: each(({ text }) => conclude(analyse(text, { rules }))),
  };
}

/** Shares of the whole; two blanks before a name: a part of the stage above. */
export function stageCosts({ rounds, scale }: Settings): readonly Figure[] {
  const actions = stages(upTo(articles(), SIZE * scale));
  const seconds = inTurn(Object.values(actions), rounds).map(median);
  const whole = seconds.at(-1) ?? 1;
  return Object.keys(actions).map((name, i) => ({
    row: 'stages',
    what: name,
    value: (100 * seconds[i]!) / whole,
    unit: '%',
  }));
}
