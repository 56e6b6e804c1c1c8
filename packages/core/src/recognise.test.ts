import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-node';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseBundle } from './model/bundle.ts';
import { createClassifier } from './model/classifier.ts';
import { onnxRuntime } from './model/onnxRuntime.ts';
import { createRandom } from './random.ts';
import { createRecogniser, type Recogniser } from './recognise.ts';
import { SCENES, TRAPS } from './testing/scenes.ts';
import { strokesOf, waysOf } from './testing/strokes.ts';
import type { Reading } from './types.ts';

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

let recogniser: Recogniser;

beforeAll(async () => {
  const file = (name: string) =>
    readFileSync(new URL(`../../../models/digit-small/${name}`, import.meta.url));
  const bundle = await parseBundle(
    { manifest: file('manifest.json').toString(), model: file('model.onnx') },
    'digit',
  );
  recogniser = createRecogniser({ classifier: await createClassifier(bundle, onnxRuntime(ort)) });
});

describe('the released small model reads what people hand in', () => {
  // Every digit once in each scene, the ways of writing it by turns.
  test.each(Object.entries(SCENES))('%s', async (name, scene) => {
    const wrong: string[] = [];
    for (const digit of DIGITS) {
      const rng = createRandom(name).split(digit);
      const strokes = strokesOf(digit, (digit + name.length) % waysOf(digit), rng.split('hand'));
      const [reading] = await recogniser.recognise(scene(strokes, rng.split('scene')));
      if (reading.text !== String(digit)) wrong.push(`${digit} as ${told(reading)}`);
    }
    expect(wrong.length, wrong.join(', ')).toBeLessThanOrEqual(1);
  });
});

describe('what is no single digit is refused', () => {
  // Not claimed: noise in blobs as wide as strokes, which does look like writing; and half a digit that is a whole one
  // too, as the upper half of a 9 is a 0.
  const claimed = Object.entries(TRAPS).filter(([name]) => !/coarse noise|out of the picture/.test(name));
  test.each(claimed)('%s', async (name, { make, refusals }) => {
    for (const digit of DIGITS) {
      const rng = createRandom(name).split(digit);
      const other = strokesOf((digit * 3 + 5) % 10, 0, rng.split('b'));
      const [reading] = await recogniser.recognise(make(strokesOf(digit, 0, rng.split('a')), other, rng));
      expect(reading.accepted, told(reading)).toBe(false);
      expect(refusals).toContain(reading.refusal);
    }
  });
});

function told({ text, refusal, confidence }: Reading): string {
  return `${text || 'nothing'} (${refusal ?? confidence.toFixed(2)})`;
}
