/** Tests on the text beside a name: what is cheap to make comes first. */
import { lateRegExp } from './regexp.ts';
import type { NameRule, Span } from './types.ts';

/** Whether the text at an offset, in UTF-16 code units, is as a rule wants it. */
export type SideTest = (text: string, at: number) => boolean;

function sticky(source: string): SideTest {
  const expression = lateRegExp(source, 'y');
  return (text, at) => {
    const made = expression();
    made.lastIndex = at;
    return made.test(text);
  };
}

function guarded(source: string | undefined, guard: string | undefined): SideTest | null {
  if (source === undefined) return null;
  const whole = sticky(source);
  if (guard === undefined) return whole;
  const first = sticky(guard);
  return (text, at) => first(text, at) && whole(text, at);
}

const behind = (source: string | undefined) => source && `(?<=${source})`;

interface SideTests {
  readonly before: SideTest | null;
  readonly after: SideTest | null;
}

/** The tests of a rule on what ends where the name starts, and on what starts where it ends; null: none. */
export function sideTests({ before, beforeGuard, after, afterGuard }: NameRule): SideTests {
  return { before: guarded(behind(before), behind(beforeGuard)), after: guarded(after, afterGuard) };
}

/** Whether both sides of a name are as the rule wants them; the shorter expression, sooner made, is tried first. */
export function sidesHold({ before, after }: SideTests, rule: NameRule, text: string, { start, end }: Span): boolean {
  const ahead = (): boolean => after === null || after(text, end);
  const back = (): boolean => before === null || before(text, start);
  const isBackFirst = (rule.before?.length ?? 0) < (rule.after?.length ?? 0);
  return isBackFirst ? back() && ahead() : ahead() && back();
}
