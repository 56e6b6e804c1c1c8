import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '..');
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cifra-start-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

/** Runs a script of this repository in a clone made of the test's files. */
function run(script: string, ...words: string[]) {
  cpSync(join(repository, script), join(root, script));
  const env = { ...process.env, npm_execpath: join(root, 'npm.cjs') };
  const { status, stderr } = spawnSync(process.execPath, [join(root, script), ...words], { env });
  return { status, stderr: stderr.toString() };
}

describe('ensureInstalled', () => {
  const runs = { version: '1.0.0' };
  const develops = { version: '1.0.0', dev: true };
  const install = (packages: object) =>
    write('node_modules/.package-lock.json', JSON.stringify({ packages }));

  beforeEach(() => {
    const packages = { '': {}, 'node_modules/runs': runs, 'node_modules/develops': develops };
    write('package-lock.json', JSON.stringify({ packages }));
    // Replaces npm: records its arguments.
    write(
      'npm.cjs',
      `require('node:fs').writeFileSync(__dirname + '/asked', process.argv.slice(2).join(' '))`,
    );
    write('asked', 'nothing');
  });
  const asked = (...words: string[]): string => {
    expect(run('scripts/ensureInstalled.mjs', ...words).status).toBe(0);
    return readFileSync(join(root, 'asked'), 'utf8');
  };

  test('a fresh clone gets a complete install, with a message', () => {
    const { stderr } = run('scripts/ensureInstalled.mjs', '--to-run');
    expect(stderr).toMatch(
      /^Installing 2 packages from the npm registry, once; it takes about a minute …\n$/,
    );
    expect(asked('--to-run')).toBe('ci --loglevel=error');
  });

  test('the packages of the documentation site are installed for development only', () => {
    install({ 'node_modules/runs': runs, 'node_modules/develops': develops });
    write('packages/site/package-lock.json', JSON.stringify({ packages: { 'node_modules/docs': develops } }));
    expect(asked('--to-run')).toBe('nothing');
    expect(asked()).toBe('ci --loglevel=error');
  });

  test('an install without development packages is enough for starting the server', () => {
    install({ 'node_modules/runs': runs });
    expect(asked('--to-run')).toBe('nothing');
    expect(asked()).toBe('install --no-save --loglevel=error');
  });

  test('it is updated without them', () => {
    install({ 'node_modules/runs': { version: '0.9.0' } });
    expect(asked('--to-run')).toBe('install --no-save --loglevel=error --omit=dev');
  });

  test('a complete install without one development package gets it', () => {
    const packages = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    write('package-lock.json', JSON.stringify({ packages: { ...packages, 'node_modules/new': develops } }));
    install({ 'node_modules/runs': runs, 'node_modules/develops': develops });
    expect(asked('--to-run')).toBe('install --no-save --loglevel=error');
  });
});

describe('ensureBuilt without development packages', () => {
  test('no page: reports that only the API starts', () => {
    expect(run('packages/web/scripts/ensureBuilt.mjs')).toEqual({
      status: 0,
      stderr: expect.stringMatching(
        /^The server starts without the page, with only the API: .*\nTo get the page, run/,
      ),
    });
  });

  test('a page older than its sources is used', () => {
    write('packages/web/dist/index.html', '');
    utimesSync(join(root, 'packages/web/dist/index.html'), 0, 0);
    write('packages/web/src/later.ts', '');
    expect(run('packages/web/scripts/ensureBuilt.mjs')).toEqual({
      status: 0,
      stderr: expect.stringMatching(/^The page is older than its sources/),
    });
  });
});
