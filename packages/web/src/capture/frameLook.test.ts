import type { Picture } from '@cifra/core/base/types.ts';
import { expect, test } from 'vitest';
import { frameChange, frameLook } from './frameLook.ts';

/** Grey paper with an upright dark bar, whose edges are `soft` pixels wide. */
function bar(paper: number, left: number, soft = 0): Picture {
  const [width, height] = [64, 48];
  const level = (x: number) => {
    const outside = Math.max(left - x, x - (left + 12), 0);
    return Math.round(outside === 0 ? 20 : 20 + (paper - 20) * Math.min(1, outside / (soft + 1)));
  };
  const data = Uint8Array.from({ length: width * height }, (_, i) => level(i % width));
  return { width, height, channels: 1, data };
}

test('the paper is as bright as most of the picture', () => {
  expect(frameLook(bar(230, 20)).paper).toBeCloseTo(230 / 255);
  expect(frameLook(bar(50, 20)).paper).toBeCloseTo(50 / 255);
});

test('soft edges are less sharp, in any light', () => {
  for (const paper of [230, 90]) {
    const [sharp, soft] = [0, 9].map((width) => frameLook(bar(paper, 20, width)).sharpness);
    expect(sharp).toBe(1);
    expect(soft).toBeLessThan(0.15);
  }
});

test('blank paper is not sharp', () => {
  expect(frameLook({ width: 8, height: 8, channels: 1, data: new Uint8Array(64).fill(200) }).sharpness).toBe(
    0,
  );
});

test('colours count as their luminance', () => {
  const data = Uint8Array.from({ length: 4 * 64 }, (_, i) => [255, 0, 0, 255][i % 4]);
  expect(frameLook({ width: 8, height: 8, channels: 4, data }).paper).toBeCloseTo(0.299, 2);
});

test('a moved bar is a change, the same picture is none', () => {
  const at = (left: number) => frameLook(bar(230, left));
  expect(frameChange(at(20), at(20))).toBe(0);
  expect(frameChange(at(20), at(36))).toBeGreaterThan(0.1);
});
