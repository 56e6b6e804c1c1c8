import { expect, test } from 'vitest';
import { tilesOf } from './tiles.ts';

test('a small picture is one tile', () => {
  const whole = { x: 0, y: 0, width: 300, height: 200 };
  expect(tilesOf(whole, 60_000, 64, 32)).toEqual([{ core: whole, window: whole }]);
});

test.each([
  [2480, 3508],
  [9921, 700],
  [1000, 1000],
])('the tiles of %d × %d pixels cover it once, and see their surroundings', (width, height) => {
  const tiles = tilesOf({ width, height }, 500_000, 64, 32);
  expect(tiles.length).toBeGreaterThan(1);
  expect(tiles.reduce((sum, { core }) => sum + core.width * core.height, 0)).toBe(width * height);
  for (const { core, window } of tiles) {
    expect([core.x % 32, core.y % 32]).toEqual([0, 0]);
    expect(window.width * window.height).toBeLessThanOrEqual(500_000);
    expect(window).toEqual({
      x: Math.max(0, core.x - 64),
      y: Math.max(0, core.y - 64),
      width: Math.min(width, core.x + core.width + 64) - Math.max(0, core.x - 64),
      height: Math.min(height, core.y + core.height + 64) - Math.max(0, core.y - 64),
    });
  }
});
