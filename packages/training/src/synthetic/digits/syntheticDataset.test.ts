import { expect, test } from 'vitest';
import { checkDataset, imageAt } from '../../dataset/dataset.ts';
import { syntheticDataset } from './syntheticDataset.ts';

const small = { writers: 3, perWriter: 20, seed: 'small' };

test('the requested number, equally many of each class, grouped by writer', () => {
  const dataset = checkDataset(syntheticDataset(small));
  expect(dataset.labels.length).toBe(60);
  for (let digit = 0; digit < 10; digit++) {
    expect(dataset.labels.filter((label) => label === digit).length).toBe(6);
  }
  expect([...(dataset.writers ?? [])]).toEqual([0, 1, 2].flatMap((w) => new Array(20).fill(w)));
});

test('the same options give the same bytes, another seed different ones', () => {
  expect(syntheticDataset(small).images).toEqual(syntheticDataset(small).images);
  expect(syntheticDataset({ ...small, seed: 'other' }).images).not.toEqual(syntheticDataset(small).images);
});

test('a writer is unchanged if more are requested', () => {
  const more = syntheticDataset({ ...small, writers: 4 });
  expect(more.images.subarray(0, 60 * 784)).toEqual(syntheticDataset(small).images);
});

test('the images are in the frame of MNIST: 20 pixels long, centred', () => {
  const dataset = syntheticDataset(small);
  for (let i = 0; i < 60; i++) {
    const image = imageAt(dataset, i);
    let mass = 0;
    let x = 0;
    let y = 0;
    image.forEach((value, p) => {
      mass += value;
      x += value * (p % 28);
      y += value * Math.floor(p / 28);
    });
    expect(Math.abs(x / mass - 14)).toBeLessThan(0.6);
    expect(Math.abs(y / mass - 14)).toBeLessThan(0.6);
  }
});

test('an invalid count is refused', () => {
  expect(() => syntheticDataset({ ...small, writers: 1.5 })).toThrow(/writers is 1.5/);
});
