// `npm run examples`: reads the pictures in examples/ and prints the readings.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * Exit code of `cifra read` after a refusal; a word and a blank page among the examples must be
 * refused.
 */
const REFUSED = 4;

const pictures = globSync('examples/*.{png,jpg}', { cwd: root }).sort();
const words = ['packages/cli/src/bin.mjs', 'read', ...pictures];
const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' });
process.exitCode = status === REFUSED ? 0 : (status ?? 1);
