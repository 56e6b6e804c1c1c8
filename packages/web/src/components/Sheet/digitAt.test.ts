import type { Box } from '@cifra/core/base/types.ts';
import { describe, expect, test } from 'vitest';
import { digitAt } from './digitAt.ts';
import { framed, handlesOf, type Shown } from './handles.ts';

const box = (x: number, y: number, width = 30, height = 60): Box => ({ x, y, width, height });
const line = (...boxes: Box[]) => boxes.map((each) => ({ digit: 1, box: each, probabilities: [] }));
const middle = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });
/** A sheet shown at half its size. */
const half: Shown = { width: 720, height: 480, unit: 2 };

const within = (handle: Box, { width, height }: Shown) =>
  handle.x >= 0 && handle.y >= 0 && handle.x + handle.width <= width && handle.y + handle.height <= height;

describe('handles', () => {
  test('are 26 CSS pixels wide and high at any display size, and touch the box of their digit', () => {
    for (const unit of [0.5, 1, 2]) {
      const [handle] = handlesOf([box(300, 200)], { ...half, unit });
      expect([handle.width / unit, handle.height / unit]).toEqual([26, 26]);
      expect(handle.y + handle.height).toBe(framed(box(300, 200), unit).y);
      expect(middle(handle).x).toBe(315);
    }
  });

  test('are below the box where there is no room above, at the top edge where there is no room at all, never outside', () => {
    const [low, full, corner] = [box(300, 20), box(300, 4, 30, 470), box(0, 200, 10)].map(
      (each) => handlesOf([each], half)[0],
    );
    expect(low.y).toBe(framed(box(300, 20), 2).y + 60 + 16);
    expect(full.y).toBe(0);
    expect(corner.x).toBe(0);
    for (const handle of [low, full, corner]) expect(within(handle, half)).toBe(true);
  });

  test('share the space and do not overlap when digits are close', () => {
    const handles = handlesOf(
      [0, 20, 40, 100].map((x) => box(300 + x, 200, 18)),
      half,
    );
    expect(handles.map(({ width }) => width)).toEqual([20, 20, 20, 52]);
    for (const [i, { x }] of handles.slice(1).entries())
      expect(x).toBeGreaterThanOrEqual(handles[i].x + handles[i].width);
  });

  test('are still shown for digits that share one box', () => {
    const [first] = handlesOf([box(300, 200), box(300, 200)], half);
    expect(first.width).toBeGreaterThan(0);
  });
});

describe('a press', () => {
  const lines = [line(box(100, 100), box(200, 100)), line(box(100, 300), box(200, 300))];
  const handles = lines.map((digits) =>
    handlesOf(
      digits.map((digit) => digit.box),
      half,
    ),
  );

  test('selects the digit of a handle and nothing on plain paper', () => {
    for (const [i, row] of handles.entries())
      for (const [place, handle] of row.entries())
        expect(digitAt(lines, half, middle(handle), false)).toEqual({ line: i, place });
    expect(digitAt(lines, half, { x: 600, y: 20 }, true)).toBeNull();
    expect(digitAt([], half, { x: 600, y: 20 }, true)).toBeNull();
  });

  test('selects the digit of a box only when boxes count', () => {
    const inside = middle(box(200, 300));
    expect(digitAt(lines, half, inside, false)).toBeNull();
    expect(digitAt(lines, half, inside, true)).toEqual({ line: 1, place: 1 });
  });

  test('selects the digit with the nearest centre where boxes overlap; a handle has precedence over a box', () => {
    const crossed = [line(box(100, 200, 60), box(130, 200, 60))];
    expect(digitAt(crossed, half, { x: 140, y: 230 }, true)).toEqual({ line: 0, place: 0 });
    expect(digitAt(crossed, half, { x: 150, y: 230 }, true)).toEqual({ line: 0, place: 1 });
    // The second line's handle covers the first line's box.
    const tight = [line(box(100, 100, 30, 100)), line(box(100, 210))];
    expect(digitAt(tight, half, { x: 115, y: 180 }, true)).toEqual({ line: 1, place: 0 });
  });
});
