/** Abbreviations and sentence starters of a rule set, ready for look-up. */
import { onceFor } from '../../once.ts';
import type { RuleSet } from '../../types.ts';

export interface Words {
  /** Abbreviations without their last full stop. */
  readonly abbreviations: ReadonlySet<string>;
  /** Abbreviations only where a number follows. */
  readonly numbered: ReadonlySet<string>;
  /** What stands before the first full stop inside an abbreviation: "Ph" of "Ph.D.". */
  readonly prefixes: ReadonlySet<string>;
  /** Abbreviations (without last full stop) that never end a sentence. */
  readonly inner: ReadonlySet<string>;
  readonly starters: ReadonlySet<string>;
  readonly gluedStarters: ReadonlySet<string>;
  readonly namesWithMark: ReadonlySet<string>;
  /** Abbreviations that end a company's name. */
  readonly legal: ReadonlySet<string>;
  /** Goes on with a company's name: a title, a division. */
  readonly companyPart: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
}

type Lists = RuleSet['lists'];

function withoutStop(lists: Lists, ...names: readonly string[]): Set<string> {
  return new Set(names.flatMap((name) => lists[name] ?? []).map((word) => word.replace(/\.$/, '')));
}

function compile(lists: Lists): Words {
  const inner = withoutStop(lists, 'abbreviation-inner');
  const numbered = withoutStop(lists, 'abbreviation-number');
  const abbreviations = new Set([
    ...withoutStop(lists, 'abbreviation-title', 'abbreviation-legal', 'abbreviation-word'),
    ...inner,
  ]);
  const dotted = [...abbreviations].filter((word) => word.includes('.'));
  return {
    abbreviations,
    numbered,
    prefixes: new Set(dotted.map((word) => word.slice(0, word.indexOf('.')))),
    inner: new Set([...inner, ...numbered]),
    starters: new Set(lists['sentence-starter']),
    gluedStarters: new Set(lists['glued-starter']),
    namesWithMark: new Set(lists['name-with-mark']),
    legal: withoutStop(lists, 'abbreviation-legal'),
    companyPart: new Set(lists['company-part']),
    verbs: new Set(lists['sentence-verb']),
  };
}

const compiled = onceFor(compile);

/** The words of the rule set's lists; made ready once per rule set. */
export function wordsOf({ lists }: Pick<RuleSet, 'lists'>): Words {
  return compiled(lists);
}
