import { expect, test } from 'vitest';
import { numberManifestOf } from '../testing/numberBundle.ts';
import { parseBundle } from './bundle.ts';
import { SYMBOLS } from './symbols.ts';

const model = Uint8Array.of(1, 2, 3);
const parse = (changes: object, task: 'number' | 'digit' = 'number') =>
  parseBundle({ manifest: JSON.stringify({ ...numberManifestOf(model), ...changes }), model }, task);
const input = { name: 'image', shape: [1, 32, -1], range: [0, 1], stride: 4 };
const point = { minimumProbability: 0.5, risk: 0.1, coverage: 0.9 };

test('a bundle of a line model is taken, for numbers alone', async () => {
  const { manifest } = await parse({});
  expect(manifest.labels).toEqual(SYMBOLS);
  await expect(parse({}, 'digit')).rejects.toThrow(
    'bundle "sample" is for the task "number", wanted one for "digit"',
  );
});

test.each([
  [{ labels: SYMBOLS.slice(1) }, 'labels is ["1",'],
  [{ labels: SYMBOLS.toReversed() }, 'labels is ["?",'],
  [{ input: { ...input, shape: [1, 28, -1] } }, 'input.shape is [1,28,-1], wanted [1,32,-1]'],
  [{ input: { ...input, range: [0, 255] } }, 'input.range is [0,255]'],
  [{ input: { ...input, stride: 0 } }, 'input.stride is 0, wanted a whole number from 1'],
  [{ input: { ...input, stride: 3.95 } }, 'input.stride is 3.95, wanted a whole number from 1'],
  [{ input: { ...input, stride: undefined } }, 'input.stride is missing, wanted a number'],
  [{ outputs: {} }, 'outputs.logits is missing, wanted a text'],
  [{ calibration: undefined }, 'calibration is missing, wanted an object'],
  [{ calibration: { slope: 1 } }, 'calibration.intercept is missing, wanted a number'],
  [{ calibration: { slope: '1', intercept: 0 } }, 'calibration.slope is "1", wanted a number'],
  [{ riskCoverage: undefined }, 'riskCoverage is missing, wanted a list of at least one point'],
  [{ riskCoverage: [] }, 'riskCoverage is [], wanted a list of at least one point'],
  [{ riskCoverage: [point, { ...point, risk: 2 }] }, 'riskCoverage[1].risk is 2, wanted in [0, 1]'],
  [{ riskCoverage: [{ ...point, coverage: null }] }, 'riskCoverage[0].coverage is null, wanted a number'],
  [{ temperature: -1 }, 'temperature is -1, wanted above 0'],
])('a wrong entry is named: %j', async (changes, message) => {
  await expect(parse(changes)).rejects.toThrow(message);
});
