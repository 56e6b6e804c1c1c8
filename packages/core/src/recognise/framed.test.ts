import { expect, test } from 'vitest';
import type { DigitImage, Picture } from '../base/types.ts';
import { normalise } from '../frames/normalise.ts';
import type { createClassifier } from '../model/classifier.ts';
import { drawnDigits } from '../testing/drawnDigits.ts';
import { drawStrokes, placed, rasterOf, sheet } from '../testing/pen.ts';
import { missing, trainingDigits } from '../testing/realDigits.ts';
import { type Stroke, strokesOf } from '../testing/strokes.ts';
import { framedDigit, readFramed } from './framed.ts';

/** A grey picture; ink is light unless `dark`. */
function pictureOf(image: DigitImage, dark = false, channels: 1 | 3 = 1): Picture {
  const grey = Array.from(image, (value) => Math.round(255 * (dark ? 1 - value : value)));
  const data = Uint8Array.from(grey.flatMap((value) => new Array<number>(channels).fill(value)));
  return { width: 28, height: 28, channels, data };
}

test.each(drawnDigits().slice(0, 6))('a normalised $digit is recognised as framed', ({ image }) => {
  for (const picture of [pictureOf(image), pictureOf(image, true), pictureOf(image, false, 3)]) {
    const framed = framedDigit(picture) as DigitImage;
    expect(Math.max(...framed.map((value, i) => Math.abs(value - image[i])))).toBeLessThanOrEqual(
      0.5 / 255 + 1e-6,
    );
  }
});

const absent = missing('mnist');
test.skipIf(absent)(`MNIST's own images are, nearly all of them${absent ? `: ${absent}` : ''}`, () => {
  const digits = trainingDigits('mnist', 500);
  const known = digits.filter(({ ink }) => framedDigit(pictureOf(ink.data)) !== null);
  expect(known.length).toBeGreaterThan(475);
});

test('pictures with another position, size or colour, transparent or blank, are not', () => {
  const { image } = drawnDigits()[0];
  const moved = Float32Array.from(image, (_, i) => image[(i + 29 * 3) % 784]);
  const coloured = pictureOf(image, false, 3);
  coloured.data[3 * 400] = 255 - coloured.data[3 * 400];
  const clear: Picture = {
    width: 28,
    height: 28,
    channels: 4,
    data: new Uint8Array(784 * 4).fill(255).fill(0, 3, 4),
  };
  const others: Picture[] = [
    pictureOf(moved),
    coloured,
    clear,
    pictureOf(new Float32Array(784)),
    pictureOf(new Float32Array(784).fill(1)),
    { ...pictureOf(image), width: 56, height: 14 },
  ];
  expect(others.map(framedDigit)).toEqual(others.map(() => null));
});

test.each([
  ['dash', 0, 0.5, 0.2],
  ['point', 0.2, 0.97, 0.22],
] as const)('a 7 with a %s before it in the same frame is not a single digit', (_, left, y, right) => {
  const mark: Stroke = [
    [left, y],
    [right, y],
  ];
  const drawn = drawStrokes(sheet(100), placed([...strokesOf(7), mark], { x: 10, y: 10, size: 80 }), 8);
  expect(framedDigit(pictureOf(normalise(rasterOf(drawn))))).toBeNull();
});

test('framed digits are read in one batch, in order; blank ones are refused', async () => {
  const images = [drawnDigits()[0].image, new Float32Array(784), drawnDigits()[9].image];
  const seen: number[] = [];
  const classifier = {
    manifest: { temperature: 1, refusal: { minimumProbability: 0.5, minimumEnergy: -100 } },
    async classify(batch: readonly DigitImage[]) {
      seen.push(batch.length);
      return Float32Array.from({ length: 10 * batch.length }, (_, i) =>
        i % 10 === Math.floor(i / 10) ? 9 : 0,
      );
    },
  } as unknown as Awaited<ReturnType<typeof createClassifier>>;
  const readings = await readFramed(classifier, images, { top: 2 });
  expect(seen).toEqual([3]);
  expect(readings.map(({ value, refusal }) => [value, refusal])).toEqual([
    ['0', null],
    ['', 'blank'],
    ['2', null],
  ]);
  expect(readings[0].candidates.length).toBe(2);
});
