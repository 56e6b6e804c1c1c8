import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutNetworks } from './warmUp.ts';

const manifest = (name: string) =>
  readFileSync(new URL(`../../../../models/${name}/manifest.json`, import.meta.url), 'utf8');

const manifests = { digit: manifest('digit-small'), number: manifest('number'), page: manifest('page') };

/** Two upright strokes on white paper, in the middle. */
function twoStrokes() {
  const [width, height] = [240, 280];
  const data = new Uint8Array(width * height).fill(255);
  for (const x of [100, 130]) for (let y = 116; y < 164; y++) data.fill(0, y * width + x, y * width + x + 5);
  return { width, height, channels: 1, data } as const;
}

test('a reader without networks goes all the way to a number', async () => {
  const recogniser = withoutNetworks(manifests);
  const [reading] = await recogniser.recognise(twoStrokes());
  expect(reading.text).toMatch(/^1+$/);
});

test('manifests of other models are refused', () => {
  const swapped = { ...manifests, digit: manifests.number };
  expect(() => withoutNetworks(swapped)).toThrow('"number", wanted "digit"');
});
