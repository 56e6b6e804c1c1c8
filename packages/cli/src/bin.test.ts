import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { version } from './platform/version.ts';

const bin = fileURLToPath(new URL('./bin.mjs', import.meta.url));

/** A Node on the PATH that is too old to run the sources. */
function findOldNode(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = folders.map((folder) => join(folder, 'node')).filter((path) => existsSync(path));
  return candidates.find(
    (path) =>
      Number.parseInt(execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }), 10) < 24,
  );
}

const old = findOldNode();

describe.skipIf(old === undefined)('with a Node older than 24 (skipped where the PATH has none)', () => {
  test('hands over to the Node that npm installed, with its output and exit code', () => {
    const { status, stdout } = spawnSync(old!, [bin, '--version'], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${version()}\n` });
    expect(spawnSync(old!, [bin, 'no-such-command']).status).toBe(2);
  });

  test('forwards signals', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cifra-bin-'));
    const child = spawn(
      old!,
      [bin, 'data', 'get', 'mnist', '--mirror', 'http://192.0.2.1', '--data', folder],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    // The first output shows that the child process is running.
    child.stderr.once('data', () => child.kill('SIGTERM'));
    const code = await new Promise((resolve) => child.on('exit', resolve));
    rmSync(folder, { recursive: true });
    expect(code).toBe(128 + constants.signals.SIGTERM);
  });

  test('says what to do if npm did not install Node', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cifra-bin-'));
    copyFileSync(bin, join(folder, 'bin.mjs'));
    const { status, stderr } = spawnSync(old!, [join(folder, 'bin.mjs')], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^cifra: needs Node 24 or newer, this is .*\n +Run `npm install`/);
  });
});
