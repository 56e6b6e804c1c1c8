import { expect, test } from 'vitest';
import type { Picture, Raster } from '../base/types.ts';
import { CELL, LINE_KINDS, PAGE_CLASSES } from '../model/pageClasses.ts';
import type { PageMap } from '../model/pageModel.ts';
import { findLines } from './findLines.ts';

/** Dark bars of an empty page stand for lines. */
type Bar = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function page(width: number, height: number, bars: readonly Bar[]): Picture {
  const data = new Uint8Array(width * height).fill(255);
  for (const bar of bars)
    for (let y = bar.y; y < bar.y + bar.height; y++)
      data.fill(0, y * width + bar.x, y * width + bar.x + bar.width);
  return { width, height, channels: 1, data };
}

/**
 * A model that sees each dark bar as a line as high as itself, from 6 pixels on, and remembers the
 * sizes of the pictures.
 */
function barModel() {
  const seen: number[] = [];
  return {
    seen,
    async read({ width, height, data }: Raster): Promise<PageMap> {
      seen.push(Math.max(width, height));
      const [across, down] = [Math.ceil(width / CELL), Math.ceil(height / CELL)];
      const plane = () => new Float32Array(across * down);
      const [centre, coreHeight] = [plane(), plane()];
      const dark = (x: number, y: number) => x < width && y >= 0 && y < height && data[y * width + x] > 0.5;
      for (let i = 0; i < across * down; i++) {
        const [x, y] = [CELL * (i % across) + 2, CELL * Math.floor(i / across) + 2];
        if (!dark(x, y)) continue;
        let [top, bottom] = [y, y];
        while (dark(x, top - 1)) top--;
        while (dark(x, bottom + 1)) bottom++;
        const own = bottom + 1 - top;
        if (own < 6 || Math.abs(y + 0.5 - (top + own / 2)) > own / 4 + 1) continue;
        centre[i] = 1;
        coreHeight[i] = own;
      }
      const kinds = LINE_KINDS.map((_, kind) => plane().fill(kind === 0 ? 1 : 0));
      return {
        width: across,
        height: down,
        classes: PAGE_CLASSES.map(plane),
        centre,
        coreHeight,
        direction: plane(),
        kinds,
      };
    },
  };
}

const inOrder = ({ lines }: Awaited<ReturnType<typeof findLines>>) =>
  lines.toSorted((a, b) => a.region.y - b.region.y).map(({ region, digit }) => [region.x, region.y, digit]);

test('lines of very different sizes are each found once, at their place', async () => {
  const bars = [
    { x: 100, y: 40, width: 300, height: 20 },
    { x: 60, y: 120, width: 500, height: 62 },
    { x: 80, y: 300, width: 900, height: 240 },
  ];
  const lines = inOrder(await findLines(page(1024, 600, bars), barModel()));
  expect(lines).toHaveLength(3);
  for (const [i, { x, y, width, height }] of bars.entries()) {
    const [atX, atY, digit] = lines[i];
    expect(Math.abs(atX - (x + width / 2))).toBeLessThan(0.1 * height + CELL);
    expect(Math.abs(atY - (y + height / 2))).toBeLessThan(0.1 * height + CELL);
    expect(digit / height).toBeGreaterThan(0.9);
    expect(digit / height).toBeLessThan(1.1);
  }
});

test('a large scan is seen at full size only if something on it is small', async () => {
  const [large, small] = [barModel(), barModel()];
  await findLines(page(2400, 400, [{ x: 40, y: 100, width: 400, height: 50 }]), large);
  expect(large.seen).toEqual([38, 75, 150, 300, 600, 1200]);
  const bars = [{ x: 40, y: 100, width: 300, height: 20 }];
  expect(inOrder(await findLines(page(2400, 400, bars), small))).toEqual([[190, 110, 20]]);
  expect(small.seen).toEqual([38, 75, 150, 300, 600, 1200, 2400]);
});

test('a line that is too small even at full size is returned apart', async () => {
  const bars = [
    { x: 40, y: 100, width: 400, height: 12 },
    { x: 40, y: 200, width: 400, height: 20 },
  ];
  const { lines, tooSmall } = await findLines(page(2400, 400, bars), barModel());
  expect(lines.map(({ digit }) => digit)).toEqual([20]);
  expect(tooSmall.map(({ digit }) => digit)).toEqual([12]);
  expect(Math.abs(tooSmall[0].region.y - 106)).toBeLessThan(CELL);
});

test('an icon is enlarged', async () => {
  const model = barModel();
  const lines = inOrder(await findLines(page(28, 28, [{ x: 4, y: 8, width: 20, height: 11 }]), model));
  expect(model.seen).toEqual([28, 56]);
  expect(lines).toHaveLength(1);
  expect(lines[0][2]).toBeCloseTo(11, 0);
});
