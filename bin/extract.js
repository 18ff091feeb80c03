#!/usr/bin/env node
const { load, compileQuickly, compileWell } = require('./program.js');

compileQuickly();
// A run that goes on is a batch, where good code pays off.
setTimeout(compileWell, 250).unref();

load()
  .run(process.argv.slice(2))
  .then((code) => {
    process.exitCode = code;
  });
