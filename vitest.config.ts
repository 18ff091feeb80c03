import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';
import { loadRulesDir } from './src/rules/load.ts';
import { withTables } from './src/rules/tables.ts';

/**
 * Compiles the built-in rules once for all test files, as the build does for the package: each test file runs in a
 * process of its own, and would compile them again.
 */
function compiledRules(): Plugin {
  const folder = fileURLToPath(new URL('rules', import.meta.url));
  return {
    name: 'compiled-rules',
    load(id) {
      if (!/[\\/]src[\\/]rules[\\/]builtin\.ts$/.test(id)) return undefined;
      const { rules } = loadRulesDir(folder, undefined, { probe: false, shown: 'rules' });
      const json = JSON.stringify(withTables(rules));
      return `let rules; export const builtinRules = () => (rules ??= JSON.parse(${JSON.stringify(json)}));`;
    },
  };
}

export default defineConfig({
  plugins: [compiledRules()],
  // Some tests start processes, some machines are busy.
  test: { testTimeout: 180_000, hookTimeout: 300_000 },
});
