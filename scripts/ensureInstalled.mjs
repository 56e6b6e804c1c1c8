// Installs missing packages, if there are any: run before `npm start`, `npm test` and others, so
// that a fresh clone needs no other preparation. Plain JavaScript for Node 20, because Node 24
// comes with the packages.
//
// Installed packages are compared with the lockfile by version, not by file times, which a checkout
// changes. With `--to-run`, an install without development packages (`npm ci --omit=dev`) counts as
// complete, and the packages of the documentation site, which has a lockfile of its own, are left out.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {{ version?: string, optional?: boolean, dev?: boolean, devOptional?: boolean }} Package
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const site = join(root, 'packages/site');
/** Seconds between two lines of progress. */
const reportEvery = 10;

/** @param {string} file a lockfile
 * @returns {Record<string, Package>} empty if the file does not exist */
function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

/** The packages of a lockfile, and those that are installed.
 * @param {string} folder */
function lockedAndInstalled(folder) {
  return {
    wanted: packagesOf(join(folder, 'package-lock.json')),
    present: packagesOf(join(folder, 'node_modules/.package-lock.json')),
  };
}

/** True if packages are installed, and none that only development needs.
 * @param {string} folder */
function isWithoutDevelopment(folder) {
  const { wanted, present } = lockedAndInstalled(folder);
  const installed = Object.keys(wanted).filter((path) => path in present);
  return installed.length > 0 && !installed.some((path) => wanted[path].dev);
}

/** Returns the packages of the lockfile that `node_modules` lacks or has in another version.
 * @param {string} folder
 * @param {boolean} omitDevelopment */
function missing(folder, omitDevelopment) {
  const { wanted, present } = lockedAndInstalled(folder);
  return Object.keys(wanted).filter((path) => {
    const { version, optional, dev, devOptional } = wanted[path];
    if (!path.startsWith('node_modules/')) return false;
    // Binaries for other platforms are optional and may be missing.
    if (optional || (omitDevelopment && (dev || devOptional))) return false;
    return present[path]?.version !== version;
  });
}

/** Runs npm in a folder and reports the number of packages installed so far. npm gives the
 * path of its own script in `npm_execpath`, which works on every platform.
 * @param {string} folder
 * @param {string[]} words
 * @param {string[]} paths of the missing packages
 * @returns {Promise<number | null>} the exit status */
function npm(folder, words, paths) {
  const script = process.env.npm_execpath;
  const [command, first] = script ? [process.execPath, [script]] : ['npm', []];
  // onnxruntime-node's install script would only download CUDA libraries; npm before version 11
  // runs it regardless.
  const env = { ONNXRUNTIME_NODE_INSTALL: 'skip', ...process.env };
  const child = spawn(command, [...first, ...words], { cwd: folder, env, stdio: 'inherit' });
  const begun = Date.now();
  const timer = setInterval(() => {
    const there = paths.filter((path) => existsSync(join(folder, path, 'package.json'))).length;
    const seconds = Math.round((Date.now() - begun) / 1000);
    console.error(`  ${there} of ${paths.length} packages after ${seconds} s`);
  }, 1000 * reportEvery);
  return new Promise((resolve) => {
    child.on('error', () => resolve(null));
    child.on('exit', resolve);
  }).finally(() => clearInterval(timer));
}

/** Installs what is missing in a folder with a lockfile; ends the process if npm fails.
 * @param {string} folder
 * @param {boolean} omitDevelopment */
async function install(folder, omitDevelopment) {
  const absent = missing(folder, omitDevelopment);
  if (absent.length === 0) return;
  console.error(
    `Installing ${absent.length} packages from the npm registry, once; it takes about a minute …`,
  );
  const quiet = '--loglevel=error';
  const omit = omitDevelopment ? ['--omit=dev'] : [];
  // `npm ci` empties node_modules first: right for a first install, wrong under a running program.
  const words = existsSync(join(folder, 'node_modules'))
    ? ['install', '--no-save', quiet, ...omit]
    : ['ci', quiet];
  const status = await npm(folder, words, absent);
  if (status !== 0) {
    console.error(`ensureInstalled: "npm ${words.join(' ')}" failed; is the npm registry within reach?`);
    process.exit(1);
  }
}

const isToRun = process.argv.includes('--to-run');
await install(root, isToRun && isWithoutDevelopment(root));
if (!isToRun) await install(site, false);
