import { expect, test } from 'vitest';
import { WRONG_DIGIT_LABELS } from '../../data/formats/wrongLabels.ts';
import { loadDataset } from '../../data/sources/load.ts';
import { findRealData } from '../../data/sources/realData.ts';
import { heldOutWriters } from './stripSources.ts';

const { root, skip } = findRealData(['mnist', 'qmnist']);

test.skipIf(!root)(`held-out writers keep their digits, except those with wrong labels ${skip}`, async () => {
  const { images, labels } = await loadDataset('mnist', 'train', { root: String(root) });
  const pixelsOf = (all: Uint8Array, i: number) => String(all.subarray(784 * i, 784 * i + 784));
  const held = (await heldOutWriters(String(root))).map(({ images, byDigit }) =>
    byDigit.map((places) => new Set(places.map((place) => pixelsOf(images, place)))),
  );
  const isHeld = (i: number) => held.some((byDigit) => byDigit[labels[i]].has(pixelsOf(images, i)));
  for (const [i, shown] of WRONG_DIGIT_LABELS) {
    expect(shown).not.toBe(labels[i]);
    expect(isHeld(i), `digit ${i}`).toBe(false);
  }
  const digits = held.reduce((sum, byDigit) => sum + byDigit.reduce((n, { size }) => n + size, 0), 0);
  expect(digits).toBeGreaterThan(4800);
});
