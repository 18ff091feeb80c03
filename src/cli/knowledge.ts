/** What a run knows beside the text of an article: rules, and the user's registers. */
import type { Gazetteer, RuleSet } from '../types.ts';
import { gazetteerOf } from './gazetteer.ts';
import type { Io } from './io.ts';
import type { KnowledgeOptions } from './options.ts';
import { rulesOf } from './rules.ts';

/** As options of extract(). */
export interface Knowledge {
  readonly rules: RuleSet;
  readonly gazetteer?: Gazetteer;
}

/** Loads what --rules, --no-default-rules and --gazetteer name. Throws Failure. */
export async function knowledgeOf(options: KnowledgeOptions, io: Pick<Io, 'cwd' | 'env'>): Promise<Knowledge> {
  const { rules = [], defaultRules, gazetteer } = options;
  return { rules: await rulesOf(rules, defaultRules, io.cwd), ...(await gazetteerOf(gazetteer, io)) };
}
