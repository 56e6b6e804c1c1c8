import { expect, test } from 'vitest';
import { drawEvidence } from './drawEvidence.ts';
import type { EvidenceMap } from './evidence.ts';
import { evidenceSvg } from './evidenceSvg.ts';
import { INK_LIGHT, MARK_COLOURS, marksOf } from './marks.ts';
import { fitted, rasterPaths } from './rasterSvg.ts';

/**
 * Strong evidence for the digit at (4, 6), a quarter as much against it at (20, 10), and a trace
 * elsewhere.
 */
function sample(): EvidenceMap {
  const values = new Float32Array(784);
  values[6 * 28 + 4] = 4;
  values[10 * 28 + 20] = -1;
  values[27 * 28 + 27] = 0.1;
  return { side: 28, values };
}

const image = new Float32Array(784);
image[0] = 1;

test('signs show for and against, size shows strength, traces are omitted', () => {
  expect(marksOf(sample())).toEqual([
    { sign: '+', x: 5, y: 7, size: 2 },
    { sign: '-', x: 21, y: 11, size: 2 * (0.4 + 0.6 * 0.5) },
  ]);
});

test('a map without evidence has no marks', () => {
  expect(marksOf({ side: 28, values: new Float32Array(784) })).toEqual([]);
});

test('pixels: ink in grey, a + with two strokes, a − with one', () => {
  const { width, height, data } = drawEvidence(image, sample(), 6);
  expect([width, height, data.length]).toEqual([168, 168, 168 * 168 * 3]);
  const at = (x: number, y: number) => [...data.subarray(3 * (168 * y + x), 3 * (168 * y + x) + 3)];
  expect(at(0, 0)).toEqual([INK_LIGHT, INK_LIGHT, INK_LIGHT]);
  expect(at(30, 42)).toEqual(MARK_COLOURS['+']);
  expect(at(30, 38)).toEqual(MARK_COLOURS['+']);
  expect(at(126, 66)).toEqual(MARK_COLOURS['-']);
  expect(at(126, 63)).toEqual([255, 255, 255]);
});

test.each(['+', '-'] as const)('%s contrasts with paper and ink', (sign) => {
  // Contrast as in WCAG 2.2, "relative luminance"; graphics need 3 : 1.
  const luminance = (rgb: readonly number[]) => {
    const [r, g, b] = rgb.map((c) =>
      c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  for (const ground of [255, INK_LIGHT]) {
    const contrast = (luminance([ground, ground, ground]) + 0.05) / (luminance(MARK_COLOURS[sign]) + 0.05);
    expect(contrast).toBeGreaterThanOrEqual(3);
  }
});

test('a standalone SVG with its words', () => {
  const svg = evidenceSvg(image, sample(), 'for 4 & against "9"');
  expect(svg).toContain('<title>for 4 &amp; against &quot;9&quot;</title>');
  expect(svg.match(/stroke="rgb/g)).toHaveLength(2);
  expect(svg).not.toMatch(/href|url\(/);
});

test('a raster becomes one path per grey level, in runs', () => {
  expect(rasterPaths({ width: 3, height: 2, data: Float32Array.of(1, 1, 0, 0, 0.5, 0) })).toBe(
    '<path fill="rgb(128,128,128)" d="M1 1h1v1h-1z"/><path fill="rgb(0,0,0)" d="M0 0h2v1h-2z"/>',
  );
});

test('a large raster is shrunk, a small one is not enlarged', () => {
  const raster = (width: number, height: number) => ({
    width,
    height,
    data: new Float32Array(width * height),
  });
  expect(fitted(raster(200, 50), 100, 100)).toMatchObject({ width: 100, height: 25 });
  expect(fitted(raster(28, 28), 100, 100)).toMatchObject({ width: 28, height: 28 });
});
