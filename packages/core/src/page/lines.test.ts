import { expect, test } from 'vitest';
import { CELL, LINE_KINDS, type LineKind, PAGE_CLASSES } from '../model/pageClasses.ts';
import type { PageMap } from '../model/pageModel.ts';
import { linesOf } from './lines.ts';

const [WIDTH, HEIGHT] = [60, 50];

type Drawn = {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly digit: number;
  /** degrees, clockwise */
  readonly turn: number;
  readonly kind?: LineKind;
};

/** A map as a perfect model gives it: lines around (x, y), pixels, with the middle half of their core. */
function mapOf(lines: readonly Drawn[]): PageMap {
  const plane = () => new Float32Array(WIDTH * HEIGHT);
  const map = {
    width: WIDTH,
    height: HEIGHT,
    classes: PAGE_CLASSES.map(plane),
    centre: plane(),
    coreHeight: plane(),
    direction: plane(),
    kinds: LINE_KINDS.map(plane),
  };
  for (const { x, y, length, digit, turn, kind = 'number' } of lines) {
    const angle = (turn * Math.PI) / 180;
    for (let i = 0; i < WIDTH * HEIGHT; i++) {
      const [dx, dy] = [CELL * ((i % WIDTH) + 0.5) - x, CELL * (Math.floor(i / WIDTH) + 0.5) - y];
      const along = dx * Math.cos(angle) + dy * Math.sin(angle);
      const across = dy * Math.cos(angle) - dx * Math.sin(angle);
      if (Math.abs(along) > length / 2 || Math.abs(across) > digit / 4) continue;
      map.centre[i] = 1;
      map.coreHeight[i] = digit;
      map.direction[i] = angle;
      map.kinds[LINE_KINDS.indexOf(kind)][i] = 1;
    }
  }
  return map;
}

test.each([0, 4, -30, 90, 180, 271])('a line that is turned by %d° is found where it is', (turn) => {
  const drawn = { x: 122, y: 98, length: 110, digit: 24, turn };
  const [line, ...others] = linesOf(mapOf([drawn]));
  expect(others).toEqual([]);
  const { region, digit, kind, probability } = line;
  expect({ digit, kind, probability }).toEqual({ digit: 24, kind: 'number', probability: 1 });
  expect(Math.hypot(region.x - drawn.x, region.y - drawn.y)).toBeLessThan(CELL / 2);
  expect(Math.abs(region.width - drawn.length)).toBeLessThan(1.5 * CELL);
  expect(region.height).toBeCloseTo((24 * 32) / 26, 6);
  const difference = region.angle - (turn * Math.PI) / 180;
  expect(Math.cos(difference)).toBeCloseTo(1, 9);
});

test.each([0, 20, 180])('print next to a number is a line of its own, turned by %d°', (turn) => {
  const angle = (turn * Math.PI) / 180;
  const at = (along: number) => ({ x: 120 + along * Math.cos(angle), y: 100 + along * Math.sin(angle) });
  const lines = linesOf(
    mapOf([
      { ...at(-30), length: 80, digit: 20, turn, kind: 'number' },
      { ...at(30), length: 40, digit: 20, turn, kind: 'print' },
    ]),
  );
  const found = lines.map(({ kind, region }) => ({
    kind,
    along: Math.round(((region.x - 120) * Math.cos(angle) + (region.y - 100) * Math.sin(angle)) / 10),
    width: Math.round(region.width / 10),
  }));
  expect(found.toSorted((a, b) => a.along - b.along)).toEqual([
    { kind: 'number', along: -3, width: 8 },
    { kind: 'print', along: 3, width: 4 },
  ]);
});

test('a spot of another kind that is shorter than a digit divides nothing', () => {
  const lines = linesOf(
    mapOf([
      { x: 60, y: 100, length: 80, digit: 24, turn: 0, kind: 'number' },
      { x: 108, y: 100, length: 12, digit: 24, turn: 0, kind: 'print' },
    ]),
  );
  expect(lines.map(({ kind }) => kind)).toEqual(['number']);
});

test('lines close above each other stay apart, each with its kind, from top to bottom', () => {
  const lines = linesOf(
    mapOf([
      { x: 120, y: 40, length: 150, digit: 20, turn: 0, kind: 'print' },
      { x: 120, y: 60, length: 100, digit: 16, turn: 0 },
      { x: 120, y: 84, length: 120, digit: 20, turn: 0, kind: 'words' },
    ]),
  );
  expect(lines.map(({ kind }) => kind)).toEqual(['print', 'number', 'words']);
  expect(lines.map(({ digit }) => digit)).toEqual([20, 16, 20]);
});

test('a single cell is not a line, and a few wrong cells change neither height nor kind', () => {
  const map = mapOf([{ x: 120, y: 98, length: 110, digit: 24, turn: 0 }]);
  map.centre[3] = 1;
  const own = [...map.centre.keys()].filter((i) => i > 100 && map.centre[i] === 1);
  for (const i of own.slice(0, 5)) {
    map.coreHeight[i] = 90;
    map.kinds[0][i] = 0;
    map.kinds[2][i] = 1;
  }
  expect(linesOf(map)).toMatchObject([{ digit: 24, kind: 'number' }]);
});

test('an empty map has no lines', () => {
  expect(linesOf(mapOf([]))).toEqual([]);
});
