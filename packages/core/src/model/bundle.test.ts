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

test('a bundle whose bytes are the manifest’s is taken', async () => {
  const bundle = await parse({ refusal: { minimumProbability: 0.9, minimumEnergy: 3 } });
  expect(bundle.model).toBe(model);
  expect(bundle.manifest.labels).toHaveLength(10);
  expect(bundle.explain).toBeNull();
});

test('other bytes are refused, and so is an explain graph that the manifest does not know', async () => {
  await expect(parse({}, Uint8Array.of(1, 2))).rejects.toThrow(/model.onnx of bundle "sample".*2 bytes/);
  const manifest = JSON.stringify(manifestOf(model));
  await expect(parseBundle({ manifest, model, explain: model }, 'digit')).rejects.toThrow('explain.onnx');
});

test.each([
  [{ format: 'other/1' }, 'format is "other/1", wanted "cifra-bundle/1"'],
  [{ task: 'letter' }, 'task is "letter", wanted "digit" or "number"'],
  [{ labels: ['a'] }, 'labels is ["a"]'],
  [{ name: '' }, 'name is "", wanted a text'],
  [
    { input: { name: 'image', shape: [1, 32, 32], range: [0, 1] } },
    'input.shape is [1,32,32], wanted [1,28,28]',
  ],
  [{ input: { name: 'image', shape: [1, 28, 28], range: [-1, 1] } }, 'input.range is [-1,1]'],
  [{ outputs: { logits: 'logits' } }, 'outputs.features is missing'],
  [{ temperature: 0 }, 'temperature is 0, wanted above 0'],
  [{ files: {} }, 'files["model.onnx"]'],
  [{ files: { 'model.onnx': 'abc' } }, 'wanted a SHA-256'],
  [{ figures: 3 }, 'figures is 3, wanted a list'],
  [
    { refusal: { minimumProbability: 2, minimumEnergy: 0 } },
    'refusal.minimumProbability is 2, wanted in [0, 1]',
  ],
  [{ refusal: [] }, 'refusal is [], wanted an object'],
  [{ files: { ...manifestOf(model).files, '../key': '0'.repeat(64) } }, 'files is "../key", wanted names of'],
  [{ training: {} }, 'training.recipe is missing, wanted an object'],
  [{ training: { ...training, seed: '1' } }, 'training.seed is "1", wanted a number'],
  [{ training: { ...training, commit: 5 } }, 'training.commit is 5, wanted a text'],
  [{ training: { ...training, versions: { node: 24 } } }, 'training.versions["node"] is 24, wanted a text'],
  [{ training: { ...training, data: [] } }, 'training.data is [], wanted an object'],
  [{ training: { ...training, epochs: -1 } }, 'training.epochs is -1, wanted a number from 0'],
  [{ training: { ...training, from: {} } }, 'training.from.recipe is missing, wanted a text'],
  [{ training: { ...training, recipe: { name: 7 } } }, 'training.recipe.name is 7, wanted a text'],
  [
    { training: { ...training, recipe: { data: 'mnist' } } },
    'training.recipe.data is "mnist", wanted an object',
  ],
  [
    { training: { ...training, recipe: { data: { validation: { share: 5 } } } } },
    'training.recipe.data.validation.share is 5, wanted in [0, 1]',
  ],
  [
    { training: { ...training, recipe: { augmentation: { noise: null } } } },
    'training.recipe.augmentation.noise is null, wanted an object',
  ],
  [
    { training: { ...training, recipe: { model: {} } } },
    'training.recipe.model.layers is missing, wanted a list',
  ],
  [{ figures: [{}] }, 'figures[0].name is missing, wanted a text'],
  [{ figures: [figure, { ...figure, value: '99 %' }] }, 'figures[1].value is "99 %", wanted a number'],
  [{ figures: [{ ...figure, n: null }] }, 'figures[0].n is null, wanted a number'],
  [{ figures: [{ ...figure, interval95: [0.9] }] }, 'figures[0].interval95 is [0.9], wanted two numbers'],
  [
    { figures: [{ ...figure, interval95: [0.9, null] }] },
    'figures[0].interval95[1] is null, wanted a number',
  ],
])('a wrong entry is named: %j', async (changes, message) => {
  await expect(parse(changes)).rejects.toThrow(message);
});

test('a recipe of another kind is accepted, a long wrong value is shortened', async () => {
  const elsewhere = { ...training, recipe: { optimiser: 'lbfgs', steps: [1, 2] } };
  expect((await parse({ training: elsewhere, figures: [figure] })).manifest.figures).toEqual([figure]);
  await expect(parse({ temperature: 'x'.repeat(1000) })).rejects.toThrow(/temperature is "x{56}…, wanted/);
});

test('a manifest that is not JSON is named', async () => {
  await expect(parseBundle({ manifest: '<html>', model }, 'digit')).rejects.toThrow(
    'manifest.json is not JSON',
  );
});
