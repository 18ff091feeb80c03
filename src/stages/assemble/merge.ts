import type { Role } from '../../types.ts';
import type { Fact, Member } from './facts.ts';

/** All tellings of one partnership, the most telling first. */
export interface Cluster {
  readonly members: readonly Member[];
  readonly facts: readonly Fact[];
}

const keyOf = (f: { readonly members: readonly Member[] }): string =>
  f.members
    .map((m) => m.entity.index)
    .sort((a, b) => a - b)
    .join(',');

/**
 * Puts the tellings of one partnership together: the same organisations, or some of a larger group's.
 * In: facts in text order. Out: clusters in the order of their first telling. Headlines of other articles stay apart.
 */
export function merge(all: readonly Fact[]): Cluster[] {
  const facts = headlinesInFull(all);
  const bySet = new Map<string, Fact[]>();
  const deniedSets = new Set(facts.filter((f) => f.status === 'denied').map(keyOf));
  for (const f of facts) {
    const members = keyOf(f);
    const isDenied = f.status === 'denied' || (isOnlyReported(f) && deniedSets.has(members));
    const key = `${f.sentence.zone === 'related' ? 'related:' : ''}${isDenied ? 'denied:' : ''}${members}`;
    const list = bySet.get(key);
    if (list) list.push(f);
    else bySet.set(key, [f]);
  }
  const groups = [...bySet.values()].sort((a, b) => size(b) - size(a));
  const clusters: { members: readonly Member[]; facts: Fact[] }[] = [];
  // what contains a group has its first member
  const byMember = new Map<Member['entity'], typeof clusters>();
  for (const g of groups) {
    const members = g[0]?.members ?? [];
    const whole = members[0] && byMember.get(members[0].entity)?.find((c) => contains(c, g));
    if (whole) {
      whole.facts.push(...g);
      continue;
    }
    const cluster = { members, facts: [...g] };
    clusters.push(cluster);
    for (const { entity } of members) byMember.set(entity, [...(byMember.get(entity) ?? []), cluster]);
  }
  for (const c of clusters) {
    c.facts.sort((a, b) => a.match.start - b.match.start);
    c.members = c.members.map((m) => ({ entity: m.entity, role: roleIn(m, c.facts) }));
  }
  return clusters.sort((a, b) => (a.facts[0]?.match.start ?? 0) - (b.facts[0]?.match.start ?? 0));
}

/**
 * "Acme to work with Orvane", above "Acme University Heart Centre has signed with Orvane": what the headline calls Acme,
 * be there other Acmes in the text, is the side of that deal.
 */
function headlinesInFull(facts: readonly Fact[]): readonly Fact[] {
  const told = facts.filter((f) => f.sentence.zone === 'body');
  return facts.map((f) => {
    if (f.sentence.zone !== 'headline') return f;
    const full = told.find((g) => g.members.length === f.members.length && f.members.every((m) => namedIn(m, g)));
    return full ? { ...f, members: full.members } : f;
  });
}

const namedIn = ({ entity }: Member, { members }: Fact): boolean =>
  members.some(
    (m) =>
      m.entity === entity ||
      (isInstitution(m.entity) && (m.entity.name.startsWith(`${entity.name} `) || isOwnPart(entity, m.entity))),
  );

/** "Acme University's Heart Center": nothing but the possessive stands between the two names. */
const isOwnPart = (whole: Member['entity'], part: Member['entity']): boolean =>
  isInstitution(whole) && part.mentions.some((p) => whole.mentions.some((w) => p.start - w.end === POSSESSIVE));

/** Length of "'s ", in UTF-16 code units. */
const POSSESSIVE = 3;

/** Of a company what bears its name and more is a product as often. */
const isInstitution = ({ kind }: Member['entity']): boolean => kind !== 'company' && kind !== 'consortium';

const size = (g: readonly Fact[]): number => g[0]?.members.length ?? 0;

/** The talks and plans of a report that is denied. */
const isOnlyReported = (f: Fact): boolean => f.status === 'negotiating' || f.status === 'planned';

/** What is said not to exist is another matter than what the same two do have. */
const denied = (facts: readonly Fact[]): boolean => facts.some((f) => f.status === 'denied');

const related = (f: Fact | undefined): boolean => f?.sentence.zone === 'related';

function contains(
  c: { readonly members: readonly Member[]; readonly facts: readonly Fact[] },
  g: readonly Fact[],
): boolean {
  const first = g[0];
  if (!first || related(first) !== related(c.facts[0]) || denied(g) !== denied(c.facts)) return false;
  if (c.members.length - first.members.length >= MANY_MORE && isToldBefore(g, c.facts)) return false;
  return first.members.every((m) => c.members.some((n) => n.entity === m.entity));
}

/** With so many more members a group that is told later is another one. */
const MANY_MORE = 3;

/** Some of it is told in running text before anything of the other. */
const isToldBefore = (some: readonly Fact[], others: readonly Fact[]): boolean =>
  some.some((f) => f.sentence.zone === 'body' && others.every((o) => o.match.start > f.match.start));

/** The first role that any telling gives, if it is more than "partner"; tellings that contradict one another give none. */
function roleIn(member: Member, facts: readonly Fact[]): Role {
  const told = facts.flatMap((f) => f.members.filter((m) => m.entity === member.entity && m.role !== 'partner'));
  const [first] = told;
  return first && told.every((m) => m.role === first.role) ? first.role : 'partner';
}
