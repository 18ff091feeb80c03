/** A name for what is asked of the articles: two runs that ask the same of the same article get the same record. */
import { createHash } from 'node:crypto';
import { builtinRules } from '../rules/builtin.ts';
import type { Gazetteer } from '../types.ts';
import { VERSION } from '../version.ts';
import { sha256 } from './hash.ts';
import type { Question } from './work.ts';

/** The rules that a question is answered by. */
export function rulesHash({ rules }: Question): string {
  return (rules ?? builtinRules()).hash;
}

/** SHA-256 over version, rules, registers and options. */
export function questionHash(question: Question): string {
  const { gazetteer, date = null, prominence = null, minConfidence = null } = question;
  const registers = gazetteer === undefined ? null : gazetteerHash(gazetteer);
  const options = { date, prominence: prominence && [...prominence].sort(), minConfidence };
  return sha256(JSON.stringify([VERSION, rulesHash(question), registers, options]));
}

function gazetteerHash(gazetteer: Gazetteer): string {
  const hash = createHash('sha256');
  const { check, value, beginnings, ends, longest, codes, texts } = gazetteer;
  for (const column of [check, value, beginnings, ends, longest, codes, texts]) hash.update(column);
  return hash.digest('hex');
}
