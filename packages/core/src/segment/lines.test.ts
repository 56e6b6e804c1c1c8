import { describe, expect, test } from 'vitest';
import type { Box, Picture } from '../base/types.ts';
import { cutStrip, pageOf, STRIP_HEIGHT, stripWidth } from '../frames/strip.ts';
import { scaleBox } from '../image/box.ts';
import { inkMask } from '../image/inkMask.ts';
import { type Ink, toInk } from '../image/raster.ts';
import { createRandom } from '../random/random.ts';
import { type DrawnLine, NUMBER_SCENES } from '../testing/numberScenes.ts';
import { drawStrokes, placed, rasterOf, sheet } from '../testing/pen.ts';
import { strokesOf } from '../testing/strokes.ts';
import { findLines, type Line } from './lines.ts';
import { withoutPrint } from './print.ts';

function read(picture: Picture): { page: Ink; level: number; lines: Line[] } {
  const page = toInk(picture);
  const { mask, level } = inkMask(page);
  return { page, level, lines: findLines(withoutPrint(mask), page.raster) };
}

/** Intersection over union. */
function overlap(a: Box, b: Box): number {
  const w = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const both = Math.max(0, w) * Math.max(0, h);
  return both / (a.width * a.height + b.width * b.height - both);
}

/** Returns how far the middle of a drawn line is from that of its strip, pixels of the strip. */
function offMiddle({ box }: DrawnLine, { region }: Line, factor: number): { x: number; y: number } {
  const middle = { x: (box.x + box.width / 2) / factor, y: (box.y + box.height / 2) / factor };
  const at = pageOf(region, stripWidth(region) / 2, STRIP_HEIGHT / 2);
  const scale = STRIP_HEIGHT / region.height;
  return { x: Math.abs(middle.x - at.x) * scale, y: Math.abs(middle.y - at.y) * scale };
}

/** Scenes with digits of uneven size, which cannot all be 26 pixels high. */
const UNEVEN = /high|zeros|base line|touch their comb/;

describe('the lines of a picture are found in reading order', () => {
  test.each(Object.entries(NUMBER_SCENES))('%s', (name, scene) => {
    for (const seed of [1, 2]) {
      const { picture, lines: drawn } = scene(createRandom(name).split(seed));
      const { page, level, lines } = read(picture);
      expect(lines.length).toBe(drawn.length);
      for (const [i, line] of lines.entries()) {
        const truth = drawn[i];
        expect(overlap(scaleBox(line.box, page.factor), truth.box)).toBeGreaterThan(0.8);
        expect(Math.abs(line.region.angle - truth.angle)).toBeLessThan(truth.text.length > 3 ? 0.05 : 0.09);
        expect(line.cut).toBe(false);
        expect(line.pillars).toBeGreaterThan(0);
        expect(line.pillars).toBeLessThanOrEqual(truth.text.length);
        const digits = ((truth.size / page.factor) * STRIP_HEIGHT) / line.region.height;
        if (!UNEVEN.test(name)) expect(digits).toBeGreaterThanOrEqual(18);
        expect(digits).toBeLessThanOrEqual(30);
        const off = offMiddle(truth, line, page.factor);
        expect(off.y).toBeLessThan(5);
        expect(off.x).toBeLessThan(12);
        const strip = cutStrip(page.raster, level, line.region);
        expect(strip.data.some((value) => value > 0.8)).toBe(true);
      }
    }
  });
});

test('counts high pieces side by side, but not low pieces or those above another', () => {
  const stroke = (x: number, top: number, bottom: number, to = x): [number, number][] => [
    [x, top],
    [to, bottom],
  ];
  const ones = [40, 60, 80, 100].map((x) => stroke(x, 40, 100));
  const dot = stroke(115, 98, 100);
  // A 5 with a detached flag, and a 4 of two strokes.
  const broken = [
    stroke(140, 40, 40, 170),
    stroke(140, 50, 100, 165),
    stroke(200, 40, 80),
    stroke(215, 45, 100, 205),
  ];
  const page = rasterOf(drawStrokes(sheet(260, 140), [...ones, dot, ...broken], 6));
  const mask = { width: 260, height: 140, data: Uint8Array.from(page.data, (ink) => Number(ink > 0.5)) };
  expect(findLines(mask, page).map(({ pillars }) => pillars)).toEqual([6]);
});

test('a line that runs out of the picture is cut', () => {
  const { picture } = NUMBER_SCENES['five digits apart'](createRandom('cut'));
  const width = 250;
  const data = new Uint8ClampedArray(width * picture.height * 3);
  for (let y = 0; y < picture.height; y++) {
    const from = y * picture.width * 3;
    data.set(picture.data.subarray(from, from + width * 3), y * width * 3);
  }
  const { lines } = read({ width, height: picture.height, channels: 3, data });
  expect(lines.map(({ cut }) => cut)).toEqual([true]);
});

test('a mask without ink has no lines', () => {
  const mask = { width: 8, height: 8, data: new Uint8Array(64) };
  expect(findLines(mask, { width: 8, height: 8, data: new Float32Array(64) })).toEqual([]);
});

test('small writing on a large page is found', () => {
  const on = sheet(1200, 1600);
  for (const [i, digit] of [4, 8, 2, 0, 6].entries()) {
    drawStrokes(on, placed(strokesOf(digit), { x: 200 + 16 * i, y: 200, size: 18 }), 2);
  }
  const data = Uint8Array.from(on.data, (ink) => 255 * (1 - ink));
  const { lines } = read({ width: on.width, height: on.height, channels: 1, data });
  expect(lines.map(({ pillars }) => pillars)).toEqual([5]);
});
