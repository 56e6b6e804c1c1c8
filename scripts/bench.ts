// Runs the benchmarks one after another, each in a process of its own so that none warms up the next:
// `npm run bench` for all, `npm run bench -- inference` for those whose file name contains a word given.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const words = process.argv.slice(2);
const all = globSync('bench/*.bench.ts', { cwd: root }).sort();
const chosen = all.filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
if (chosen.length === 0) {
  console.error(`bench: no benchmark matches ${words.join(', ')}; there are: ${all.join(', ')}`);
  process.exitCode = 2;
}
for (const file of chosen) {
  console.log(`\n# ${file}`);
  const { status } = spawnSync(process.execPath, [file], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
