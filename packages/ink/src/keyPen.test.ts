import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  FINE_STEP,
  gridPosition,
  moved,
  penDown,
  penUp,
  positionOf,
  positionsOn,
  restingPen,
  STEP,
} from './keyPen.ts';
import { SHEET } from './stroke.ts';

const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'PageUp', 'End', 'PageDown'];

test.each([
  ['ArrowLeft', -1, 0],
  ['ArrowRight', 1, 0],
  ['ArrowUp', 0, -1],
  ['ArrowDown', 0, 1],
  ['Home', -1, -1],
  ['PageUp', 1, -1],
  ['End', -1, 1],
  ['PageDown', 1, 1],
])('%s goes %i across and %i down, finely with Shift', (key, across, down) => {
  const { x, y } = restingPen;
  expect(moved(restingPen, key, false)).toMatchObject({ x: x + across * STEP, y: y + down * STEP });
  expect(moved(restingPen, key, true)).toMatchObject({ x: x + across * FINE_STEP, y: y + down * FINE_STEP });
});

test('other keys do not move it', () => {
  for (const key of ['a', 'Tab', 'Enter', ' ']) expect(moved(restingPen, key, false)).toBeNull();
});

test('a lowered pen draws where it moves; a raised pen does not', () => {
  const down = penDown(restingPen);
  const after = moved(down, 'ArrowRight', false);
  expect(after?.stroke?.points.map(({ x, y }) => [x, y])).toEqual([
    [restingPen.x, restingPen.y],
    [restingPen.x + STEP, restingPen.y],
  ]);
  expect(down.stroke?.points).toHaveLength(1);
  expect(moved(restingPen, 'ArrowRight', false)?.stroke).toBeNull();
  expect(penUp(down)).toEqual(restingPen);
});

test('it never leaves the sheet, and its position is reported in steps', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...KEYS), { maxLength: 80 }), (keys) => {
      const pen = keys.reduce((at, key) => moved(at, key, false) ?? at, penDown(restingPen));
      for (const { x, y } of pen.stroke?.points ?? []) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(SHEET.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(SHEET.height);
      }
      expect(pen.stroke?.points).toHaveLength(keys.length + 1);
      expect(positionOf(pen)).toBeGreaterThanOrEqual(0);
      expect(positionOf(pen)).toBeLessThan(positionsOn(SHEET));
      expect(gridPosition(pen)).toEqual({ across: Math.round(pen.x / STEP), down: Math.round(pen.y / STEP) });
    }),
  );
});
