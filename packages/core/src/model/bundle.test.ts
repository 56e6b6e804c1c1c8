import { expect, test } from 'vitest';
import { manifestOf } from '../testing/bundle.ts';
import { parseBundle } from './bundle.ts';

const model = Uint8Array.of(1, 2, 3);
const { training } = manifestOf(model);
const figure = {
  name: 'accuracy',
  data: 'sample digits',
  metric: 'accuracy',
  value: 0.9,
  n: 10,
  interval95: [0.5, 1],
  command: '',
};
const parse = (changes: object, bytes = model) =>
  parseBundle({ manifest: JSON.stringify({ ...manifestOf(model), ...changes }), model: bytes }, 'digit');

test('a bundle whose files match the manifest is accepted', async () => {
  const bundle = await parse({ refusal: { minimumProbability: 0.9, minimumEnergy: 3 } });
  expect(bundle.model).toBe(model);
  expect(bundle.manifest.labels).toHaveLength(10);
  expect(bundle.explain).toBeNull();
});

test('other bytes are rejected, and so is an explain graph that the manifest does not name', async () => {
  await expect(parse({}, Uint8Array.of(1, 2))).rejects.toThrow(/model.onnx of bundle "sample".*2 bytes/);
  const manifest = JSON.stringify(manifestOf(model));
  await expect(parseBundle({ manifest, model, explain: model }, 'digit')).rejects.toThrow('explain.onnx');
});

test.each([
  [{ format: 'other/1' }, 'manifest.format: got "other/1", expected "cifra-bundle/1"'],
  [{ task: 'letter' }, 'manifest.task: got "letter", expected "digit" or "number"'],
  [{ labels: ['a'] }, 'manifest.labels: got ["a"]'],
  [{ name: '' }, 'manifest.name: got "", expected a non-empty text'],
  [
    { input: { name: 'image', shape: [1, 32, 32], range: [0, 1] } },
    'manifest.input.shape: got [1,32,32], expected [1,28,28]',
  ],
  [{ input: { name: 'image', shape: [1, 28, 28], range: [-1, 1] } }, 'manifest.input.range: got [-1,1]'],
  [{ outputs: { logits: 'logits' } }, 'manifest.outputs.features: got nothing'],
  [{ temperature: 0 }, 'manifest.temperature: got 0, expected a number > 0'],
  [{ files: {} }, 'files["model.onnx"]'],
  [{ files: { 'model.onnx': 'abc' } }, 'expected a SHA-256'],
  [{ figures: 3 }, 'manifest.figures: got 3, expected a list'],
  [
    { refusal: { minimumProbability: 2, minimumEnergy: 0 } },
    'manifest.refusal.minimumProbability: got 2, expected a number from 0 to 1',
  ],
  [{ refusal: [] }, 'manifest.refusal: got [], expected an object'],
  [
    { files: { ...manifestOf(model).files, '../key': '0'.repeat(64) } },
    'manifest.files: got "../key", expected names of',
  ],
  [{ training: {} }, 'manifest.training.recipe: got nothing, expected an object'],
  [{ training: { ...training, seed: '1' } }, 'manifest.training.seed: got "1", expected a number'],
  [{ training: { ...training, commit: 5 } }, 'manifest.training.commit: got 5, expected a text'],
  [
    { training: { ...training, versions: { node: 24 } } },
    'manifest.training.versions.node: got 24, expected a text',
  ],
  [{ training: { ...training, data: [] } }, 'manifest.training.data: got [], expected an object'],
  [{ training: { ...training, epochs: -1 } }, 'manifest.training.epochs: got -1, expected a number ≥ 0'],
  [{ training: { ...training, from: {} } }, 'manifest.training.from.recipe: got nothing, expected a text'],
  [
    { training: { ...training, recipe: { name: 7 } } },
    'manifest.training.recipe.name: got 7, expected a text',
  ],
  [
    { training: { ...training, recipe: { data: 'mnist' } } },
    'manifest.training.recipe.data: got "mnist", expected an object',
  ],
  [
    { training: { ...training, recipe: { data: { validation: { share: 5 } } } } },
    'manifest.training.recipe.data.validation.share: got 5, expected a number from 0 to 1',
  ],
  [
    { training: { ...training, recipe: { augmentation: { noise: null } } } },
    'manifest.training.recipe.augmentation.noise: got null, expected an object',
  ],
  [
    { training: { ...training, recipe: { model: {} } } },
    'manifest.training.recipe.model.layers: got nothing, expected a list',
  ],
  [{ figures: [{}] }, 'manifest.figures[0].name: got nothing, expected a non-empty text'],
  [
    { figures: [figure, { ...figure, value: '99 %' }] },
    'manifest.figures[1].value: got "99 %", expected a number',
  ],
  [{ figures: [{ ...figure, n: null }] }, 'manifest.figures[0].n: got null, expected a number'],
  [
    { figures: [{ ...figure, interval95: [0.9] }] },
    'manifest.figures[0].interval95: got [0.9], expected two numbers',
  ],
  [
    { figures: [{ ...figure, interval95: [0.9, null] }] },
    'manifest.figures[0].interval95[1]: got null, expected a number',
  ],
])('a wrong entry is named: %j', async (changes, message) => {
  await expect(parse(changes)).rejects.toThrow(message);
});

test('a recipe of another kind is accepted, a long wrong value is shortened', async () => {
  const elsewhere = { ...training, recipe: { optimiser: 'lbfgs', steps: [1, 2] } };
  expect((await parse({ training: elsewhere, figures: [figure] })).manifest.figures).toEqual([figure]);
  await expect(parse({ temperature: 'x'.repeat(1000) })).rejects.toThrow(
    /temperature: got "x{56}…, expected/,
  );
});

test('a manifest that is not JSON is named', async () => {
  await expect(parseBundle({ manifest: '<html>', model }, 'digit')).rejects.toThrow(
    'manifest.json: not JSON',
  );
});
