#!/usr/bin/env node
const { statSync } = require('node:fs');
const { isBuilt, load, compileQuickly, compileWell } = require('./program.js');

if (!isBuilt()) {
  process.stderr.write('extract: not built yet; run `npm ci && npm run build` where its package.json is\n');
  process.exit(2);
}

const args = process.argv.slice(2);

/** So many arguments are a shell's list of files. */
const MANY = 12;

/** Bytes of a file that is no single article of ordinary length. */
const LARGE = 200_000;

/** What an argument names: a stream, a pattern, a folder, a large file. */
function isMuch(arg) {
  if (/^-$|[*?[{]|\.(?:ndjson|jsonl|gz)$/.test(arg)) return true;
  const stat = statSync(arg, { throwIfNoEntry: false });
  return stat !== undefined && (stat.isDirectory() || stat.size > LARGE);
}

/** Over folders, patterns, streams, much text or many files, as far as the arguments tell. */
const isBatch = args.length > MANY || args.some(isMuch);

// A batch pays for good code once; expressions that were compiled quickly would stay slow.
if (!isBatch) {
  compileQuickly();
  setTimeout(compileWell, 1000).unref();
}

load()
  .run(args)
  .then((code) => {
    process.exitCode = code;
  });
