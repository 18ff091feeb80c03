/**
 * Builds dist/: the rules compiled to JSON, and the code bundled around them, in pieces that are loaded when needed.
 * Run by `npm run build`, after the compiler has written the types.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';
import { builtinRules } from './rules/builtin.ts';
import { RulesError } from './rules/load.ts';
import { compileTerms } from './rules/terms/compile.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/**
 * Puts the compiled rules in the place of src/rules/builtin.ts: one string, because JSON.parse of a string is faster
 * than evaluating the same data as code; what is not ASCII is escaped, so that the string takes one byte per character.
 */
function compiledRules(json: string): Plugin {
  const ascii = json.replace(/[^\0-\x7F]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const contents = `
    let rules;
    export const builtinRules = () => (rules ??= JSON.parse(${JSON.stringify(ascii)}));`;
  return {
    name: 'compiled-rules',
    setup({ onLoad }) {
      onLoad({ filter: /src[\\/]rules[\\/]builtin\.ts$/ }, () => ({ contents, loader: 'js' }));
    },
  };
}

/** The folders of the packages whose code went into the bundles. */
function bundledPackages({ inputs }: Metafile): readonly string[] {
  const folders = Object.keys(inputs).flatMap((input) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []);
  return [...new Set(folders)].sort();
}

/** Their licences ask that they go along with their code. */
function licences(metafile: Metafile): string {
  return bundledPackages(metafile)
    .map((folder) => {
      const file = readdirSync(join(root, folder)).find((name) => /^licen[cs]e/i.test(name));
      const text =
        file === undefined ? 'No licence file; see its package.json.' : readFileSync(join(root, folder, file), 'utf8');
      return `${folder.replace('node_modules/', '')}\n\n${text.trim()}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

/** Everything but dist/types, which the TypeScript compiler has just written. */
function removeOldBundles(): void {
  for (const name of existsSync(dist) ? readdirSync(dist) : []) {
    if (name !== 'types') rmSync(join(dist, name), { recursive: true });
  }
}

async function bundle(): Promise<void> {
  const rules = builtinRules();
  const compiled = { ...rules, compiledTerms: compileTerms(rules.terms, rules.lists) };
  removeOldBundles();
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { index: 'src/index.ts', cli: 'src/cli/main.ts' },
    outdir: dist,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    metafile: true,
    external: ['compromise'],
    // Some bundled packages are CommonJS and call require for what Node brings along.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    plugins: [compiledRules(JSON.stringify(compiled))],
  });
  writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), licences(metafile));
}

try {
  await bundle();
} catch (error) {
  if (!(error instanceof RulesError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
