import { createRandom } from '@cifra/core/random/random.ts';
import { describe, expect, test } from 'vitest';
import { type Augmentation, createAugment, digitAugmentation, noAugmentation } from './augment.ts';

const augment = createAugment();

/** A 28×28 frame with a small drawing, '#' = 255, '+' = 128, whose top left corner is at (x, y). */
function frame(drawing: readonly string[], x = 11, y = 11): Uint8Array {
  const image = new Uint8Array(784);
  drawing.forEach((row, dy) => {
    [...row].forEach((mark, dx) => {
      image[(y + dy) * 28 + x + dx] = mark === '#' ? 255 : mark === '+' ? 128 : 0;
    });
  });
  return image;
}

const seven = ['#####', '...#.', '..+..', '..#..', '.#...'];
const disc = ['.###.', '#####', '#####', '#####', '.###.'];

function augmented(image: Uint8Array, settings: Augmentation, seed: number | string = 1): Float32Array {
  const out = new Float32Array(784);
  augment(image, createRandom(seed), settings, out);
  return out;
}

const sum = (ink: Float32Array) => ink.reduce((total, value) => total + value, 0);

test('zero settings return the image unchanged', () => {
  const out = augmented(frame(seven), noAugmentation);
  expect([...out].map((value) => Math.round(value * 255))).toEqual([...frame(seven)]);
});

test('bytes and floats give the same result', () => {
  const image = frame(seven);
  const floats = Float32Array.from(image, (value) => value / 255);
  const fromFloats = new Float32Array(784);
  augment(floats, createRandom(3), digitAugmentation, fromFloats);
  expect(fromFloats).toEqual(augmented(image, digitAugmentation, 3));
});

test('the same seed gives the same result, another seed a different one, and the input is unchanged', () => {
  const image = frame(seven);
  const once = augmented(image, digitAugmentation, 'a');
  augmented(frame(disc), digitAugmentation, 'between');
  expect(augmented(image, digitAugmentation, 'a')).toEqual(once);
  expect(augmented(image, digitAugmentation, 'b')).not.toEqual(once);
  expect(image).toEqual(frame(seven));
});

test('writes only its part of a batch', () => {
  const batch = new Float32Array(3 * 784).fill(0.5);
  augment(frame(seven), createRandom(1), digitAugmentation, batch.subarray(784, 1568));
  expect(batch.subarray(0, 784).every((value) => value === 0.5)).toBe(true);
  expect(batch.subarray(1568).every((value) => value === 0.5)).toBe(true);
});

test('the number of random draws depends only on the settings', () => {
  const after = (image: Uint8Array) => {
    const rng = createRandom(8);
    augment(
      image,
      rng,
      { ...digitAugmentation, noise: { probability: 0.5, range: 0.05 } },
      new Float32Array(784),
    );
    return rng.next();
  };
  expect(after(frame(disc, 2, 2))).toBe(after(frame(seven)));
  expect(after(new Uint8Array(784))).toBe(after(frame(seven)));
});

test('an empty image stays empty', () => {
  expect(sum(augmented(new Uint8Array(784), digitAugmentation))).toBe(0);
});

test.each([
  ['in the middle', 11, 11],
  ['in the top left corner', 0, 0],
  ['in the bottom right corner', 23, 23],
])('ink stays within [0, 1] under strong settings, %s', (_, x, y) => {
  const strong: Augmentation = {
    ...digitAugmentation,
    rotation: 180,
    scale: 0.7,
    shear: 1,
    translation: 10,
    elastic: { amplitude: 4, spacing: 3 },
    strokeWidth: 1,
    blur: 1,
    contrast: { gain: 0.5, bend: 1 },
    rules: { probability: 0.5, most: 4 },
    filter: { probability: 0.5 },
    paper: { probability: 0.5, darkness: 0.8, unevenness: 0.5 },
    noise: { probability: 0.5, range: 0.5 },
  };
  for (let seed = 0; seed < 200; seed++) {
    const out = augmented(frame(disc, x, y), strong, seed);
    expect(out.every((value) => value >= 0 && value <= 1)).toBe(true);
  }
});

test('the mean mass is roughly kept', () => {
  const image = frame(disc);
  let total = 0;
  for (let seed = 0; seed < 500; seed++) total += sum(augmented(image, digitAugmentation, seed));
  const ratio = total / 500 / (image.reduce((a, b) => a + b, 0) / 255);
  expect(ratio).toBeGreaterThan(0.9);
  expect(ratio).toBeLessThan(1.15);
});

describe('each part has an effect on its own', () => {
  const parts: [string, Partial<Augmentation>][] = [
    ['rotation', { rotation: 20 }],
    ['scale', { scale: 0.3 }],
    ['aspect', { aspect: 0.3 }],
    ['shear', { shear: 0.3 }],
    ['translation', { translation: 2 }],
    ['elastic', { elastic: { amplitude: 1, spacing: 5 } }],
    ['strokeWidth', { strokeWidth: 1 }],
    ['blur', { blur: 1 }],
    ['gain', { contrast: { gain: 0.5, bend: 0 } }],
    ['bend', { contrast: { gain: 0, bend: 0.5 } }],
    ['occlusion', { occlusion: { probability: 1, size: 20 } }],
    ['rules', { rules: { probability: 1, most: 2 } }],
    ['filter', { filter: { probability: 1 } }],
    ['paper', { paper: { probability: 1, darkness: 0.5, unevenness: 0 } }],
    ['light', { paper: { probability: 1, darkness: 0, unevenness: 0.5 } }],
    ['noise', { noise: { probability: 1, range: 0.2 } }],
  ];
  test.each(parts)('%s', (_, part) => {
    const image = frame(seven);
    const plain = augmented(image, noAugmentation);
    const changed = [1, 2, 3, 4, 5].map((seed) => augmented(image, { ...noAugmentation, ...part }, seed));
    expect(changed.some((out) => out.some((value, i) => Math.abs(value - plain[i]) > 0.01))).toBe(true);
  });
});
