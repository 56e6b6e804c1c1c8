// Installs what is missing, and nothing when nothing is: run before `npm start`, `npm test` and the like, so that
// a fresh clone needs no other preparation. Plain JavaScript for Node 20, since Node 24 comes with the packages.
//
// Installed packages are compared with the lockfile by version, not by file times, which a checkout changes.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The packages that the lockfile wants and `node_modules` lacks or has in another version. */
function missing() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  return Object.keys(wanted).filter(
    (path) =>
      path.startsWith('node_modules/') &&
      // Binaries for other platforms are optional and rightly absent.
      !wanted[path].optional &&
      present[path]?.version !== wanted[path].version,
  );
}

/** @param {string} file a lockfile, relative to the root
 * @returns {Record<string, { version?: string, optional?: boolean }>} none when there is no such file */
function packagesOf(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

/** Runs npm at the root; npm names its own script in `npm_execpath`, whatever the platform calls the command.
 * @param {string[]} words */
function npm(...words) {
  const script = process.env.npm_execpath;
  const [command, first] = script ? [process.execPath, [script]] : ['npm', []];
  // onnxruntime-node's install script would only fetch CUDA libraries; npm before 11 runs it all the same.
  const env = { ONNXRUNTIME_NODE_INSTALL: 'skip', ...process.env };
  const { status } = spawnSync(command, [...first, ...words], { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`ensureInstalled: "npm ${words.join(' ')}" failed; is the npm registry within reach?`);
    process.exit(1);
  }
}

const absent = missing();
if (absent.length > 0) {
  console.error(`Installing ${absent.length} packages (once) …`);
  // `npm ci` empties node_modules first: right for a first install, wrong under a program that is running.
  if (existsSync(join(root, 'node_modules'))) npm('install', '--no-save', '--loglevel=error');
  else npm('ci', '--loglevel=error');
}
