import { readFileSync } from 'node:fs';
import type { Session } from '@cifra/core/model/runtime.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fgsm, pgd } from '../evaluation/robustness/attacks.ts';
import { planModel } from '../nn/plan.ts';
import { explainGraph } from '../nn/release.ts';
import { runtime } from '../testing/runtime.ts';
import { lossGradient } from './lossGradient.ts';

const reference = JSON.parse(readFileSync(new URL('references/attacks.json', import.meta.url), 'utf8')) as {
  radius: number;
  steps: number;
  weights: Record<string, number[]>;
  images: number[][];
  labels: number[];
  gradient: number[][];
  fgsm: number[][];
  pgd: number[][];
};
const conv = { kind: 'conv', out: 4, kernel: 3, stride: 2, padding: 1 } as const;
const plan = planModel(
  {
    layers: [conv, { kind: 'silu' }, conv, { kind: 'silu' }, { kind: 'flatten' }, { kind: 'dense', out: 10 }],
  },
  [1, 28, 28],
);
const { radius, steps } = reference;
const digits = {
  images: reference.images.map((image) => Float32Array.from(image)),
  labels: Uint8Array.from(reference.labels),
};

let session: Session;
async function read(images: readonly Float32Array[]): Promise<Float32Array> {
  const dims = [images.length, 1, 28, 28];
  const image = { dims, data: Float32Array.from(images.flatMap((each) => [...each])) };
  const direction = { dims: [images.length, 10], data: new Float32Array(images.length * 10) };
  return (await session.run({ image, direction })).logits.data;
}
beforeAll(async () => {
  const weights = Float32Array.from(plan.parameters.flatMap(({ name }) => reference.weights[name]));
  session = await runtime.load(explainGraph(plan, { weights }));
});
afterAll(() => session.release());

function distances(got: readonly Float32Array[], wanted: readonly number[][]): number[] {
  return got.flatMap((image, i) => Array.from(image, (ink, pixel) => Math.abs(ink - wanted[i][pixel])));
}

test('the gradient is PyTorch’s', async () => {
  const slopes = await lossGradient(session, read)(digits.images, digits.labels);
  const most = Math.max(...reference.gradient.flat().map(Math.abs));
  expect(Math.max(...distances(slopes, reference.gradient))).toBeLessThan(1e-5 * most);
});

test('FGSM and projected gradient ascent move the ink as PyTorch’s gradients do', async () => {
  const gradient = lossGradient(session, read);
  expect(Math.max(...distances(await fgsm(digits, radius, gradient), reference.fgsm))).toBeLessThan(1e-4);
  expect(Math.max(...distances(await pgd(digits, { radius, steps }, gradient), reference.pgd))).toBeLessThan(
    1e-4,
  );
});

test('a random start stays in the ball and is reproducible from its seed', async () => {
  const gradient = lossGradient(session, read);
  const attack = () => pgd(digits, { radius, steps, random: createRandom(1) }, gradient);
  const moved = await attack();
  expect(Math.max(...distances(moved, reference.images))).toBeLessThanOrEqual(radius + 1e-6);
  expect(moved.every((image) => image.every((ink) => ink >= 0 && ink <= 1))).toBe(true);
  expect(await attack()).toEqual(moved);
  expect(moved).not.toEqual(await pgd(digits, { radius, steps }, gradient));
});
