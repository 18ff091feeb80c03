/**
 * The measurements of the project, run by `npm run bench`: every figure that the README quotes, as a row of a table.
 * `npm run bench -- throughput growth` runs some rows only; `--json` prints figures for programs.
 */
import { parseArgs } from 'node:util';
import { source } from './load.ts';
import type { Figure, Settings } from './measure.ts';
import { cache } from './rows/cache.ts';
import { growth } from './rows/growth.ts';
import { jobs } from './rows/jobs.ts';
import { large } from './rows/large.ts';
import { memory } from './rows/memory.ts';
import { ruleCosts } from './rows/rules.ts';
import { stageCosts } from './rows/stages.ts';
import { startUp } from './rows/start-up.ts';
import { throughput } from './rows/throughput.ts';
import { tracing } from './rows/tracing.ts';
import { line } from './table.ts';

const ROWS: Readonly<Record<string, (settings: Settings) => readonly Figure[]>> = {
  throughput,
  'start-up': startUp,
  growth,
  stages: stageCosts,
  rules: ruleCosts,
  tracing,
  jobs,
  cache,
  large,
  memory,
};

const HELP = `npm run bench -- [ROW…] [--json] [--rounds N] [--scale N]

Rows: ${Object.keys(ROWS).join(', ')}; without any: all of them.

  --json      one object with all figures
  --rounds N  how often each thing is measured (5)
  --scale N   multiplies the sizes of loads: 0.1 for a quick look (1)
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    scale: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});

const unknown = positionals.filter((name) => ROWS[name] === undefined);
const settings: Settings = { rounds: Number(values.rounds), scale: Number(values.scale) };
if (values.help || unknown.length > 0 || !(settings.rounds > 0) || !(settings.scale > 0)) {
  (values.help ? process.stdout : process.stderr).write(HELP);
  process.exit(values.help ? 0 : 2);
}

const chosen = positionals.length > 0 ? positionals : Object.keys(ROWS);
if (!values.json)
  process.stdout.write(
    `texts of ${source}; node ${process.version}; times are CPU times but at start-up, jobs and cache\n`,
  );
const figures: Figure[] = [];
for (const name of chosen) {
  const found = ROWS[name]?.(settings) ?? [];
  figures.push(...found);
  if (!values.json) process.stdout.write(`\n${name}\n${found.map(line).join('\n')}\n`);
}
if (values.json) process.stdout.write(`${JSON.stringify({ source, node: process.version, figures }, null, 2)}\n`);
