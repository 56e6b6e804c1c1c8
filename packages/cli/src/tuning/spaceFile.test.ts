import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { valueAt } from '@cifra/training/tuning/domain.ts';
import { fill } from '@cifra/training/tuning/space.ts';
import { afterAll, expect, test } from 'vitest';
import { applyParams } from './applyParams.ts';
import { loadSpace, spaceNames } from './spaceFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'cifra-space-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each(spaceNames())('the space %s: its corners and its middle are valid recipes', async (name) => {
  const { space, recipe, name: own } = await loadSpace(name);
  expect(own).toBe(name);
  for (const place of [0, 0.5, 1]) {
    const params = fill(space, (_, domain) => valueAt(domain, place));
    const tuned = applyParams(recipe, params);
    expect(tuned).not.toEqual(recipe);
    expect(tuned.learningRate).toBe(params.learningRate);
  }
});

test('a kind replaces its whole object', async () => {
  const { recipe } = await loadSpace('tiny-synthetic');
  const adamw = {
    'optimiser.kind': 'adamw',
    'optimiser.beta1': 0.9,
    'optimiser.beta2': 0.99,
    'optimiser.epsilon': 1e-8,
  };
  expect(applyParams(recipe, adamw).optimiser).toEqual({
    kind: 'adamw',
    beta1: 0.9,
    beta2: 0.99,
    epsilon: 1e-8,
  });
  expect(recipe.optimiser.kind).toBe('sgd');
});

test('names places and values that do not fit the recipe', async () => {
  const { recipe } = await loadSpace('tiny-synthetic');
  expect(() => applyParams(recipe, { 'mixup.alpha': 1 })).toThrow(
    'parameters.mixup.alpha: the recipe has no object at "mixup"',
  );
  expect(() => applyParams(recipe, { learnRate: 1 })).toThrow(
    'recipe.learnRate: got 1, expected no such field',
  );
  expect(() => applyParams(recipe, { 'optimiser.momentum': 1 })).toThrow(
    'recipe.optimiser.momentum: got 1, expected a number ≥ 0 and < 1',
  );
});

test.each([
  ['{', /not JSON/],
  ['[1]', /not a search space: expected a JSON object/],
  [
    '{"name":"a","description":"b","recipe":"digit","objectives":["speed"],"parameters":{}}',
    /space\.objectives\[0\]: got "speed", expected "error" or "logLoss" or "multiplyAdds"/,
  ],
  [
    '{"name":"a","description":"b","recipe":"digit","objectives":["error"],"parameters":{}}',
    /parameters: got {}, expected at least one/,
  ],
  [
    '{"name":"a","description":"b","recipe":"number","objectives":["error"],"parameters":{"a":{"kind":"float","low":0,"high":1}}}',
    /expected a recipe of a digit model/,
  ],
  [
    '{"name":"a","description":"b","recipe":"none","objectives":["error"],"parameters":{"a":{"kind":"float","low":0,"high":1}}}',
    /there is no recipe "none"/,
  ],
])('a file that is no space: %s', async (text, message) => {
  const file = join(folder, 'space.json');
  writeFileSync(file, text);
  await expect(loadSpace(file)).rejects.toThrow(message);
});
