import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { expect, test } from 'vitest';
import { describeWithData } from '../data/testing/describeWithData.ts';
import { runtime } from '../testing/runtime.ts';
import { TEST_SETS, testAccuracy } from './testFigures.ts';

const models = new URL('../../../../models/', import.meta.url);

describeWithData('released models on the test sets', ['mnist', 'usps'], (root) => {
  test.each(['digit', 'digit-small'])('%s is as good as its manifest claims', async (name) => {
    const { manifest, model } = await readBundle(name);
    for (const set of TEST_SETS) {
      const { value, n, name: figure } = await testAccuracy(model, set, { root, runtime });
      const claimed = manifest.figures.find((each) => each.name === figure);
      // Other processors round differently: at most one borderline digit may change sides.
      expect(Math.abs(value - (claimed?.value ?? Number.NaN)), `${name}, ${figure}`).toBeLessThan(1.5 / n);
    }
  });
});

test.each([
  ['digit', 4_000_000, 40e6],
  ['digit-small', 300_000, 3e6],
])('%s stays within its size and multiply-adds', async (name, bytes, multiplyAdds) => {
  const { manifest, model } = await readBundle(name);
  expect(model.length).toBeLessThanOrEqual(bytes);
  expect(manifest.multiplyAdds).toBeLessThanOrEqual(multiplyAdds);
});

async function readBundle(name: string) {
  const folder = new URL(`${name}/`, models);
  expect(existsSync(folder), `models/${name}`).toBe(true);
  const manifest = await readFile(new URL('manifest.json', folder), 'utf8');
  const model = await readFile(new URL('model.onnx', folder));
  const explain = await readFile(new URL('explain.onnx', folder));
  return parseBundle({ manifest, model, explain }, 'digit');
}
