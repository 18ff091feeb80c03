/** The names of an organisation → how it is called, its kind, its id. */
import { foldName, orgKey } from '../../name-key.ts';
import type { OrgKind, OrgMention } from '../../types.ts';

/** One organisation of the article under all its names. */
export interface Entity {
  readonly index: number;
  /** The fullest form in the text. */
  readonly name: string;
  readonly kind: OrgKind;
  /** Other forms in the text, in the order of their first use. */
  readonly aliases: readonly string[];
  readonly mentions: readonly OrgMention[];
  readonly id?: string;
}

/** The organisations of an article, in the order of their first mentions. @param groupOf the same for keys of the same one */
export function entities(text: string, orgs: readonly OrgMention[], groupOf: (key: string) => string): Entity[] {
  const groups = new Map<string, OrgMention[]>();
  for (const m of orgs) {
    const g = groupOf(m.key);
    const list = groups.get(g);
    if (list) list.push(m);
    else groups.set(g, [m]);
  }
  return [...groups.values()].map((mentions, index) => entity(text, mentions, index));
}

function entity(text: string, mentions: readonly OrgMention[], index: number): Entity {
  const written = new Map<string, string>();
  const late = new Set<string>();
  mentions.forEach((m, i) => {
    const name = text.slice(m.start, m.end).replace(/\s+/g, ' ').replace(/[®™]/g, '');
    const folded = foldName(name);
    const before = written.get(folded);
    if (before === undefined || isShouting(before)) written.set(folded, name);
    if (before === undefined && i >= SETTLED) late.add(name);
    else if (before !== undefined) late.delete(before);
  });
  const names = [...written.values()];
  const early = names.filter((n) => !late.has(n));
  const isFormal = (n: string): boolean => orgKey(n) !== foldName(n);
  const fit = early.some(isFormal) ? early : names.filter((n) => !late.has(n) || isFormal(n));
  const longest = (list: readonly string[]): string => list.reduce((best, n) => (n.length > best.length ? n : best));
  const settled = longest(fit.length > 0 ? fit : names);
  const name = longest(names.filter((n) => n.startsWith(settled) && orgKey(n) === orgKey(settled)));
  const kinds = [...mentions].sort((a, b) => kindWeight(b) - kindWeight(a));
  const id = idOf(text, name, mentions);
  return {
    index,
    name,
    kind: kinds[0]?.kind ?? 'company',
    aliases: names.filter((n) => n !== name),
    mentions,
    ...(id !== undefined && { id }),
  };
}

/** The id of the name that stands for the entity, in any of its forms; what a short form means may be another. */
function idOf(text: string, name: string, mentions: readonly OrgMention[]): string | undefined {
  const own = mentions.find((m) => text.slice(m.start, m.end).replace(/\s+/g, ' ') === name);
  return mentions.find((m) => m.key === own?.key && m.id !== undefined)?.id;
}

/** A longer form that comes only once, when the text has long settled on its names, is no fuller name ("Acme Cloud Day"). */
const SETTLED = 4;

const isShouting = (name: string): boolean => name === name.toUpperCase() && /[A-Z]{2}.* /.test(name);

/** Longer names carry the head word that tells the kind; "company" is what is said where nothing is known. */
const kindWeight = (m: OrgMention): number => m.strength + (m.kind === 'company' ? 0 : 0.2) + m.key.length / 1000;
