/** Rules that look beside a name: three characters on either side of it tell which of them may hold there. */
import { beginningAt, endingAt } from '../../rules/scans/characters.ts';
import { byEdge, listAt, marksAt, type Side } from '../../rules/scans/edge.ts';
import type { NameRule, Span } from '../../types.ts';

interface Compiled {
  readonly rule: NameRule;
}

interface Member<T> extends Compiled {
  readonly index: number;
  readonly value: T;
}

/** Rules by the sides that decide whether they are tried: those that look after the name, and those that do not. */
export interface Beside<T> {
  readonly after: Side<Member<T>>;
  readonly before: Side<Member<T>>;
  /** All, by what they want before the name, if anything. */
  readonly all: Side<Member<T>>;
}

/** In: rules with what is made of each. A rule that looks at the name alone may hold everywhere. */
export function beside<T extends Compiled>(values: readonly T[]): Beside<T> {
  const members = values.map((value, index) => ({ index, value, rule: value.rule }));
  const looksAfter = ({ rule }: Compiled): boolean => rule.after !== undefined;
  return {
    after: byEdge(members.filter(looksAfter), ({ rule }) => rule.ahead),
    before: byEdge(
      members.filter((member) => !looksAfter(member)),
      ({ rule }) => rule.behind,
    ),
    all: byEdge(members, ({ rule }) => rule.behind),
  };
}

/** Calls `visit` with each rule that may hold beside the name, in their order. */
export function eachBeside<T>(
  { after, before, all }: Beside<T>,
  text: string,
  name: Span,
  visit: (value: T) => void,
): void {
  const ending = endingAt(text, name.start);
  const ahead = listAt(after, beginningAt(text, name.end));
  const behind = listAt(before, ending);
  const fitting = marksAt(all, ending);
  let i = 0;
  for (const { index, value } of ahead) {
    for (let other = behind[i]; other !== undefined && other.index < index; other = behind[++i]) visit(other.value);
    if (fitting[index] === 1) visit(value);
  }
  for (; i < behind.length; i++) visit(behind[i]!.value);
}
