/** Organisations with their forms, and why each form counts. */
import { initialsOf, wordsOf } from '../../name-key.ts';
import type { Entity } from '../../stages/resolve.ts';
import type { NameTrace } from './types.ts';

export function nameTrace({ name, kind, aliases, mentions }: Entity): NameTrace {
  const keyOf = new Map(mentions.map(({ key }) => [key, key]));
  const full = [...keyOf.keys()].reduce((best, key) => (key.length > best.length ? key : best), '');
  return {
    name,
    kind,
    rules: [...new Set(mentions.map(({ rule }) => rule))],
    forms: aliases.map((text) => ({ text, because: reasonFor(text, full) })),
    mentions: mentions.length,
  };
}

/** Why a short form counts as the full name. */
function reasonFor(written: string, full: string): string {
  const short = written
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const words = full.split(' ');
  if (short === full || short.startsWith(`${full} `) || full.startsWith(`${short} `)) {
    return short.length >= full.length ? 'the same name' : 'its first words';
  }
  if (full.endsWith(` ${short}`)) return 'its last words';
  if (short === initialsOf(words) || short === initialsOf(wordsOf(full))) return 'its initials';
  return [...words].sort().join(' ') === short.split(' ').sort().join(' ') ? 'the same words' : 'the text says so';
}
