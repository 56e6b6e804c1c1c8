#!/usr/bin/env node
// Entry point of the `cifra` command of the npm package. `bin.mjs` is that of the clone, whose sources
// need Node 24.
import module from 'node:module';

const needed = 22;

if (Number.parseInt(process.versions.node, 10) >= needed) {
  // Later starts take half the time.
  module.enableCompileCache();
  await import('./main.ts');
} else {
  console.error(`cifra: needs Node ${needed} or newer, this is ${process.versions.node}.`);
  process.exitCode = 1;
}
