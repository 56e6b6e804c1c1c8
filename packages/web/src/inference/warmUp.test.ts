import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutNetworks } from './warmUp.ts';

const manifest = (name: string) =>
  readFileSync(new URL(`../../../../models/${name}/manifest.json`, import.meta.url), 'utf8');

/** Two upright strokes on white paper. */
function twoStrokes() {
  const [width, height] = [240, 280];
  const data = new Uint8Array(width * height).fill(255);
  for (const x of [80, 150]) for (let y = 60; y < 220; y++) data.fill(0, y * width + x, y * width + x + 9);
  return { width, height, channels: 1, data } as const;
}

test('a reader without networks goes all the way to a number', async () => {
  const recogniser = withoutNetworks(manifest('digit-small'), manifest('number'));
  const [reading] = await recogniser.recognise(twoStrokes());
  expect(reading.text).toMatch(/^1+$/);
});

test('manifests of other models are refused', () => {
  expect(() => withoutNetworks(manifest('number'), manifest('number'))).toThrow('"number", wanted "digit"');
});
