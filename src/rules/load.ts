/** Rule files (YAML) to a rule set: the one door for the built-in rules and the user's. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { isMap, isSeq } from 'yaml';
import type { CueRule, NameRule, PatternRule, RelationRule, RuleSet, Term, ZoneRule } from '../types.ts';
import { type Context, checkShape, cueRule, nameRule, relationRule, stretchRule, term, zoneRule } from './compile.ts';
import { ENTITY_TYPES, FILE, LIST } from './fields.ts';
import { type ListEntry, resolveLists } from './lists.ts';
import type { Lists } from './pattern.ts';
import {
  type Entry,
  entries,
  fail,
  failAt,
  fieldsOf,
  parseSource,
  type RuleError,
  type Source,
  type Values,
} from './source.ts';

export type { RuleError } from './source.ts';

/** One rule file: its path (shown in errors; ids are made of it) and its text. */
export interface RuleFile {
  readonly path: string;
  readonly text: string;
}

export interface LoadOptions {
  /** Rules and lists that the files add to. */
  readonly base?: RuleSet;
  /** Folder at the start of the paths that is no part of the ids. */
  readonly root?: string;
  /** Whether patterns are tried on hard texts, too (default); without it only their shape is checked. */
  readonly probe?: boolean;
}

/** Every error of all files, in the order of files and lines. */
export class RulesError extends Error {
  readonly errors: readonly RuleError[];

  constructor(errors: readonly RuleError[]) {
    super(errors.map(formatRuleError).join('\n'));
    this.name = 'RulesError';
    this.errors = errors;
  }
}

/** "file:line:column: message (hint)". */
export function formatRuleError({ file, line, column, message, hint }: RuleError): string {
  return `${file}:${line}:${column}: ${message} (${hint})`;
}

/** One file with its top level read. */
interface File {
  readonly source: Source;
  readonly stem: string;
  readonly top: Values<typeof FILE>;
}

/** The rules found so far, by kind. */
interface Found {
  readonly zones: ZoneRule[];
  readonly names: NameRule[];
  readonly patterns: PatternRule[];
  readonly terms: Term[];
  readonly relations: RelationRule[];
  readonly cues: CueRule[];
}

// ── files ────────────────────────────────────────────────────────────────────────────────────────────

function openFile({ path, text }: RuleFile, root: string): File {
  const shown = path.replaceAll('\\', '/');
  const source = parseSource(shown, text);
  const inside = root !== '' && shown.startsWith(`${root}/`) ? shown.slice(root.length + 1) : shown;
  const stem = inside.replace(/\.ya?ml$/, '');
  if (source.errors.length > 0) return { source, stem, top: {} };
  if (source.root === null) {
    failAt(source, 0, 'an empty rule file', 'begin with about: and one sentence');
    return { source, stem, top: {} };
  }
  return { source, stem, top: fieldsOf(source, source.root, FILE, ['about']) ?? {} };
}

// ── lists ────────────────────────────────────────────────────────────────────────────────────────────

function listEntry(source: Source, { key, keyNode, value }: Entry): ListEntry | undefined {
  const fields = fieldsOf(source, value, LIST, []);
  if (fields === undefined) return undefined;
  const { words = [], compromise = [], include = [], inflect, pattern } = fields;
  const others = words.length + compromise.length + include.length;
  if (pattern === undefined && others === 0) {
    return fail(source, keyNode, `list ${key} holds nothing`, 'add words:, compromise:, include: or pattern:');
  }
  if (pattern !== undefined && others > 0) {
    return fail(source, pattern.node, `list ${key} has words and a pattern`, 'make two lists');
  }
  const entry = { name: key, source, node: keyNode, words, compromise, include };
  return { ...entry, ...(inflect && { inflect }), ...(pattern && { pattern }) };
}

function readLists(files: readonly File[], base: Lists): Lists {
  const found = new Map<string, ListEntry>();
  for (const { source, top } of files) {
    for (const entry of top.lists === undefined ? [] : (entries(source, top.lists) ?? [])) {
      const list = listEntry(source, entry);
      if (list === undefined) continue;
      const { key, keyNode } = entry;
      const twice = found.has(key) || base[key] !== undefined || base[`${key}:pattern`] !== undefined;
      if (!/^[A-Za-z][\w-]*$/.test(key))
        fail(source, keyNode, `${key} is no name for a list`, 'letters, digits, - and _');
      else if (twice)
        fail(source, keyNode, `list ${key} exists already`, `choose another name; include: [${key}] takes its words`);
      else found.set(key, list);
    }
  }
  const lists = resolveLists(found, base);
  for (const { source, pattern } of found.values()) if (pattern !== undefined) checkShape(source, pattern, lists);
  return lists;
}

// ── rules ────────────────────────────────────────────────────────────────────────────────────────────

function each<T>(context: Context, node: unknown, into: T[], read: (entry: Entry) => T | undefined): void {
  if (node === undefined) return;
  for (const entry of entries(context.source, node) ?? []) {
    const rule = read(entry);
    if (rule !== undefined) into.push(rule);
  }
}

function readTerms(context: Context, node: unknown, type: Term['type'], into: Term[]): void {
  if (!isSeq(node)) {
    fail(context.source, node, 'terms: is no list', 'write - name: … for each term');
    return;
  }
  into.push(...node.items.map((item) => term(context, item, type)).filter((found) => found !== undefined));
}

/** The rules of `rules:` are relations, unless the file has a `type:`, which makes them entities of that type. */
function readRules(context: Context, top: Values<typeof FILE>, found: Found): void {
  const { type, rules } = top;
  // A type that is none is reported already; what its rules should look like cannot be told.
  if (type === undefined && isMap(context.source.root) && context.source.root.has('type')) return;
  const shape = type === undefined ? 'relation' : ENTITY_TYPES[type];
  if (shape === 'relation') each(context, rules, found.relations, (entry) => relationRule(context, entry));
  else if (shape === 'name')
    each(context, rules, found.names, (entry) => nameRule(context, entry, type as NameRule['type']));
  else if (shape === 'stretch')
    each(context, rules, found.patterns, (entry) => stretchRule(context, entry, type as PatternRule['type']));
  else if (rules !== undefined) fail(context.source, rules, `type: ${type} has terms:, no rules:`, 'rename the key');
}

function readFile(context: Context, top: Values<typeof FILE>, found: Found): void {
  each(context, top.zones, found.zones, (entry) => zoneRule(context, entry));
  readRules(context, top, found);
  each(context, top.cues, found.cues, (entry) => cueRule(context, entry));
  const { type, terms } = top;
  if (type === 'disease' || type === 'technology') {
    if (terms !== undefined) readTerms(context, terms, type, found.terms);
  } else if (terms !== undefined) {
    fail(context.source, terms, 'terms: of no type', 'add type: disease or type: technology at the top');
  }
}

// ── the rule set ─────────────────────────────────────────────────────────────────────────────────────

function identified(rules: Found | RuleSet): readonly { readonly id: string }[] {
  return [...rules.zones, ...rules.names, ...rules.patterns, ...rules.relations, ...rules.cues];
}

/** Ids are paths, so two rules share one only within a file of several sections, or with the base. */
function refuseTwice(context: Context, top: Values<typeof FILE>, known: Set<string>): void {
  for (const section of [top.zones, top.rules, top.cues]) {
    if (section === undefined) continue;
    for (const { key, keyNode } of entries({ ...context.source, errors: [] }, section) ?? []) {
      const id = `${context.stem}/${key}`;
      if (known.has(id)) fail(context.source, keyNode, `rule ${id} exists already`, 'rename the rule or its file');
      known.add(id);
    }
  }
}

/** Without what can be worked out from the rest. */
type Content = Omit<RuleSet, 'hash' | 'compiledTerms'>;

function merge(found: Found, lists: Lists, base: RuleSet | undefined): Content {
  return {
    lists,
    zones: [...(base?.zones ?? []), ...found.zones],
    names: [...(base?.names ?? []), ...found.names],
    patterns: [...(base?.patterns ?? []), ...found.patterns],
    terms: [...(base?.terms ?? []), ...found.terms],
    relations: [...(base?.relations ?? []), ...found.relations],
    cues: [...(base?.cues ?? []), ...found.cues],
  };
}

/** SHA-256, in hexadecimal, of all that can change a result: not of the examples, nor of where a rule stands. */
function hashOf(rules: Content): string {
  const unimportant = new Set(['place', 'accepts', 'rejects']);
  const content = JSON.stringify(rules, (key, value) => (unimportant.has(key) ? undefined : value));
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Compiles rule files, given in the order in which their rules are to stand. Pure but for the loading of the library
 * that inflects. Throws RulesError with all errors of all files.
 */
export function loadRules(files: readonly RuleFile[], options: LoadOptions = {}): { readonly rules: RuleSet } {
  const { base, root = '', probe = true } = options;
  const opened = files.map((file) => openFile(file, root));
  const lists = readLists(opened, base?.lists ?? {});
  const found: Found = { zones: [], names: [], patterns: [], terms: [], relations: [], cues: [] };
  const known = new Set(base === undefined ? [] : identified(base).map(({ id }) => id));
  for (const { source, stem, top } of opened) {
    const context = { source, stem, lists, probe };
    refuseTwice(context, top, known);
    readFile(context, top, found);
  }
  const errors = opened.flatMap(({ source }) => source.errors.sort((a, b) => a.line - b.line || a.column - b.column));
  if (errors.length > 0) throw new RulesError(errors);
  const rules = merge(found, lists, base);
  // Without new terms the tables of the base still hold: its lists cannot have changed.
  const tables = found.terms.length === 0 && base?.compiledTerms;
  return { rules: { hash: hashOf(rules), ...rules, ...(tables && { compiledTerms: tables }) } };
}

/** The lists of a rule set without its rules: the base for rules that are to stand alone (`--no-default-rules`). */
export function listsOnly({ lists }: RuleSet): RuleSet {
  return loadRules([], {
    base: { hash: '', lists, zones: [], names: [], patterns: [], terms: [], relations: [], cues: [] },
  }).rules;
}

/** Paths of the *.yaml and *.yml files under a folder, sorted; a path of a file gives that file. */
function ruleFiles(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(path, name));
}

/**
 * Reads and compiles the rule files under a folder (or one file), in the order of their paths; ids leave the folder
 * out. Throws RulesError for errors in the files, and the system's error where they cannot be read.
 */
export function loadRulesDir(path: string, base?: RuleSet, probe = true): { readonly rules: RuleSet } {
  const files = ruleFiles(path).map((file) => ({ path: file, text: readFileSync(file, 'utf8') }));
  const root = normalize(statSync(path).isDirectory() ? path : dirname(path));
  return loadRules(files, { root: root.replaceAll('\\', '/').replace(/\/+$/, ''), probe, ...(base && { base }) });
}
