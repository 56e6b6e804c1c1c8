import type { Picture } from '@cifra/core/base/types.ts';
import { connectedComponents } from '@cifra/core/image/components.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { imageAt } from '@cifra/training/dataset/dataset.ts';
import { syntheticDataset } from '@cifra/training/synthetic/digits/syntheticDataset.ts';
import { expect, test } from 'vitest';
import { composeApart, composeClose } from './compose.ts';
import { drawZips } from './zips.ts';

const digits = syntheticDataset({ writers: 6, perWriter: 15, seed: 'zips' });

test('each number is by one writer, with pictures of its digits', () => {
  const zips = drawZips(digits, 200);
  expect(new Set(zips.map(({ writer }) => writer)).size).toBe(6);
  for (const { digits: number, writer, images } of zips) {
    expect(number).toMatch(/^\d{5}$/);
    expect(Number(number)).toBeGreaterThanOrEqual(601);
    const places = images.map((image) => image.byteOffset / 784);
    expect(places.map((place) => digits.labels[place]).join('')).toBe(number);
    expect(places.map((place) => digits.writers?.[place])).toEqual(Array(5).fill(writer));
    expect(images[0]).toEqual(imageAt(digits, places[0]));
  }
});

test('the items are always the same, whatever their number', () => {
  const numbers = (count: number) => drawZips(digits, count).map((zip) => zip.digits);
  expect(numbers(8)).toEqual(numbers(20).slice(0, 8));
});

/** Draws a frame with a block of ink. */
function block(x: number, width: number): Uint8Array {
  return Uint8Array.from({ length: 784 }, (_, at) => {
    const [column, row] = [at % 28, Math.floor(at / 28)];
    return column >= x && column < x + width && row >= 4 && row < 24 ? 255 : 0;
  });
}

function pieces({ width, height, data }: Picture): number {
  const mask = { width, height, data: Uint8Array.from(data, (value) => Number(value < 128)) };
  return connectedComponents(mask).components.length;
}

test('in separate frames nothing touches, and there is paper around', () => {
  const picture = composeApart([block(4, 20), block(11, 6), block(4, 20)]);
  expect(picture).toMatchObject({ width: 3 * 28 + 24, height: 28 + 24, channels: 1 });
  expect(pieces(picture)).toBe(3);
});

test('closely written, 30 % of neighbours touch', () => {
  const random = createRandom(1);
  const five = [block(4, 20), block(11, 6), block(6, 15), block(12, 3), block(5, 18)];
  const rounds = 500;
  let joined = 0;
  for (let i = 0; i < rounds; i++) joined += 5 - pieces(composeClose(five, random));
  expect(joined / (4 * rounds)).toBeGreaterThan(0.27);
  expect(joined / (4 * rounds)).toBeLessThan(0.33);
});
