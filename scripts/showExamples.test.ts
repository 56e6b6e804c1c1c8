// `npm run examples` accepts every refusal; here the examples must be read correctly.
import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { SCENES } from './examples/scenes.ts';

type Line = {
  readonly file: string;
  readonly readings: readonly { readonly value: string; readonly accepted: boolean }[];
};

const root = join(import.meta.dirname, '..');
let results: readonly Line[];

beforeAll(() => {
  const files = Object.keys(SCENES).map((name) => `examples/${name}`);
  const words = ['packages/cli/src/bin.mjs', 'read', '--json', ...files];
  const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
  const lines = stdout.trim().split('\n');
  expect(lines.length, stderr).toBe(files.length);
  results = lines.map((line) => JSON.parse(line));
});

test.each([
  ['cheque.jpg', [], '128050'],
  ['cheque.jpg', ['--expect', 'amount'], '1280.50'],
  ['date.jpg', ['--expect', 'date:dmy'], '2026-07-14'],
  ['date.jpg', ['--max-error', '0.05'], '14072026'],
])('%s with %j: %s', (name, options, value) => {
  const words = ['packages/cli/src/bin.mjs', 'read', '--json', ...options, `examples/${name}`];
  const { stdout } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
  expect(accepted(JSON.parse(stdout))).toEqual([value]);
});

/** Returns the accepted values of each example. */
function accepted({ readings }: Line): string[] {
  return readings.filter((reading) => reading.accepted).map(({ value }) => value);
}

test('no accepted value is wrong; the word, the scribble and the blank page are refused', () => {
  const wrong = results.flatMap((line) => {
    const { says } = SCENES[basename(line.file)];
    return accepted(line)
      .filter((value) => !says.includes(value))
      .map((value) => `${line.file}: ${value}`);
  });
  expect(wrong).toEqual([]);
});

test('nearly all legible examples are read completely', () => {
  const unread = results.filter((line) => {
    const { says } = SCENES[basename(line.file)];
    return says.length > 0 && accepted(line).join() !== says.join();
  });
  // A refusal is the harmless error; more than two here would be too many.
  expect(unread.length, unread.map(({ file }) => file).join(', ')).toBeLessThanOrEqual(2);
});

test('npm run examples succeeds despite refusals', () => {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/showExamples.ts'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^examples\/blank\.jpg +– +refused/);
});
