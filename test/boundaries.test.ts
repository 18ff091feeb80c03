/** Who may import whom. A rule here is broken by changing this table, with a reason that convinces a reviewer. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../src');

interface Layer {
  /** Beginnings of paths below src/, without ending; the first layer that fits a file is its layer. */
  readonly files: readonly string[];
  /** Layers that it may import, besides itself. */
  readonly imports: readonly string[];
  readonly because: string;
}

const LAYERS = {
  types: {
    files: ['types', 'types/', 'codes', 'version'],
    imports: [],
    because: 'what all parts agree on depends on none of them',
  },
  text: {
    files: [
      'paragraphs',
      'spans',
      'grams',
      'name-key',
      'regexp',
      'caseless',
      'phrases',
      'sides',
      'once',
      'alternatives',
    ],
    imports: ['types'],
    because: 'views of a text that several parts share',
  },
  mask: {
    files: ['stages/mask', 'stages/mask/'],
    imports: ['types', 'text', 'rules'],
    because: 'match and the checks of rules mask a sentence in the same way, with the signs that patterns are made of',
  },
  lexica: {
    files: ['rules/terms/', 'rules/scans/', 'rules/words/', 'rules/gazetteer', 'rules/gazetteer/'],
    imports: ['types'],
    because: 'the compiled form of long word lists and of many patterns is written by the rules and read by annotate',
  },
  check: {
    files: ['rules/check', 'rules/finders'],
    imports: ['types', 'text', 'mask', 'stages', 'rules'],
    because: 'the examples of a rule are run by the very stages that apply it to articles',
  },
  rules: {
    files: ['rules/'],
    imports: ['types', 'text', 'lexica'],
    because: 'rules are data: loading and compiling them knows nothing of articles',
  },
  stages: {
    files: ['stages/'],
    imports: ['types', 'text', 'mask', 'lexica'],
    because:
      'a stage is a pure function of what it is given; how stages follow one another is the business of pipeline',
  },
  emit: { files: ['emit/'], imports: ['types'], because: 'a format knows the record and nothing of how it came about' },
  score: {
    files: ['score/'],
    imports: ['types'],
    because: 'scores compare records with gold, and must not depend on how records come about',
  },
  workbench: {
    files: ['workbench/'],
    imports: ['types', 'text', 'pipeline', 'stages', 'mask', 'rules', 'check'],
    because: 'it shows what the stages did by asking them again, after the fact: no run pays for it',
  },
  pipeline: { files: ['pipeline'], imports: ['types', 'stages', 'rules'], because: 'it is the table of contents' },
  library: {
    files: ['index'],
    imports: ['types', 'pipeline', 'rules', 'lexica', 'emit'],
    because: 'the door for programs opens on the same rooms as the command line, without a terminal',
  },
  build: {
    files: ['build'],
    imports: ['rules', 'text', 'cli'],
    because:
      'building compiles the rules and the expressions of the code, bundles the rest unseen, and runs it once as the command line does',
  },
  batch: {
    files: ['batch/'],
    imports: ['types', 'pipeline', 'rules', 'emit', 'stages'],
    because: 'from the names of articles to what is printed of each, in any number, without a terminal',
  },
  cli: {
    files: ['cli/'],
    imports: [
      'types',
      'batch',
      'pipeline',
      'rules',
      'lexica',
      'check',
      'emit',
      'library',
      'stages',
      'score',
      'workbench',
    ],
    because: 'it puts everything together and nobody imports it',
  },
} satisfies Readonly<Record<string, Layer>>;

/** Stages by the file or folder below stages/ that a file belongs to: none imports another. */
const stageOf = (file: string) => /^stages\/([^/.]+)/.exec(file)?.[1] ?? '';

/** What only a few files may touch; `files` are beginnings of paths. */
const GUARDED: readonly {
  readonly what: string;
  readonly found: RegExp;
  readonly files: readonly string[];
  readonly because: string;
}[] = [
  {
    what: 'the disk',
    found: /from 'node:fs(?:\/promises)?'/,
    files: [
      'stages/read',
      'rules/load',
      'rules/builtin-packed',
      'rules/gazetteer',
      'batch/inputs',
      'batch/patterns',
      'batch/cache',
      'batch/resume',
      'cli/files',
      'cli/watch',
      'build',
    ],
    because: 'reading articles, rules and registers, listing folders and writing results are the only I/O',
  },
  {
    what: 'the process',
    found: /\bprocess\.|from 'node:process'/,
    files: ['cli/main', 'cli/files', 'batch/cache', 'rules/gazetteer', 'build'],
    because: 'the program is a function of arguments and streams; three need the process id for temporary names',
  },
  {
    what: 'other programs',
    found: /from 'node:child_process'/,
    files: ['cli/git'],
    because: 'only git knows how rules stood at a revision; it is asked without a shell, and only by extract diff',
  },
  {
    what: 'compromise',
    found: /['"]compromise/,
    files: ['rules/inflect', 'build'],
    because: 'it inflects word lists when rules are compiled; no article pays for importing it',
  },
  {
    what: 'YAML',
    found: /from 'yaml'/,
    files: ['rules/'],
    because: 'rule files are YAML; the built-in ones are compiled, so no ordinary run loads the parser',
  },
  { what: 'commander', found: /from 'commander'/, files: ['cli/'], because: 'only the command line has one' },
  { what: 'chalk', found: /['"]chalk['"]/, files: ['emit/paint'], because: 'formats are given colours as a function' },
  {
    what: 'fast-glob',
    found: /['"]fast-glob['"]/,
    files: ['batch/patterns'],
    because: 'patterns are expanded in one place',
  },
  {
    what: 'the clock',
    found: /\bDate\.now\(|new Date\(\)|performance\.now\(/,
    files: ['cli/', 'batch/work', 'batch/stopwatch', 'batch/cache'],
    because: 'the same text gives the same record on every day',
  },
  {
    what: 'threads',
    found: /['"]node:worker_threads['"]/,
    files: ['cli/main', 'batch/worker', 'batch/cache'],
    because: 'who starts them, what runs in them, and a name that no other thread gives; all else knows of none',
  },
  {
    what: 'chance',
    found: /Math\.random|randomUUID|randomBytes/,
    files: [],
    because: 'the same text gives the same record in every run',
  },
  {
    what: 'the network',
    found: /from 'node:(?:https?|net|tls|dgram|dns)|\bfetch\(/,
    files: [],
    because: 'everything works offline',
  },
];

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));
const sourceOf = (file: string) => readFileSync(join(root, file), 'utf8');
const code = (file: string) => sourceOf(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

interface Import {
  readonly target: string;
  readonly typesOnly: boolean;
}

/** Imports of other files of src/, static, dynamic and of types. */
function importsOf(file: string): Import[] {
  const found = code(file).matchAll(/^(?:import|export)( type)? [^;']*from '(\.[^']+)'|import\('(\.[^']+)'\)/gm);
  return [...found].map(([, types, path, lazily]) => ({
    target: relative(root, join(root, dirname(file), path ?? lazily ?? '')).replaceAll('\\', '/'),
    typesOnly: types !== undefined,
  }));
}

function layerOf(file: string): string {
  const path = file.replace(/\.ts$/, '');
  const found = Object.entries<Layer>(LAYERS).find(([, { files: starts }]) =>
    starts.some((start) => (start.endsWith('/') ? path.startsWith(start) : path === start)),
  );
  return found?.[0] ?? '';
}

describe('every file', () => {
  it.each(files)('%s belongs to a layer and imports only what that may', (file) => {
    const name = layerOf(file);
    expect(name, `${file} belongs to no layer`).not.toBe('');
    const layer: Layer | undefined = LAYERS[name as keyof typeof LAYERS];
    for (const { target } of importsOf(file)) {
      const allowed = target === file || layerOf(target) === name || layer?.imports.includes(layerOf(target));
      expect(allowed, `${file} imports ${target}: ${layer?.because}`).toBe(true);
    }
  });
});

describe('stages', () => {
  it.each(files.filter((file) => layerOf(file) === 'stages'))('%s imports no code of another stage', (file) => {
    // What an earlier stage hands on has a type, and that may be named.
    const foreign = importsOf(file)
      .filter(({ target, typesOnly }) => layerOf(target) === 'stages' && !typesOnly)
      .map(({ target }) => target)
      .filter((target) => stageOf(target) !== stageOf(file));
    expect(foreign, LAYERS.stages.because).toEqual([]);
  });
});

describe.each(GUARDED)('$what', ({ what, found, files: allowed, because }) => {
  it(`is touched only by ${allowed.join(', ') || 'nobody'}: ${because}`, () => {
    const touching = files.filter((file) => found.test(code(file)));
    expect(
      touching.filter((file) => !allowed.some((start) => file.startsWith(start))),
      what,
    ).toEqual([]);
  });
});

describe('the packages', () => {
  it('that are imported are those of package.json', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, '../package.json'), 'utf8'));
    const shipped = files.filter((file) => file !== 'build.ts');
    const imported = shipped.flatMap((file) =>
      [...code(file).matchAll(/(?:from|import\(|require\(|\)\()\s*'([^'.][^']*)'/g)].map(([, name = '']) => name),
    );
    const packages = imported
      .filter((name) => !name.startsWith('node:'))
      .map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      );
    expect(packages.filter((name) => !(name in dependencies) && !BUNDLED.includes(name))).toEqual([]);
  });
});

/** Development dependencies whose code the build puts into dist/. */
const BUNDLED = ['@eslint-community/regexpp'];
