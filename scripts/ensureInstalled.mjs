// Installs missing packages, if there are any: run before `npm start`, `npm test` and others, so
// that a fresh clone needs no other preparation. Plain JavaScript for Node 20, because Node 24
// comes with the packages.
//
// Installed packages are compared with the lockfile by version, not by file times, which a checkout
// changes. With `--to-run`, an install without development packages (`npm ci --omit=dev`) counts as
// complete.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {{ version?: string, optional?: boolean, dev?: boolean, devOptional?: boolean }} Package
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const wanted = packagesOf('package-lock.json');
const present = packagesOf('node_modules/.package-lock.json');
/** Seconds between two lines of progress. */
const reportEvery = 10;

/** @param {string} file a lockfile, relative to the root
 * @returns {Record<string, Package>} empty if the file does not exist */
function packagesOf(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

/** True if packages are installed, and none that only development needs. */
function isWithoutDevelopment() {
  const installed = Object.keys(wanted).filter((path) => path in present);
  return installed.length > 0 && !installed.some((path) => wanted[path].dev);
}

/** Returns the packages of the lockfile that `node_modules` lacks or has in another version.
 * @param {boolean} omitDevelopment */
function missing(omitDevelopment) {
  return Object.keys(wanted).filter((path) => {
    const { version, optional, dev, devOptional } = wanted[path];
    if (!path.startsWith('node_modules/')) return false;
    // Binaries for other platforms are optional and may be missing.
    if (optional || (omitDevelopment && (dev || devOptional))) return false;
    return present[path]?.version !== version;
  });
}

/** Runs npm in the root folder and reports the number of packages installed so far. npm gives the
 * path of its own script in `npm_execpath`, which works on every platform.
 * @param {string[]} words
 * @param {string[]} paths of the missing packages
 * @returns {Promise<number | null>} the exit status */
function npm(words, paths) {
  const script = process.env.npm_execpath;
  const [command, first] = script ? [process.execPath, [script]] : ['npm', []];
  // onnxruntime-node's install script would only download CUDA libraries; npm before version 11
  // runs it regardless.
  const env = { ONNXRUNTIME_NODE_INSTALL: 'skip', ...process.env };
  const child = spawn(command, [...first, ...words], { cwd: root, env, stdio: 'inherit' });
  const begun = Date.now();
  const timer = setInterval(() => {
    const there = paths.filter((path) => existsSync(join(root, path, 'package.json'))).length;
    const seconds = Math.round((Date.now() - begun) / 1000);
    console.error(`  ${there} of ${paths.length} packages after ${seconds} s`);
  }, 1000 * reportEvery);
  return new Promise((resolve) => {
    child.on('error', () => resolve(null));
    child.on('exit', resolve);
  }).finally(() => clearInterval(timer));
}

const omitDevelopment = process.argv.includes('--to-run') && isWithoutDevelopment();
const absent = missing(omitDevelopment);
if (absent.length > 0) {
  console.error(
    `Installing ${absent.length} packages from the npm registry, once; it takes about a minute …`,
  );
  const quiet = '--loglevel=error';
  const omit = omitDevelopment ? ['--omit=dev'] : [];
  // `npm ci` empties node_modules first: right for a first install, wrong under a running program.
  const words = existsSync(join(root, 'node_modules'))
    ? ['install', '--no-save', quiet, ...omit]
    : ['ci', quiet];
  const status = await npm(words, absent);
  if (status !== 0) {
    console.error(`ensureInstalled: "npm ${words.join(' ')}" failed; is the npm registry within reach?`);
    process.exit(1);
  }
}
