import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const reporter = join(import.meta.dirname, 'countReporter.ts');

/** Returns the last lines of a run over one test file. */
function lastLines(source: string, n: number): string[] {
  const root = mkdtempSync(join(tmpdir(), 'cifra-count-'));
  try {
    writeFileSync(join(root, 'some.test.js'), source);
    const words = [
      vitest,
      'run',
      '--globals',
      '--root',
      root,
      '--reporter',
      'default',
      '--reporter',
      reporter,
    ];
    const { stdout } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    return stdout.trimEnd().split('\n').slice(-n);
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('the run ends with its counts and the reasons for skipped tests', () => {
  const source = `
    test('a', () => {});
    test('b', () => {});
    test('c', () => { throw new Error('no'); });
    test('d', ({ skip }) => skip('no data here'));
    test.skip('e', () => {});`;
  expect(lastLines(source, 4)).toEqual([
    'skipped 1: no data here',
    'skipped 1: no reason given',
    '',
    '2 passed, 1 failed, 2 skipped',
  ]);
});

test('a file that cannot be loaded counts as failed', () => {
  expect(lastLines(`throw new Error('no');`, 1)).toEqual(['0 passed, 1 failed, 0 skipped']);
});
