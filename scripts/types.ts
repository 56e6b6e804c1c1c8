// Checks all types: one tsconfig per set of globals, so that `document` or `Buffer` in core does
// not compile. Runs all before failing, so that one run shows every error.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const root = join(import.meta.dirname, '..');
const worlds = globSync(['packages/*/tsconfig*.json', 'scripts/tsconfig.json'], { cwd: root }).sort();

const failed = worlds.filter((world) => {
  const { status } = spawnSync(process.execPath, [compiler, '-p', world], { cwd: root, stdio: 'inherit' });
  return status !== 0;
});
if (failed.length > 0) console.error(`types: errors under ${failed.join(', ')}`);
else console.log(`types: ${worlds.length} worlds without errors`);
process.exitCode = failed.length > 0 ? 1 : 0;
