import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { randomField } from './field.ts';

test('the displacement has the requested root mean square, and is smooth over its reach', () => {
  const rng = createRandom('field');
  let squares = 0;
  let near = 0;
  let far = 0;
  for (let i = 0; i < 2000; i++) {
    const field = randomField(rng, 0.5, 2);
    const here = field(1, 1).x;
    squares += here ** 2 + field(3, 0).y ** 2;
    near += here * field(1.1, 1).x;
    far += here * field(1, 9).x;
  }
  expect(Math.sqrt(squares / 4000)).toBeCloseTo(0.5, 1);
  expect(near / 2000 / 0.25).toBeGreaterThan(0.9);
  expect(Math.abs(far / 2000 / 0.25)).toBeLessThan(0.15);
});
