/** Which of many rules are tried where a text begins with three given characters, as a table. */
import type { CompiledScan, PatternRule, ZoneRule } from '../../types.ts';
import { beginnings } from './beginnings.ts';
import { BEGINNINGS, type Beginning, CAPITAL, eachNumber, NO_CAPITAL } from './characters.ts';

/** In a rule's pattern a blank stands for any white space. */
export function flexible(pattern: string): string {
  return pattern.replace(/\\[\s\S]|(\[(?:\\[\s\S]|[^\]\\])*\])| /g, (piece, set?: string) =>
    set === undefined ? (piece === ' ' ? '(?:\\s+)' : piece) : set.replaceAll(' ', '\\s'),
  );
}

/** The rules of a type that are tried everywhere; what they stand for besides is of another `part`. */
export function scanned(patterns: readonly PatternRule[], type: string): readonly PatternRule[] {
  return patterns.filter((rule) => rule.type === type && rule.sets['part'] === undefined);
}

/** Patterns in which case counts. */
export function compileScan(rules: readonly PatternRule[]): CompiledScan {
  return compile(beginnings(rules.map(({ pattern }) => flexible(pattern))));
}

/** In most zone rules case does not count. */
export function compileZoneScan(rules: readonly ZoneRule[]): CompiledScan {
  const starts = beginnings(rules.map(({ pattern }) => pattern));
  const inAnyCase = (beginning: Beginning): Beginning => ({ ...beginning, first: CAPITAL | NO_CAPITAL });
  return compile(rules.map((rule, i) => (rule.case === 'exact' ? starts[i]! : starts[i]!.map(inAnyCase))));
}

/** In: for each rule how its matches begin. Rules that stand first are tried first. */
function compile(starts: readonly (readonly Beginning[])[]): CompiledScan {
  const table = new Uint16Array(BEGINNINGS);
  const lists: (readonly number[])[] = [[]];
  for (const index of starts.keys()) {
    // for each list the one with this rule added
    const longer: number[] = [];
    const first = lists.length;
    const add = (number: number): void => {
      const list = table[number]!;
      if (list >= first) return;
      longer[list] ??= lists.push([...lists[list]!, index]) - 1;
      table[number] = longer[list]!;
    };
    for (const beginning of starts[index]!) eachNumber(beginning, add);
  }
  return { runs: runsOf(table), lists };
}

function runsOf(table: Uint16Array): number[] {
  const runs: number[] = [];
  for (let from = 0; from < table.length; ) {
    let to = from + 1;
    while (table[to] === table[from]) to++;
    runs.push(to - from, table[from]!);
    from = to;
  }
  return runs;
}

/** For each beginning the number of its list. */
export function tableOf({ runs }: CompiledScan): Uint16Array {
  const table = new Uint16Array(BEGINNINGS);
  let at = 0;
  for (let i = 0; i < runs.length; i += 2) {
    const end = at + runs[i]!;
    table.fill(runs[i + 1]!, at, end);
    at = end;
  }
  return table;
}
