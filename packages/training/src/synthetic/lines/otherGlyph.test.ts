import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { otherGlyph } from './otherGlyph.ts';

test('other ink has arrows, and no letter or mark that is also a sign of the alphabet', () => {
  const random = createRandom('other ink');
  const names = Array.from({ length: 4000 }, () => String(otherGlyph(random).name));
  for (const sign of ['plus', 'percent', 'cross', 'x', 'X', 't']) expect(names).not.toContain(sign);
  expect(names.filter((name) => name === 'arrow').length / names.length).toBeCloseTo(0.11, 1);
  expect(new Set(names).size).toBeGreaterThan(40);
});
