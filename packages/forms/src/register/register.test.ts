// Registration against maps that are known, because the tests draw through them.
import type { Point } from '@cifra/core/image/box.ts';
import { expect, test } from 'vitest';
import { loadOpenCv } from '../node/loadOpenCv.ts';
import { drawnForm, FIELDS, fill, photographed, stroke } from '../testing/drawnForm.ts';
import { project } from './projection.ts';
import { openBlank, register, see } from './register.ts';

const blank = drawnForm(1);
const cv = await loadOpenCv();
const opened = openBlank(cv, blank);

type Map = (point: Point) => Point;

/** A camera above a sheet that is turned by `degrees`, at a scale, seen a little from below. */
function camera(
  degrees: number,
  scale: number,
  tilt = 0,
): { toPage: Map; toPicture: Map; width: number; height: number } {
  const [width, height] = [Math.round(1100 * scale), Math.round(1400 * scale)];
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const toPage: Map = ({ x, y }) => {
    const [u, v] = [(x - width / 2) / scale, (y - height / 2) / scale];
    const w = 1 + tilt * v;
    return { x: 400 + (u * cos + v * sin) / w, y: 550 + (v * cos - u * sin) / w };
  };
  const toPicture: Map = ({ x, y }) => {
    // The inverse: u' = u / (1 + tilt v), v' likewise.
    const [p, q] = [x - 400, y - 550];
    const [a, b] = [p * cos - q * sin, p * sin + q * cos];
    const v = b / (1 - tilt * b);
    const u = a * (1 + tilt * v);
    return { x: u * scale + width / 2, y: v * scale + height / 2 };
  };
  return { toPage, toPicture, width, height };
}

/** The largest error of a registration at the corners of the fields, pixels of the blank. */
function worstError(found: Map, known: Map, scale: number): number {
  const corners = FIELDS.flatMap(({ x, y, width, height }) => [
    { x, y },
    { x: x + width, y: y + height },
  ]);
  return Math.max(
    ...corners.map((corner) => {
      const [is, should] = [found(corner), known(corner)];
      return Math.hypot(is.x - should.x, is.y - should.y) / scale;
    }),
  );
}

test.each([
  ['upright, at half the size', 0, 0.5, 0],
  ['turned by 15° to the left', -15, 0.8, 0],
  ['turned by 15° to the right, at twice the size', 15, 2, 0],
  ['upside down', 180, 0.8, 0],
  ['on its side', 90, 0.8, 0],
  ['seen from below', 4, 1, 3e-4],
])('a filled page %s is found at its place', (_, degrees, scale, tilt) => {
  const filled = { ...blank, data: blank.data.slice() };
  for (const { x, y } of FIELDS) stroke(filled, { x: x + 20, y: y + 50 }, { x: x + 200, y: y + 8 });
  const { toPage, toPicture, width, height } = camera(degrees, scale, tilt);
  const registration = register(cv, opened, see(cv, photographed(filled, { width, height }, toPage)));
  expect(registration?.found).toBeGreaterThan(0.9);
  expect(worstError(registration!.toPicture, toPicture, scale)).toBeLessThan(1);
  expect(registration!.residual).toBeLessThan(1.5);
  expect(registration!.scale).toBeCloseTo(scale, 1);
});

test('paper that is bent is followed, in uneven light', () => {
  const bend = ({ x, y }: Point) => ({ x: x + 6 * Math.sin(y / 160), y: y + 5 * Math.sin(x / 210) });
  const { toPage, width, height } = camera(3, 1);
  const light = ({ x, y }: Point) => 0.55 + 0.4 * (x / width) * (1 - y / (2 * height));
  const picture = photographed(blank, { width, height }, (point) => bend(toPage(point)), light);
  const registration = register(cv, opened, see(cv, picture));
  expect(registration?.found).toBeGreaterThan(0.85);
  // Its inverse: where the page's point is shown.
  const errors = FIELDS.map(({ x, y }) => {
    const shown = bend(toPage(registration!.toPicture({ x, y })));
    return Math.hypot(shown.x - x, shown.y - y);
  });
  expect(Math.max(...errors)).toBeLessThan(2);
});

test('a page with a missing corner and a stain is found', () => {
  const damaged = { ...blank, data: blank.data.slice() };
  fill(damaged, { x: 0, y: 0, width: 260, height: 260 }, 110);
  fill(damaged, { x: 420, y: 640, width: 200, height: 160 }, 90);
  const { toPage, toPicture, width, height } = camera(-6, 0.9);
  const registration = register(cv, opened, see(cv, photographed(damaged, { width, height }, toPage)));
  expect(registration?.found).toBeGreaterThan(0.7);
  expect(worstError(registration!.toPicture, toPicture, 0.9)).toBeLessThan(1.5);
});

test('another form of the same layout is not taken for it', () => {
  const { toPage, width, height } = camera(2, 1);
  const registration = register(cv, opened, see(cv, photographed(drawnForm(2), { width, height }, toPage)));
  expect(registration?.found ?? 0).toBeLessThan(0.5);
});

test('blank paper shows no form', () => {
  const { toPage, width, height } = camera(2, 1);
  const empty = { ...blank, data: new Uint8Array(blank.data.length).fill(240) };
  expect(register(cv, opened, see(cv, photographed(empty, { width, height }, toPage)))).toBeNull();
});

test('a projection is applied as in a textbook', () => {
  // Hartley & Zisserman, 2.3: x' = Hx in homogeneous coordinates.
  expect(project([2, 0, 1, 0, 3, 2, 0, 0, 1], { x: 4, y: 5 })).toEqual({ x: 9, y: 17 });
  expect(project([1, 0, 0, 0, 1, 0, 0.5, 0, 1], { x: 2, y: 4 })).toEqual({ x: 1, y: 2 });
});
