/** Starts the program in dist/ quickly: one article takes less time than Node itself would take to compile all of it. */
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { cachedDataVersionTag, setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

const file = join(__dirname, '../dist/cli.js');

/** Node 20 to 24 were tried: V8 complains on stderr about a flag that it does not know. */
const set = /^v2[0-4]\./.test(process.version) ? setFlagsFromString : () => {};

/**
 * One article runs most regular expressions and functions a few times only, so that compiling them is what takes the
 * time: expressions are compiled to plain bytecode, functions not optimised, the heap not marked.
 */
function compileQuickly() {
  set('--no-regexp-optimization');
  set('--no-regexp-peephole-optimization');
  set('--regexp-tier-up-ticks=200');
  set('--max-optimized-bytecode-size=0');
  // The heap is small when one article is done; marking it would not free anything worth the time.
  set('--no-incremental-marking');
}

/** As V8 does by itself. */
function compileWell() {
  set('--regexp-optimization');
  set('--regexp-peephole-optimization');
  set('--regexp-tier-up-ticks=1');
  set('--max-optimized-bytecode-size=61440');
  set('--incremental-marking');
}

/** Whether V8 keeps the bytecode of functions that have not run for a while. */
const keepFunctions = (keeps) => set(keeps ? '--no-flush-bytecode' : '--flush-bytecode');

/**
 * Where the build keeps the bytecode of the program for a Node like this one. V8's tag tells its version, flags and
 * processor, but two Nodes of one V8 version may differ in what bytecode refers to, and crash on each other's.
 */
const bytecodeFile = () =>
  `${file}.${process.version}-${process.platform}-${process.arch}-${cachedDataVersionTag().toString(16)}`;

/** Whether there is a program: a fresh checkout has none yet. */
const isBuilt = () => existsSync(file);

/** The program; bytecode that V8 does not take changes nothing but the time. */
function scriptOf(bytecode) {
  return new Script(readFileSync(file, 'latin1'), { filename: file, cachedData: bytecode });
}

/** What the program exports: the file is one function, of what Node gives a CommonJS module. */
function evaluate(script) {
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, file, dirname(file));
  return module.exports;
}

/** What the program exports; from bytecode where there is some for this V8. */
function load() {
  const kept = bytecodeFile();
  return evaluate(scriptOf(existsSync(kept) ? readFileSync(kept) : undefined));
}

module.exports = { isBuilt, load, compileQuickly, compileWell, keepFunctions, scriptOf, evaluate, bytecodeFile };
