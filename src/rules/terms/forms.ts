/** A form as written in a rule file to the word sequences that it stands for. */

/** A word of a form: `exact` where the text must have it with these capitals and in this number. */
export interface FormWord {
  readonly text: string;
  readonly exact: boolean;
}

type Lists = Readonly<Record<string, readonly string[]>>;

function alternatives(list: string, lists: Lists): readonly string[] {
  const words = lists[list];
  if (words === undefined) throw new Error(`unknown list <${list}> in a term`);
  return words;
}

/** Writes out `(a|b)` and `<list>`, the innermost brackets first: all phrases that a form stands for. */
export function expandForm(form: string, lists: Lists): readonly string[] {
  const found = /\(([^()]*)\)|<([\w-]+)>/.exec(form);
  if (found === null) return [form.replace(/\s+/g, ' ').trim()];
  const [all, choice, list] = found;
  const before = form.slice(0, found.index);
  const after = form.slice(found.index + all.length);
  const words = choice === undefined ? alternatives(list ?? '', lists) : choice.split('|');
  return words.flatMap((word) => expandForm(before + word + after, lists));
}

/** Two capitals make an abbreviation, which is no word without them ("AIDS", "mCRPC"). */
const ABBREVIATION = /\p{Lu}[^\s]*\p{Lu}/u;
const POSSESSIVE = /(\p{L}+)['’]s(?!\p{L})/gu;

function wordsOf(phrase: string, exact: boolean): readonly FormWord[] {
  const words: FormWord[] = [];
  for (const found of phrase.matchAll(/[\p{L}\p{N}]+|[,&]/gu)) {
    const text = found[0];
    // "Graves'" is a name; folded it would be a word ("grave").
    const name = /^['’](?!\p{L})/u.test(phrase.slice(found.index + text.length)) && text.endsWith('s');
    words.push({ text, exact: exact || name || ABBREVIATION.test(text) });
  }
  return words;
}

/** "Still's disease" as "Still disease", where only the capital tells the name from the word. A name alone stays. */
function withoutPossessive(phrase: string): readonly FormWord[] {
  if (!phrase.includes(' ')) return [];
  const names = new Set([...phrase.matchAll(POSSESSIVE)].map((found) => found[1]));
  return wordsOf(phrase.replace(POSSESSIVE, '$1'), false).map((word) =>
    names.has(word.text) ? { text: word.text, exact: true } : word,
  );
}

/** The word sequences of a form. `=` in front: all its words as written. Throws an Error for a list that is none. */
export function formWords(form: string, lists: Lists): readonly (readonly FormWord[])[] {
  const exact = form.startsWith('=');
  const phrases = expandForm(exact ? form.slice(1) : form, lists);
  return phrases
    .flatMap((phrase) =>
      !exact && /['’]s/.test(phrase) ? [wordsOf(phrase, exact), withoutPossessive(phrase)] : [wordsOf(phrase, exact)],
    )
    .filter((words) => words.length > 0);
}
