import { expect, test } from 'vitest';
import { numberManifestOf } from '../testing/numberBundle.ts';
import { parseBundle } from './bundle.ts';
import { SYMBOLS } from './symbols.ts';

const model = Uint8Array.of(1, 2, 3);
const parse = (changes: object, task: 'number' | 'digit' = 'number') =>
  parseBundle({ manifest: JSON.stringify({ ...numberManifestOf(model), ...changes }), model }, task);
const input = { name: 'image', shape: [1, 32, -1], range: [0, 1], stride: 4 };
const point = { minimumProbability: 0.5, risk: 0.1, coverage: 0.9 };

test('a bundle of a line model is accepted, only for numbers', async () => {
  const { manifest } = await parse({});
  expect(manifest.labels).toEqual(SYMBOLS);
  await expect(parse({}, 'digit')).rejects.toThrow(
    'bundle "sample" is for the task "number", wanted one for "digit"',
  );
});

test('the strokes of a number recipe have other fields than those of a digit recipe', async () => {
  const { training } = numberManifestOf(model);
  const strokes = { digits: 0.5, marks: 1, variants: { flag: 0.3 } };
  const recipe = { ...training.recipe, data: { composed: 1, strokes } };
  const { manifest } = await parse({ training: { ...training, recipe } });
  expect(manifest.training.recipe).toMatchObject({ data: { strokes } });
});

test('a model may know fewer symbols, in another order', async () => {
  for (const labels of [[...'0123456789?'], [...'0123456789?-.'], [...'0123456789.,-/?']]) {
    expect((await parse({ labels })).manifest.labels).toEqual(labels);
  }
});

test.each([
  [{ labels: [...'0123456789?x'] }, 'expected the digits, then symbols among . ,'],
  [{ labels: [...'0123456789??'] }, 'manifest.labels: got ["0",'],
  [{ labels: [...'0123456789.'] }, 'with ?'],
  [{ labels: SYMBOLS.slice(1) }, 'manifest.labels: got ["1",'],
  [{ labels: SYMBOLS.toReversed() }, 'manifest.labels: got ["?",'],
  [{ input: { ...input, shape: [1, 28, -1] } }, 'manifest.input.shape: got [1,28,-1], expected [1,32,-1]'],
  [{ input: { ...input, range: [0, 255] } }, 'manifest.input.range: got [0,255]'],
  [{ input: { ...input, stride: 0 } }, 'manifest.input.stride: got 0, expected a whole number ≥ 1'],
  [{ input: { ...input, stride: 3.95 } }, 'manifest.input.stride: got 3.95, expected a whole number ≥ 1'],
  [
    { input: { ...input, stride: undefined } },
    'manifest.input.stride: got nothing, expected a whole number ≥ 1',
  ],
  [{ outputs: {} }, 'manifest.outputs.logits: got nothing, expected a non-empty text'],
  [{ calibration: undefined }, 'manifest.calibration: got nothing, expected an object'],
  [{ calibration: { slope: 1 } }, 'manifest.calibration.intercept: got nothing, expected a number'],
  [{ calibration: { slope: '1', intercept: 0 } }, 'manifest.calibration.slope: got "1", expected a number'],
  [{ riskCoverage: undefined }, 'manifest.riskCoverage: got nothing, expected a list of at least 1'],
  [{ riskCoverage: [] }, 'manifest.riskCoverage: got [], expected a list of at least 1'],
  [
    { riskCoverage: [point, { ...point, risk: 2 }] },
    'manifest.riskCoverage[1].risk: got 2, expected a number from 0 to 1',
  ],
  [
    { riskCoverage: [{ ...point, coverage: null }] },
    'manifest.riskCoverage[0].coverage: got null, expected a number',
  ],
  [{ temperature: -1 }, 'manifest.temperature: got -1, expected a number > 0'],
])('a wrong entry is named: %j', async (changes, message) => {
  await expect(parse(changes)).rejects.toThrow(message);
});
