import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root } from './root.ts';
import { withoutOnnxRuntime } from './testing/withoutOnnxRuntime.ts';

const program = fileURLToPath(new URL('./testing/printReadings.ts', import.meta.url));
/**
 * Two views of this 1 with a flag read 1 and 7, with probabilities of 0.157958 and 0.157961: rounding
 * decides which one is taken.
 */
const UNDECIDED = 'packages/node/fixtures/reading/one-alone.png';
const files = globSync(['examples/*.{png,jpg}', 'packages/node/fixtures/reading/*.png'], { cwd: root })
  .filter((file) => file !== UNDECIDED)
  .sort();

async function read(...options: string[]) {
  const { stdout } = await promisify(execFile)(process.execPath, [...options, program, ...files], {
    cwd: root,
  });
  return JSON.parse(stdout);
}

/** Two programs that each read sixteen pictures: a minute on a machine that does much else. */
const timeout = 240_000;

test('without onnxruntime-node every example is read the same', { timeout }, async () => {
  const [native, ours] = await Promise.all([read(), read(withoutOnnxRuntime)]);
  expect([native.isInstalled, ours.isInstalled]).toEqual([true, false]);
  expect(Object.keys(ours.readings)).toHaveLength(files.length);
  expect(ours.readings).toEqual(native.readings);
});
