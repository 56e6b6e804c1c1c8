import { expect, test } from 'vitest';
import type { Crop } from './crop.ts';
import { createCropPool } from './cropPool.ts';

/** A crop that carries its index. */
const numbered = (index: number): Crop => ({
  dark: Uint8Array.of(index),
  labels: new Uint8Array(),
  centre: new Uint8Array(),
  height: new Float32Array(),
  cos: new Float32Array(),
  sin: new Float32Array(),
  kind: new Uint8Array(),
});

test('the pool slides over the sequence of crops, and renders each once', async () => {
  const rendered: number[] = [];
  const render = async (index: number) => {
    rendered.push(index);
    return numbered(index);
  };
  const pool = createCropPool({ size: 4, replaced: 0.5, render });
  const seen: number[][] = [];
  for (let step = 0; step < 5; step++) seen.push((await pool.at(step)).map(({ dark }) => dark[0]));
  expect(seen).toEqual([
    [0, 1, 2, 3],
    [0, 1, 2, 3],
    [1, 2, 3, 4],
    [1, 2, 3, 4],
    [2, 3, 4, 5],
  ]);
  // One crop ahead.
  expect(rendered).toEqual([0, 1, 2, 3, 4, 5, 6]);
  const resumed = createCropPool({ size: 4, replaced: 0.5, render });
  expect((await resumed.at(4)).map(({ dark }) => dark[0])).toEqual(seen[4]);
});

test('a crop that cannot be rendered fails the step that needs it', async () => {
  const render = async (index: number) => {
    if (index === 3) throw new Error('crop 3');
    return numbered(index);
  };
  const pool = createCropPool({ size: 2, replaced: 1, render });
  await pool.at(0);
  await pool.at(1);
  await expect(pool.at(2)).rejects.toThrow('crop 3');
});
