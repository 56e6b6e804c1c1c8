import { expect, test } from 'vitest';
import { difference, drawn, shown } from '../testing/draw.ts';
import { rasterOfRows, references } from '../testing/references.ts';
import { closing } from './closing.ts';

test('narrow dark structures are filled with the light around them, wide ones stay', () => {
  const light = drawn('99.99...', '99.99...', '99.99...', '99999...');
  expect(shown(closing(light, 1))).toEqual(Array(4).fill('#####...'));
});

test('closings equal OpenCV’s', () => {
  const source = rasterOfRows(references.closing.source);
  for (const { radius, closed } of references.closing.cases) {
    expect(difference(closing(source, radius).data, closed.flat())).toBeLessThan(1e-6);
  }
});
