import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { CORRUPTIONS } from '../corruptions/kinds.ts';
import { measureRobustness, type RobustnessOptions } from './measureRobustness.ts';
import type { Subjects } from './subjects.ts';
import { SWEEPS } from './sweeps.ts';

/** Digits differ in the darkness of the middle pixel: 0 on paper, 1 on ink. */
const n = 40;
const subjects: Subjects = {
  images: Uint8Array.from({ length: n * 784 }, (_, i) => (Math.floor(i / 784) % 2 === 1 ? 255 : 0)),
  labels: Uint8Array.from({ length: n }, (_, i) => i % 2),
  writers: Int32Array.from({ length: n }, (_, i) => Math.floor(i / 4)),
};
const MIDDLE = 14 * 28 + 14;

/** Reads ink of more than `threshold` in the middle as 1. */
function options(threshold: number, changes: Partial<RobustnessOptions> = {}): RobustnessOptions {
  return {
    effort: { published: 30, others: 10, attacked: 8, steps: 4 },
    chance: { resamples: 50, seed: 1 },
    read: async (images) =>
      Float32Array.from(
        images.flatMap((image) =>
          Array.from({ length: 10 }, (_, digit) => (digit === Number(image[MIDDLE] > threshold) ? 1 : 0)),
        ),
      ),
    training: null,
    ...changes,
  };
}

test('effects of brightness on a reader that takes grey for ink', async () => {
  const parts: string[] = [];
  const onPart = (part: string, done: number, total: number) => parts.push(`${part} ${done}/${total}`);
  const found = await measureRobustness(subjects, options(0.35, { onPart }));
  const brightness = found.corruptions.find(({ kind }) => kind === 'brightness')!;
  // 0.1, 0.2 and 0.3 leave paper below 0.35; all paper is ink from 0.4 on.
  expect(brightness.errors.map(({ n }) => n)).toEqual([10, 10, 10, 10, 30]);
  expect(brightness.errors.slice(0, 3).map(({ value }) => value)).toEqual([0, 0, 0]);
  const paper = brightness.errors[4].value;
  expect(paper).toBeGreaterThan(0.2);
  expect(paper).toBeLessThan(0.8);
  const mean = found.corruptions.reduce((sum, each) => sum + each.errors[each.published - 1].value / 15, 0);
  expect(found.meanCorruptionError.value).toBeCloseTo(mean, 10);
  const [low, high] = found.meanCorruptionError.interval95;
  expect(low).toBeLessThan(mean);
  expect(high).toBeGreaterThan(mean);
  expect(found.meanCorruptionError.method).toBe('bootstrap by writer');
  expect(found.meanBySeverity).toHaveLength(5);
  expect(found.attacks).toEqual([]);
  expect(parts).toHaveLength(CORRUPTIONS.length + SWEEPS.length);
  expect(parts.at(-1)).toBe('resolution 20/20');
});

test('the same seed gives the same report; another seed gives other draws', async () => {
  const once = await measureRobustness(subjects, options(0.35));
  expect(await measureRobustness(subjects, options(0.35))).toEqual(once);
  const other = await measureRobustness(subjects, options(0.35, { chance: { resamples: 50, seed: 2 } }));
  expect(other.corruptions).not.toEqual(once.corruptions);
});

test('ink moved by more than the reader’s margin is misread', async () => {
  // Towards the other answer: up on paper, down on ink.
  const gradient = async (images: readonly Float32Array[], labels: Uint8Array) =>
    images.map((image, i) => image.map(() => (labels[i] === 0 ? 1 : -1)));
  const { attacks } = await measureRobustness(subjects, options(0.15, { gradient }));
  expect(attacks.map(({ radius }) => radius)).toEqual([0.02, 0.05, 0.1, 0.2, 0.3]);
  // Paper of 0.2 exceeds 0.15; ink of 0.7 still does, too.
  for (const { radius, fgsm, pgd } of attacks) {
    expect(fgsm.n).toBe(8);
    if (radius < 0.15) expect([fgsm.value, pgd.value]).toEqual([0, 0]);
    else expect(fgsm.value).toBeGreaterThan(0);
    expect(pgd.value).toBe(fgsm.value);
  }
});

test('each sweep leaves the digit unchanged at its neutral value, and changes it more with distance', () => {
  const bar = Float32Array.from({ length: 784 }, (_, i) =>
    Math.abs((i % 28) - 14) <= 2 && i >= 28 * 7 && i < 28 * 21 ? 1 : 0,
  );
  for (const { name, values, neutral, change } of SWEEPS) {
    const moved = values.map((value) =>
      change(bar, value, createRandom(1)).reduce((sum, ink, i) => sum + Math.abs(ink - bar[i]), 0),
    );
    expect(values).toContain(neutral);
    const at = values.indexOf(neutral);
    expect(moved[at], name).toBeCloseTo(0, 4);
    // A coarse grid may happen to coincide with the edges of the bar.
    if (name === 'resolution') continue;
    for (let i = at + 1; i < values.length; i++) expect(moved[i], name).toBeGreaterThan(moved[i - 1]);
    for (let i = at - 1; i >= 0; i--) expect(moved[i], `${name} ${values[i]}`).toBeGreaterThan(moved[i + 1]);
  }
});

test('a bar rotated to the right leans right; strokes grow by one pixel on either side per step', () => {
  const rotate = SWEEPS.find(({ name }) => name === 'rotation')!.change;
  const bar = Float32Array.from({ length: 784 }, (_, i) =>
    Math.abs((i % 28) - 13.5) < 1 && i >= 28 * 4 && i < 28 * 24 ? 1 : 0,
  );
  const turned = rotate(bar, 30, createRandom(1));
  const columnOf = (y: number) => {
    const row = Array.from(turned.subarray(y * 28, y * 28 + 28));
    return row.reduce((sum, ink, x) => sum + ink * x, 0) / row.reduce((sum, ink) => sum + ink, 0);
  };
  expect(columnOf(8)).toBeGreaterThan(columnOf(19) + 4);
  const wider = SWEEPS.find(({ name }) => name === 'stroke width')!.change(bar, 1.5, createRandom(1));
  const row = wider.subarray(14 * 28, 15 * 28);
  expect(row.reduce((sum, ink) => sum + ink, 0)).toBeCloseTo(2 + 3, 6);
});
