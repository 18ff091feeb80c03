/**
 * Builds dist/: the rules, compiled; the library; the program of the command line, with its bytecode. Run by
 * `npm run build`, after the compiler has written the types.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import type { Io } from './cli/io.ts';
import { light } from './regexp.ts';
import { builtinRules } from './rules/builtin.ts';
import { RulesError } from './rules/load.ts';
import { escaped, packRules } from './rules/packed.ts';
import { withTables } from './rules/tables.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

// ── the bundles ──────────────────────────────────────────────────────────────────────────────────────

/** In dist/ the rules are compiled already. */
const compiledRules: Plugin = {
  name: 'compiled-rules',
  setup({ onResolve }) {
    onResolve({ filter: /\/builtin\.ts$/ }, () => ({ path: join(root, 'src/rules/builtin-packed.ts') }));
  },
};

/** commander starts processes for commands that are programs of their own; we have none, and loading that takes time. */
const noProcesses: Plugin = {
  name: 'no-processes',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path, namespace: 'nothing' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** A call of `light` on a literal. */
const LIGHT = /\blight\(\s*\/((?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[\n])+)\/([a-z]*),?\s*\)/g;

/** Expressions of the code are made light here: as written, V8 would have to look up their classes at every start. */
const lightExpressions: Plugin = {
  name: 'light-expressions',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(LIGHT, (_, source, flags) => `${light(new RegExp(source, flags))}`),
      loader: 'ts',
    }));
  },
};

const COMMON = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  // It inflects word lists, which only rules of the user's need.
  external: ['compromise'],
  plugins: [compiledRules, noProcesses, lightExpressions],
} satisfies BuildOptions;

const library = {
  ...COMMON,
  entryPoints: ['src/index.ts'],
  outfile: join(dist, 'index.js'),
  format: 'esm',
  // Some bundled packages are CommonJS and call require for what Node brings along.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
} satisfies BuildOptions;

/** One file, CommonJS and ASCII: what Node starts soonest, and what bytecode can be kept of. */
const program = {
  ...COMMON,
  entryPoints: ['src/cli/main.ts'],
  outfile: join(dist, 'cli.js'),
  format: 'cjs',
  supported: { 'dynamic-import': false },
  define: { 'import.meta.url': '__url' },
  banner: {
    js: "(function (exports, require, module, __filename, __dirname) {\nconst __url = require('node:url').pathToFileURL(__filename).href;",
  },
  footer: { js: '})' },
} satisfies BuildOptions;

// ── licences ─────────────────────────────────────────────────────────────────────────────────────────

/** The folders of the packages whose code went into a bundle. */
function bundledPackages({ inputs }: Metafile): readonly string[] {
  return Object.keys(inputs).flatMap((input) => /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []);
}

/** Their licences ask that they go along with their code. */
function licences(metafiles: readonly Metafile[]): string {
  return [...new Set(metafiles.flatMap(bundledPackages))]
    .sort()
    .map((folder) => {
      const file = readdirSync(join(root, folder)).find((name) => /^licen[cs]e/i.test(name));
      const text =
        file === undefined ? 'No licence file; see its package.json.' : readFileSync(join(root, folder, file), 'utf8');
      return `${folder.replace(/^.*node_modules\//, '')}\n\n${text.trim()}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

// ── bytecode ─────────────────────────────────────────────────────────────────────────────────────────

/** Articles after which V8 has compiled all that an ordinary run needs. */
const articles = () =>
  readdirSync(join(root, 'fixtures'))
    .map((name) => join(root, 'fixtures', name, 'article.txt'))
    .filter((path) => existsSync(path));

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

/** Keeps what V8 compiled of the program, for the next V8 of the same version: see bin/program.js. */
async function keepBytecode(): Promise<void> {
  const { compileQuickly, keepFunctions, scriptOf, evaluate, bytecodeFile } = createRequire(import.meta.url)(
    '../bin/program.js',
  );
  compileQuickly();
  keepFunctions(true);
  const script = scriptOf();
  const { run } = evaluate(script);
  const io: Io = { stdin: process.stdin, stdout: nowhere(), stderr: nowhere(), env: {}, cwd: root };
  await run(articles(), io);
  // Bytecode is for V8 with the same flags.
  keepFunctions(false);
  writeFileSync(bytecodeFile(), script.createCachedData());
}

// ── all of it ────────────────────────────────────────────────────────────────────────────────────────

/** Writes a file of dist/ in one step: whoever runs the program meanwhile runs the old one or the new one. */
function put(name: string, content: string): void {
  const path = join(dist, name);
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}

/** The bundle as text: it is one file. */
async function bundled(options: BuildOptions): Promise<{ readonly text: string; readonly metafile: Metafile }> {
  const { outputFiles, metafile } = await build({ ...options, write: false, metafile: true });
  return { text: outputFiles[0]!.text, metafile };
}

/** Bytecode of an older program: V8 knows a program by its length alone. */
function removeBytecode(): void {
  for (const name of readdirSync(dist)) {
    if (name.startsWith(`${basename(program.outfile)}.`)) rmSync(join(dist, name));
  }
}

try {
  const rules = packRules(withTables(builtinRules()));
  const [index, cli] = [await bundled(library), await bundled(program)];
  mkdirSync(dist, { recursive: true });
  removeBytecode();
  put('rules.json', rules);
  put(basename(library.outfile), index.text);
  // esbuild leaves regular expressions as they are.
  put(basename(program.outfile), escaped(cli.text));
  put('THIRD-PARTY-LICENSES.txt', licences([index.metafile, cli.metafile]));
  await keepBytecode();
} catch (error) {
  if (!(error instanceof RulesError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
