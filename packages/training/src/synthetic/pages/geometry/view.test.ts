import { expect, test } from 'vitest';
import { createView, type Pose } from './view.ts';

const flat: Pose = {
  middle: { x: 105, y: 148 },
  at: { x: 400, y: 300 },
  scale: 3,
  turn: 0,
  tilt: { x: 0, y: 0 },
  distance: 500,
  bend: [],
};

test('a scan is a similarity: scale, rotation and place', () => {
  const view = createView({ ...flat, turn: Math.PI / 2 });
  const moved = view.toPicture(115, 148);
  expect(moved.x).toBeCloseTo(400, 9);
  expect(moved.y).toBeCloseTo(330, 9);
  expect(view.scaleAt(10, 280)).toBeCloseTo(3, 9);
});

test('a pinhole camera shows the far side of a tilted sheet smaller', () => {
  // Turned by 30° about the upright axis: a point 100 mm to the right is 50 mm nearer or farther.
  const view = createView({ ...flat, tilt: { x: 0, y: Math.PI / 6 } });
  const across = 100 * Math.cos(Math.PI / 6);
  expect(view.toPicture(205, 148).x).toBeCloseTo(400 + (3 * across) / (1 - 50 / 500), 6);
  expect(view.toPicture(5, 148).x).toBeCloseTo(400 - (3 * across) / (1 + 50 / 500), 6);
  expect(view.toPicture(205, 148).y).toBeCloseTo(300, 6);
  expect(view.scaleAt(205, 148)).toBeGreaterThan(view.scaleAt(5, 148));
});

test('the way back leads to the same point, also on bent paper', () => {
  const bend = [{ amplitude: { x: 1, y: 1.5 }, length: 180, angle: 0.7, phase: 1 }];
  const view = createView({ ...flat, turn: 0.1, tilt: { x: 0.3, y: -0.4 }, bend });
  for (const [x, y] of [
    [0, 0],
    [210, 20],
    [60, 297],
  ]) {
    const there = view.toPicture(x, y);
    const back = view.toSheet(there.x, there.y);
    expect(Math.hypot(back.x - x, back.y - y)).toBeLessThan(0.01);
  }
});
