import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { drawAffine } from './affine.ts';

const none = { rotation: 0, scale: 0, aspect: 0, shear: 0, translation: 0 };

test('no ranges give the identity', () => {
  const map = drawAffine(createRandom(1), none);
  for (const [key, value] of Object.entries({ xx: 1, xy: 0, yx: 0, yy: 1, shiftX: 0, shiftY: 0 })) {
    expect(map[key as keyof typeof map]).toBeCloseTo(value, 12);
  }
});

test('rotation and shear keep the area; scaling changes it by at most the range', () => {
  const rng = createRandom(2);
  for (let i = 0; i < 200; i++) {
    const { xx, xy, yx, yy } = drawAffine(rng, { ...none, rotation: 30, shear: 0.5, aspect: 0.3 });
    expect(xx * yy - xy * yx).toBeCloseTo(1, 10);
  }
  for (let i = 0; i < 200; i++) {
    const { xx, xy, yx, yy } = drawAffine(rng, { ...none, scale: 0.1 });
    expect(Math.abs(Math.log(xx * yy - xy * yx))).toBeLessThanOrEqual(0.2 + 1e-12);
  }
});

test('always six draws', () => {
  const rng = createRandom(3);
  drawAffine(rng, none);
  const other = createRandom(3);
  for (let i = 0; i < 6; i++) other.next();
  expect(rng.next()).toBe(other.next());
});
