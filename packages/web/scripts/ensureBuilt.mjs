// Builds the page if it is missing or older than its sources; runs before `npm start`. Plain
// JavaScript, so that it works with any Node version that npm uses.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const root = join(web, '../..');
const built = join(web, 'dist/index.html');

/** Everything that goes into the page. */
const sources = [
  ...['src', 'public', 'build', 'index.html', 'examples.html', 'vite.config.ts', 'package.json'].map((name) =>
    join(web, name),
  ),
  join(root, 'packages/core/src'),
  join(root, 'packages/client/src'),
  join(root, 'packages/kernels/src'),
  join(root, 'packages/documents/src'),
  join(root, 'packages/pdf/src'),
  join(root, 'packages/training/src'),
  join(root, 'models'),
  join(root, 'package-lock.json'),
];

/** Returns the modification time of a file, or of the newest file in a folder, ms.
 * @param {string} path
 * @returns {number} 0 if there is none */
function newest(path) {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** The program that builds the page; undefined in an install without development packages. */
function findVite() {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  } catch {
    return undefined;
  }
}

/** @param {string} vite */
function build(vite) {
  console.error('Building the page, which takes about ten seconds …');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: web,
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error('ensureBuilt: the page could not be built; the reason is above.');
    process.exit(1);
  }
}

const isThere = existsSync(built);
if (!isThere || Math.max(...sources.map(newest)) > statSync(built).mtimeMs) {
  const vite = findVite();
  if (vite !== undefined) build(vite);
  else if (isThere)
    console.error(
      'The page is older than its sources, but rebuilding it needs the development packages. The old build is used.',
    );
  else
    console.error(
      'The server starts without the page, with only the API: building the page needs the development packages.\n' +
        'To get the page, run `npm install` and start again, or put a build of it into packages/web/dist.',
    );
}
