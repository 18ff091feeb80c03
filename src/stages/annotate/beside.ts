/** Rules that look beside a name: three characters on either side of it tell which of them may hold there. */
import { beginningAt, endingAt } from '../../rules/scans/characters.ts';
import { byEdge, listAt, type Side } from '../../rules/scans/edge.ts';
import type { NameRule, Span } from '../../types.ts';

interface Compiled {
  readonly rule: NameRule;
}

interface Member<T> extends Compiled {
  readonly index: number;
  readonly value: T;
}

/** Rules by the side that decides whether they are tried: what follows the name, else what stands before it. */
export interface Beside<T> {
  readonly after: Side<Member<T>>;
  readonly before: Side<Member<T>>;
}

/** In: rules with what is made of each. A rule that looks at the name alone may hold everywhere. */
export function beside<T extends Compiled>(values: readonly T[]): Beside<T> {
  const members = values.map((value, index) => ({ index, value, rule: value.rule }));
  const looksAfter = ({ rule }: Compiled): boolean => rule.after !== undefined;
  return {
    after: byEdge(members.filter(looksAfter)),
    before: byEdge(members.filter((member) => !looksAfter(member))),
  };
}

/** Calls `visit` with each rule that may hold beside the name, in their order. */
export function eachBeside<T>({ after, before }: Beside<T>, text: string, name: Span, visit: (value: T) => void): void {
  const ahead = listAt(after, beginningAt(text, name.end));
  const behind = listAt(before, endingAt(text, name.start));
  let i = 0;
  for (const { index, value } of ahead) {
    for (let other = behind[i]; other !== undefined && other.index < index; other = behind[++i]) visit(other.value);
    visit(value);
  }
  for (; i < behind.length; i++) visit(behind[i]!.value);
}
