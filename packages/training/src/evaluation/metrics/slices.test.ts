import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { holm } from '../../statistics/holm.ts';
import { sliceFindings } from '../page/findings.ts';
import { english } from '../words/english.ts';
import { darkness, INK_PROPERTIES, slant, width } from './inkProperties.ts';
import { slicesOf } from './slices.ts';

/**
 * A bar `thick` pixels wide from row 4 to 23, moved right by `lean` pixels for each row upwards.
 */
function bar({ thick = 3, lean = 0, ink = 255 } = {}): Uint8Array {
  const image = new Uint8Array(784);
  for (let y = 4; y < 24; y++) {
    const middle = Math.round(14 + lean * (13.5 - y));
    for (let x = 0; x < thick; x++) image[y * 28 + middle - (thick >> 1) + x] = ink;
  }
  return image;
}

test('a bar’s slant, width, darkness and stroke', () => {
  expect(slant(bar())).toBeCloseTo(0, 6);
  expect(slant(bar({ lean: 0.5 }))).toBeCloseTo(26.6, 0);
  expect(slant(bar({ lean: -0.5 }))).toBeCloseTo(-26.6, 0);
  expect([width(bar()), width(bar({ thick: 5 }))]).toEqual([3, 5]);
  expect(darkness(bar({ ink: 204 }))).toBeCloseTo(80, 6);
  const stroke = INK_PROPERTIES[0].measure;
  expect(stroke(bar({ thick: 4 }))).toBeGreaterThan(stroke(bar({ thick: 2 })));
});

test('every property of a blank picture is finite', () => {
  for (const { measure } of INK_PROPERTIES) expect(measure(new Uint8Array(784))).toBe(0);
});

test('Holm’s correction, by hand', () => {
  expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  expect(holm([0.9, 0.8])).toEqual([1, 1]);
  expect(holm([])).toEqual([]);
});

/** 400 bars by 40 writers, thickness by digit. */
function bars(isWrong: (thick: number, i: number) => boolean) {
  const random = createRandom(9);
  const thickness = Array.from({ length: 400 }, () => 1 + random.integer(8));
  const images = new Uint8Array(400 * 784);
  for (const [i, thick] of thickness.entries()) images.set(bar({ thick }), i * 784);
  const wrong = Uint8Array.from(thickness, (thick, i) => (isWrong(thick, i) ? 1 : 0));
  return { images, wrong, writers: Int32Array.from(wrong, (_, i) => Math.floor(i / 10)) };
}

test('misread thick strokes are found and reported', () => {
  const slices = slicesOf(
    bars((thick, i) => thick >= 7 && i % 3 === 0),
    { resamples: 200, seed: 1 },
  );
  expect(slices).toHaveLength(16);
  const thickest = slices.find(({ property, quarter }) => property === 'stroke width' && quarter === 4);
  expect(thickest?.correctedP).toBeLessThan(0.001);
  expect(thickest?.difference.interval95[0]).toBeGreaterThan(0.1);
  expect(sliceFindings(slices, english).join('\n')).toMatch(
    /^Digits in the thickest quarter by stroke width .* are read worse: .* p < 0\.001 after Holm’s correction\)\.$/m,
  );
});

test('a quarter without any of a few mistakes is not a finding', () => {
  // 8 of 300 thicker bars, none of the 100 thinnest: chance gives this in one of five studies.
  const few = bars((thick, i) => thick >= 3 && i % 38 === 0);
  expect(few.wrong.reduce((sum, each) => sum + each, 0)).toBe(8);
  const slices = slicesOf(few, { resamples: 200, seed: 1 });
  const thinnest = slices.find(({ property, quarter }) => property === 'stroke width' && quarter === 1);
  expect(thinnest?.mistakes).toBe(0);
  expect(thinnest?.p).toBeGreaterThan(0.05);
  expect(sliceFindings(slices, english).join(' ')).toMatch(/^No quarter /);
});

test('mistakes that fall anywhere are not a finding; nor is a set without mistakes', () => {
  const chance = { resamples: 200, seed: 1 };
  for (const isWrong of [(_: number, i: number) => i % 20 === 7, () => false]) {
    const slices = slicesOf(bars(isWrong), chance);
    const findings = sliceFindings(slices, english);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(
      /^No quarter of the digits by stroke width, slant, width, ink darkness is read worse/,
    );
    for (const { p, correctedP } of slices) expect(correctedP).toBeGreaterThanOrEqual(p);
  }
});
