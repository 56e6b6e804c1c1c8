import { createRandom } from '@cifra/core/random/random.ts';
import { describe, expect, test } from 'vitest';
import { CONTRAST, drawTexture, SPACING } from './drawTexture.ts';
import type { LineFamily } from './lineFamily.ts';
import { type Layer, renderTexture } from './texture.ts';

/** Ink in tenths, one character per pixel. */
function drawn(layers: readonly Layer[], width: number, height: number): string[] {
  const { data } = renderTexture(layers, width, height);
  const marks = [...data].map((value) => (value > 0.999 ? '#' : String(Math.round(value * 10))));
  return Array.from({ length: height }, (_, y) => marks.slice(y * width, (y + 1) * width).join(''));
}

const level: LineFamily = {
  kind: 'lines',
  spacing: 3,
  thickness: 1,
  contrast: 0.2,
  angle: 0,
  waves: [],
  centre: null,
};

describe('families of lines', () => {
  test('without waves are straight, at their distance and contrast', () => {
    // Lines at y = 0, 3, 6, between rows, so that each is shared by two.
    expect(drawn([level], 4, 7)).toEqual(['1111', '0000', '1111', '1111', '0000', '1111', '1111']);
    const upright = drawn([{ ...level, angle: Math.PI / 2 }], 7, 2);
    expect(upright).toEqual(['1011011', '1011011']);
  });

  test('wave by their amplitude and repeat after their length', () => {
    const wave = { amplitude: 4, length: 16, phase: 0, drift: 0 };
    const { data } = renderTexture([{ ...level, spacing: 40, thickness: 2, waves: [wave] }], 64, 20);
    const column = (x: number) => Array.from({ length: 20 }, (_, y) => data[y * 64 + x]);
    for (let x = 0; x + 16 < 64; x++) {
      column(x).forEach((value, y) => {
        expect(value).toBeCloseTo(column(x + 16)[y], 5);
      });
    }
    // Above the middle of row 4 (y = 4.5) the line does not come down, and it reaches row 3.
    const rows = Array.from({ length: 20 }, (_, y) => Math.max(...data.subarray(y * 64, (y + 1) * 64)));
    expect(rows[3]).toBeGreaterThan(0.1);
    expect(rows.slice(6).every((value) => value === 0)).toBe(true);
  });

  test('with a centre are circles about it', () => {
    const ring = renderTexture([{ ...level, spacing: 8, centre: { x: 15.5, y: 15.5 } }], 31, 31);
    const at = (x: number, y: number) => ring.data[y * 31 + x];
    for (const [x, y] of [
      [23, 15],
      [7, 15],
      [15, 23],
      [15, 7],
    ]) {
      expect(at(x, y)).toBeCloseTo(0.2, 6);
    }
    expect(at(15 + 4, 15)).toBe(0);
  });
});

test('a rule is straight on its row from start to end', () => {
  const rule: Layer = { kind: 'rule', y: 2.5, slope: 0, from: 2, to: 5, thickness: 1, contrast: 0.8 };
  expect(drawn([rule], 8, 5)).toEqual(['00000000', '00000000', '04888400', '00000000', '00000000']);
  const { data } = renderTexture([{ ...rule, slope: 0.1, from: -2, to: 62 }], 60, 12);
  for (let x = 0; x < 60; x++) {
    let sum = 0;
    let moment = 0;
    for (let y = 0; y < 12; y++) {
      sum += data[y * 60 + x];
      moment += (y + 0.5) * data[y * 60 + x];
    }
    expect(moment / sum).toBeCloseTo(2.5 + 0.1 * (x + 0.5), 1);
  }
});

test('grain stays within its strength and is isotropic; a shadow rises to one side', () => {
  const base: Layer = { kind: 'shadow', x: -99, y: 0, angle: 0, softness: 1, strength: 0.5 };
  const { data } = renderTexture([base, { kind: 'grain', strength: 0.1, size: 1.5, seed: 3 }], 100, 50);
  expect(Math.min(...data)).toBeGreaterThanOrEqual(0.4);
  expect(Math.max(...data)).toBeLessThanOrEqual(0.6);
  expect(data.reduce((a, b) => a + b) / data.length).toBeCloseTo(0.5, 2);
  const edge = renderTexture([{ ...base, x: 50, softness: 10 }], 100, 1).data;
  expect([...edge]).toEqual([...edge].toSorted((a, b) => a - b));
  expect([edge[39], edge[60]]).toEqual([0, 0.5]);
  expect(edge[49]).toBeLessThan(0.25);
  expect(edge[50]).toBeGreaterThan(0.25);
});

describe('random papers', () => {
  const seeds = Array.from({ length: 300 }, (_, seed) => seed);
  const paper = (seed: number) => drawTexture(160, 32, createRandom(seed));

  test('the same seed gives the same raster, another seed does not', () => {
    const render = (seed: number) => renderTexture(paper(seed), 160, 32);
    expect(render(5)).toEqual(render(5));
    expect(render(5)).not.toEqual(render(7));
  });

  test('contrasts and distances stay within their bounds, and fill them', () => {
    const layers = seeds.flatMap(paper);
    for (const kind of ['lines', 'rule'] as const) {
      const contrasts = layers.flatMap((layer) => (layer.kind === kind ? [layer.contrast] : []));
      const [low, high] = CONTRAST[kind];
      expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...contrasts)).toBeLessThanOrEqual(high);
      expect(Math.max(...contrasts) - Math.min(...contrasts)).toBeGreaterThan(0.8 * (high - low));
    }
    const spacings = layers.flatMap((layer) => (layer.kind === 'lines' ? [layer.spacing] : []));
    expect(Math.min(...spacings)).toBeGreaterThanOrEqual(SPACING[0]);
    expect(Math.max(...spacings)).toBeLessThanOrEqual(SPACING[1]);
  });

  test('lines all over stay fainter than ink', () => {
    for (const seed of seeds) {
      const lines = paper(seed).filter(({ kind }) => kind === 'lines');
      expect(Math.max(...renderTexture(lines, 160, 32).data)).toBeLessThanOrEqual(CONTRAST.lines[1] + 1e-6);
    }
  });

  test('shares are respected: none, or all', () => {
    const kinds = (share: number) => (seed: number) =>
      drawTexture(160, 32, createRandom(seed), { guilloche: share, rules: share, shadow: share }).map(
        ({ kind }) => kind,
      );
    for (const seed of seeds.slice(0, 50)) {
      expect(kinds(0)(seed)).toEqual(['grain']);
      expect(new Set(kinds(1)(seed))).toEqual(new Set(['lines', 'rule', 'shadow', 'grain']));
    }
  });
});
