/** Rule files (YAML) to a rule set: the one door for the built-in rules and the user's. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isMap, isSeq } from 'yaml';
import type { AsideRule, CueRule, NameRule, PatternRule, RelationRule, RuleSet, Term, ZoneRule } from '../types.ts';
import { asideRule, type Context, cueRule, nameRule, relationRule, stretchRule, term, zoneRule } from './compile.ts';
import { ENTITY_TYPES, FILE } from './fields.ts';
import { readLists } from './lists.ts';
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
  readonly asides: AsideRule[];
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
  each(context, top.asides, found.asides, (entry) => asideRule(context, entry));
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
  return [...rules.zones, ...rules.names, ...rules.patterns, ...rules.asides, ...rules.relations, ...rules.cues];
}

/** Ids are paths, so two rules share one only within a file of several sections, or with the base. */
function refuseTwice(context: Context, top: Values<typeof FILE>, known: Set<string>): void {
  for (const section of [top.zones, top.asides, top.rules, top.cues]) {
    if (section === undefined) continue;
    for (const { key, keyNode } of entries({ ...context.source, errors: [] }, section) ?? []) {
      const id = `${context.stem}/${key}`;
      if (known.has(id)) fail(context.source, keyNode, `rule ${id} exists already`, 'rename the rule or its file');
      known.add(id);
    }
  }
}

/** Without what can be worked out from the rest. */
type Content = Omit<RuleSet, 'hash' | keyof Tables>;

function merge(found: Found, lists: Lists, base: RuleSet | undefined): Content {
  return {
    lists,
    zones: [...(base?.zones ?? []), ...found.zones],
    names: [...(base?.names ?? []), ...found.names],
    patterns: [...(base?.patterns ?? []), ...found.patterns],
    terms: [...(base?.terms ?? []), ...found.terms],
    asides: [...(base?.asides ?? []), ...found.asides],
    relations: [...(base?.relations ?? []), ...found.relations],
    cues: [...(base?.cues ?? []), ...found.cues],
  };
}

type Tables = Pick<RuleSet, 'compiledTerms' | 'compiledScans' | 'compiledWords'>;

/** The tables of the base that no new rule changes; its lists cannot have changed. */
function tablesThatHold(found: Found, { compiledTerms, compiledScans, compiledWords }: Tables = {}): Tables {
  return {
    ...(found.terms.length === 0 && compiledTerms && { compiledTerms }),
    ...(found.patterns.length + found.zones.length === 0 && compiledScans && { compiledScans }),
    ...(compiledWords && { compiledWords }),
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
  const sections = opened.flatMap(({ source, top }) => (top.lists === undefined ? [] : [{ source, node: top.lists }]));
  const lists = readLists(sections, base?.lists ?? {});
  const found: Found = { zones: [], names: [], patterns: [], terms: [], asides: [], relations: [], cues: [] };
  const known = new Set(base === undefined ? [] : identified(base).map(({ id }) => id));
  for (const { source, stem, top } of opened) {
    const context = { source, stem, lists, probe };
    refuseTwice(context, top, known);
    readFile(context, top, found);
  }
  const errors = opened.flatMap(({ source }) => source.errors.sort((a, b) => a.line - b.line || a.column - b.column));
  if (errors.length > 0) throw new RulesError(errors);
  const rules = merge(found, lists, base);
  return { rules: { hash: hashOf(rules), ...rules, ...tablesThatHold(found, base) } };
}

/** The lists of a rule set without its rules: the base for rules that are to stand alone (`--no-default-rules`). */
export function listsOnly({ lists, compiledWords }: RuleSet): RuleSet {
  const words = compiledWords && { compiledWords };
  return loadRules([], {
    base: {
      hash: '',
      lists,
      ...words,
      zones: [],
      names: [],
      patterns: [],
      terms: [],
      asides: [],
      relations: [],
      cues: [],
    },
  }).rules;
}

/** Paths of the *.yaml and *.yml files under a folder, relative to it, sorted. */
function namesIn(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name));
  if (names.length > 0) return names.sort();
  throw new RulesError([
    { file: folder, line: 1, column: 1, message: 'no rule file', hint: 'rule files end in .yaml' },
  ]);
}

export interface FolderOptions {
  /** As in LoadOptions. */
  readonly probe?: boolean;
  /** What the folder is called in errors and places; default: its path as given. */
  readonly shown?: string;
}

/** The rule files under a folder (or one file), in the order of their paths, and the part of those that ids leave out. */
export function readRuleFiles(
  path: string,
  shown?: string,
): { readonly files: readonly RuleFile[]; readonly root: string } {
  const isFolder = statSync(path).isDirectory();
  const folder = isFolder ? path : dirname(path);
  const root = (shown ?? folder).replaceAll('\\', '/').replace(/(?<=.)\/+$/, '');
  const names = isFolder ? namesIn(folder) : [basename(path)];
  const files = names.map((name) => ({ path: `${root}/${name}`, text: readFileSync(join(folder, name), 'utf8') }));
  return { files, root };
}

/**
 * Reads and compiles the rule files under a folder (or one file), in the order of their paths; ids leave the folder
 * out. Throws RulesError for errors in the files, and the system's error where they cannot be read.
 */
export function loadRulesDir(path: string, base?: RuleSet, options: FolderOptions = {}): { readonly rules: RuleSet } {
  const { files, root } = readRuleFiles(path, options.shown);
  return loadRules(files, { root, probe: options.probe ?? true, ...(base && { base }) });
}
