import { expect, test } from 'vitest';
import { manifestOf } from '../testing/bundle.ts';
import { parseBundle } from './bundle.ts';

const model = Uint8Array.of(1, 2, 3);
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
  [{ outputs: { logits: 'logits' } }, 'outputs.features is undefined'],
  [{ temperature: 0 }, 'temperature is 0, wanted above 0'],
  [{ files: {} }, 'files["model.onnx"]'],
  [{ files: { 'model.onnx': 'abc' } }, 'wanted a SHA-256'],
  [{ figures: 3 }, 'figures is 3, wanted a list'],
  [
    { refusal: { minimumProbability: 2, minimumEnergy: 0 } },
    'refusal.minimumProbability is 2, wanted in [0, 1]',
  ],
  [{ refusal: [] }, 'refusal is [], wanted an object'],
])('a wrong entry is named: %j', async (changes, message) => {
  await expect(parse(changes)).rejects.toThrow(message);
});

test('a manifest that is not JSON is named', async () => {
  await expect(parseBundle({ manifest: '<html>', model }, 'digit')).rejects.toThrow(
    'manifest.json is not JSON',
  );
});
