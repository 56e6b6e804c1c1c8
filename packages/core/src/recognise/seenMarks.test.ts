import { expect, test } from 'vitest';
import type { DotShape, MarkBeside } from '../segment/marksBeside.ts';
import { seenMarks } from './seenMarks.ts';

const POINT: DotShape = { length: 0.15, pens: 1.8, filled: 0.78, tall: 1 };
const COMMA: DotShape = { length: 0.5, pens: 5.5, filled: 0.4, tall: 2 };

const mark = (kind: MarkBeside['mark'], shape: DotShape, x: number): MarkBeside => ({
  mark: kind,
  shape,
  box: { x, y: 40, width: 4, height: 4 },
  side: x < 50 ? 'before' : 'after',
  dirt: false,
});

test('the shape tells a comma from a point, whatever its size makes of it', () => {
  expect(seenMarks([mark('.', COMMA, 10)]).before).toBe(',');
  expect(seenMarks([mark(',', POINT, 90)]).after).toBe('.');
  expect(seenMarks([mark('.', POINT, 10)]).likeness).toBeGreaterThan(5);
});

test('between both, neither is much more likely', () => {
  const between: DotShape = { length: 0.25, pens: 2.6, filled: 0.6, tall: 1.35 };
  expect(seenMarks([mark('.', between, 10)]).likeness).toBeLessThan(4);
});

test('other marks stay, and marks are in order', () => {
  const seen = seenMarks([mark('.', POINT, 95), mark('-', COMMA, 5), mark(':', POINT, 60)]);
  expect(seen).toMatchObject({ before: '-', after: ':.' });
  expect(seenMarks([])).toEqual({ before: '', after: '', likeness: 1 });
});
