#!/usr/bin/env node
// Entry point of the `cifra` command, in plain JavaScript so that any version of Node can run it.
// The rest is TypeScript, which Node runs directly from version 24. An older Node starts the Node
// 24 that `npm install` added to this project.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const needed = 24;
const here = dirname(fileURLToPath(import.meta.url));

if (Number.parseInt(process.versions.node, 10) >= needed) {
  // Node caches the compiled sources, without types, in the temporary folder. Later starts take
  // half the time.
  module.enableCompileCache();
  await import('./main.ts');
} else {
  const pinned = findPinnedNode();
  if (pinned === undefined) {
    console.error(`cifra: needs Node ${needed} or newer, this is ${process.versions.node}.`);
    console.error('       Run `npm install` in its folder, which installs one, or install a newer Node.');
    process.exit(1);
  }
  handOver(pinned);
}

/** Returns the binary of npm's `node` package in the nearest enclosing `node_modules`. */
function findPinnedNode() {
  for (let folder = here; folder !== dirname(folder); folder = dirname(folder)) {
    for (const name of ['node', 'node.exe']) {
      const path = join(folder, 'node_modules', 'node', 'bin', name);
      if (existsSync(path)) return path;
    }
  }
  return undefined;
}

/**
 * Runs this file again with `node`, sharing the terminal, the signals and the exit code of this
 * process.
 */
function handOver(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both processes, and the child handles it. Other signals are
  // forwarded.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`cifra: could not start ${node}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
}
