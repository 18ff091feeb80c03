/**
 * The terms of a rule set to tables: a vocabulary, and a trie of word numbers whose states are numbered breadth first,
 * so that the children of a state stand side by side, sorted by word.
 */
import type { CompiledTerms, RuleSet, Term } from '../../types.ts';
import { type FormWord, formWords } from './forms.ts';
import { hashTable } from './hash.ts';
import { foldWord, spellings } from './spelling.ts';

/** What a state means where it is no term's index. */
export const NOTHING = -1;
export const EXCEPTED = -2;

/** Words of coordinated lists; the stage that reads the lists needs their numbers. */
export const CONJUNCTIONS = ['and', 'or', '&'];
export const COMMA = ',';
export const FILLERS = ['other', 'certain', 'many', 'some', 'related', 'similar', 'various', 'several', 'serious'];

/** The vocabulary while it grows: numbers of words, by key where folded, by spelling where exact. */
interface Vocabulary {
  /** -1 where the key has exact words only. */
  readonly folded: Map<string, number>;
  readonly exact: Map<string, number>;
  /** Words seen already, as written. */
  readonly known: Map<string, number>;
  count: number;
}

/** The word's number, the same for the same word. */
function numberOf(vocabulary: Vocabulary, { text, exact }: FormWord): number {
  const { folded, known } = vocabulary;
  const written = exact ? vocabulary.exact : known;
  const found = written.get(text);
  if (found !== undefined) return found;
  const key = foldWord(text);
  if (exact) {
    if (!folded.has(key)) folded.set(key, -1);
    written.set(text, vocabulary.count);
    return vocabulary.count++;
  }
  const other = folded.get(key) ?? -1;
  const number = other >= 0 ? other : vocabulary.count++;
  for (const spelling of spellings(text)) if ((folded.get(spelling) ?? -1) < 0) folded.set(spelling, number);
  known.set(text, number);
  return number;
}

interface State {
  readonly children: Map<number, State>;
  meaning: number;
}

const newState = (): State => ({ children: new Map(), meaning: NOTHING });

/** The first form that ends in a state gives it its meaning. */
function addPhrase(root: State, words: readonly number[], meaning: number): void {
  let state = root;
  for (const word of words) {
    let child = state.children.get(word);
    if (child === undefined) {
      child = newState();
      state.children.set(word, child);
    }
    state = child;
  }
  if (state !== root && state.meaning === NOTHING) state.meaning = meaning;
}

/** Exceptions first: what a term excepts is excepted for all. Then names, which go before other terms' forms. */
function trieOf(terms: readonly Term[], lists: RuleSet['lists'], vocabulary: Vocabulary): State {
  const root = newState();
  const add = (form: string, meaning: number): void => {
    for (const words of formWords(form, lists)) {
      addPhrase(
        root,
        words.map((word) => numberOf(vocabulary, word)),
        meaning,
      );
    }
  };
  for (const { except = [] } of terms) for (const form of except) add(form, EXCEPTED);
  for (const [index, { name }] of terms.entries()) add(name, index);
  for (const [index, { forms }] of terms.entries()) for (const form of forms) add(form, index);
  return root;
}

/** Columns of the trie, one number per state: its word, its first child, its meaning. */
interface Columns {
  readonly label: number[];
  readonly child: number[];
  readonly meaning: number[];
}

function columnsOf(root: State): Columns {
  const columns: Columns = { label: [-1], child: [], meaning: [] };
  const queue: State[] = [root];
  for (const state of queue) {
    columns.child.push(queue.length);
    columns.meaning.push(state.meaning);
    for (const [word, child] of [...state.children].sort(([a], [b]) => a - b)) {
      columns.label.push(word);
      queue.push(child);
    }
  }
  columns.child.push(queue.length);
  return columns;
}

/** Where each key starts among the keys written one after the other with one character between them; the end, too. */
function startsOf(keys: readonly string[]): number[] {
  const starts = [0];
  for (const key of keys) starts.push(starts.at(-1)! + key.length + 1);
  return starts;
}

function base64(numbers: readonly number[]): string {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [index, number] of numbers.entries()) bytes.writeInt32LE(number, index * 4);
  return bytes.toString('base64');
}

/**
 * Compiles terms: their forms written out, with the lists of the rule set. The tables are, one after the other: how many
 * states, keys, exact words, words and slots there are; for each state its word, its first child (and the end of the last
 * one's), its meaning (index of the term, NOTHING, EXCEPTED); for each key the word's number or -1, and where it starts in `words` (and the end of the last); for each exact word
 * the index of its key and its number; the hash table of the keys. Throws an Error for a form with a list that is none.
 */
export function compileTerms(terms: readonly Term[], lists: RuleSet['lists']): CompiledTerms {
  const vocabulary: Vocabulary = { folded: new Map(), exact: new Map(), known: new Map(), count: 0 };
  for (const text of [...CONJUNCTIONS, COMMA, ...FILLERS]) numberOf(vocabulary, { text, exact: false });
  const { label, child, meaning } = columnsOf(trieOf(terms, lists, vocabulary));
  const { folded, exact, count } = vocabulary;
  const keys = [...folded.keys()];
  const place = new Map(keys.map((key, index) => [key, index]));
  const keysOfExact = [...exact.keys()].map((word) => place.get(foldWord(word)) ?? -1);
  const slots = hashTable(keys);
  const sizes = [label.length, keys.length, exact.size, count, slots.length];
  const vocabularyTables = [[...folded.values()], startsOf(keys), keysOfExact, [...exact.values()], [...slots]];
  const tables = [sizes, label, child, meaning, ...vocabularyTables].flat();
  return { words: keys.join('\n'), exact: [...exact.keys()].join('\n'), tables: base64(tables) };
}
