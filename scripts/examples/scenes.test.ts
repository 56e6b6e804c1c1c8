import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { SCENES } from './scenes.ts';
import { toBytes } from './sheet.ts';

test.each(Object.entries(SCENES))('%s is always drawn the same, and is in examples/', (name, { draw }) => {
  const sheet = draw(createRandom(name));
  expect(toBytes(sheet).length).toBe(3 * sheet.width * sheet.height);
  expect(sheet.light.every(Number.isFinite)).toBe(true);
  expect(toBytes(draw(createRandom(name)))).toEqual(toBytes(sheet));
  expect(existsSync(join(import.meta.dirname, '../../examples', name))).toBe(true);
});
