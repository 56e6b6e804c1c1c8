import { createRandom, type Random } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { clopperPearsonInterval } from '../statistics/clopperPearson.ts';
import { controlRisk, figuresAt, type JudgedPicture, lowestPromise, picturesNeeded } from './riskControl.ts';

const wrongAt = (wrong: number | null): JudgedPicture => ({ wrong, right: null });

/** The condition of the paper, as it is written there. */
function isAllowed(pictures: readonly JudgedPicture[], threshold: number, maxError: number): boolean {
  const n = pictures.length;
  const risk = figuresAt(pictures, threshold).acceptedWrong / n;
  return (n * risk + 1) / (n + 1) <= maxError + 1e-12;
}

test('the threshold is the lowest one that the condition of the paper allows', () => {
  const rng = createRandom('condition');
  for (let round = 0; round < 300; round++) {
    const maxError = 0.02 + 0.2 * rng.next();
    const n = picturesNeeded(maxError) + rng.integer(120);
    // Rounded, so that some confidences are equal.
    const pictures = Array.from({ length: n }, () =>
      wrongAt(rng.next() < 0.3 ? Math.round(20 * rng.next()) / 20 : null),
    );
    const threshold = controlRisk(pictures, maxError);
    expect(isAllowed(pictures, threshold, maxError)).toBe(true);
    const lower = pictures.flatMap(({ wrong }) => (wrong !== null && wrong < threshold ? [wrong] : []));
    if (threshold > 0) expect(isAllowed(pictures, Math.max(...lower), maxError)).toBe(false);
  }
});

test('the fewest pictures for a promise, and the promise that a number of pictures allows', () => {
  expect([0.01, 0.02, 0.05, 0.001, 1 / 50, 1 / 7].map(picturesNeeded)).toEqual([99, 49, 19, 999, 49, 6]);
  const right = Array.from({ length: 99 }, () => wrongAt(null));
  expect(controlRisk(right, 0.01)).toBe(0);
  expect(controlRisk([...right.slice(1), wrongAt(0.8)], 0.01)).toBeGreaterThan(0.8);
  expect(() => controlRisk(right.slice(1), 0.01)).toThrow('98 pictures, wanted 99');
  for (const n of [1, 48, 62, 99, 150]) {
    const pictures = Array.from({ length: n }, () => wrongAt(0.5));
    expect(controlRisk(pictures, lowestPromise(n))).toBeCloseTo(0.5, 12);
  }
});

test('nothing is accepted if even certain readings are wrong', () => {
  expect(controlRisk([wrongAt(1), ...Array.from({ length: 98 }, () => wrongAt(null))], 0.01)).toBeGreaterThan(
    1,
  );
});

test('figures: a picture with a right and a wrong reading is accepted and wrong', () => {
  const pictures = [
    { right: 0.9, wrong: 0.8 },
    { right: 0.7, wrong: null },
    { right: null, wrong: 0.95 },
    { right: null, wrong: null },
  ];
  expect(figuresAt(pictures, 0.85)).toEqual({ pictures: 4, accepted: 2, acceptedWrong: 1 });
  expect(figuresAt(pictures, 0.5)).toEqual({ pictures: 4, accepted: 3, acceptedWrong: 2 });
});

/**
 * A reader whose confidence c is uniform in [0, 1], and which is wrong with probability
 * `slope` · (1 - c): of all pictures, slope / 2 · (1 - t)² are accepted at the threshold t and wrong.
 */
const readerOf = (slope: number) => ({
  picture(rng: Random): JudgedPicture {
    const confidence = rng.next();
    const isWrong = rng.next() < slope * (1 - confidence);
    return isWrong ? wrongAt(confidence) : { right: confidence, wrong: null };
  },
  riskAt: (threshold: number) => (slope / 2) * (1 - Math.min(1, threshold)) ** 2,
});

/**
 * The expected risk in closed form. The new picture is accepted and wrong exactly if it is among the
 * k = ⌊maxError (n + 1)⌋ most confident wrong ones of all n + 1, and each of these is as likely to be
 * the new one: E min(W, k) / (n + 1), where W is binomial.
 */
function expectedRisk(n: number, maxError: number, wrong: number): number {
  const k = Math.floor(maxError * (n + 1));
  let probability = (1 - wrong) ** (n + 1);
  let sum = 0;
  for (let w = 0; w <= n + 1; w++) {
    sum += probability * Math.min(w, k);
    probability *= ((n + 1 - w) / (w + 1)) * (wrong / (1 - wrong));
  }
  return sum / (n + 1);
}

const DRAWS = 4000;

/** Mean and standard error of the risk of a threshold that was chosen with new pictures each time. */
function simulate(seed: string, draw: (rng: Random) => number): { mean: number; error: number } {
  const rng = createRandom(seed);
  const risks = Array.from({ length: DRAWS }, (_, i) => draw(rng.split(i)));
  const mean = risks.reduce((a, b) => a + b) / DRAWS;
  const variance = risks.reduce((sum, risk) => sum + (risk - mean) ** 2, 0) / (DRAWS - 1);
  return { mean, error: Math.sqrt(variance / DRAWS) };
}

test.each([
  // The fewest pictures for 1 %, and 50 to 200 pictures.
  [99, 0.01, 0.3],
  [200, 0.01, 0.3],
  [200, 0.01, 0.06],
  [50, 0.05, 0.5],
  [120, 0.05, 0.3],
])('%i pictures, at most %f accepted and wrong: the promise holds and is not loose', (n, maxError, slope) => {
  const { picture, riskAt } = readerOf(slope);
  const { mean, error } = simulate(`promise ${n} ${maxError} ${slope}`, (rng) =>
    riskAt(
      controlRisk(
        Array.from({ length: n }, () => picture(rng)),
        maxError,
      ),
    ),
  );
  const exact = expectedRisk(n, maxError, slope / 2);
  expect(exact).toBeLessThanOrEqual(maxError);
  expect(Math.abs(mean - exact)).toBeLessThan(4 * error);
  // Theorem 2 of the paper: with enough errors to choose from, at most 2 / (n + 1) is given away.
  if (slope >= 0.3) expect(exact).toBeGreaterThan(maxError - 2 / (n + 1));
});

test('the highest threshold of two groups keeps the promise in each; a common one does not', () => {
  const [n, maxError] = [100, 0.05];
  const groups = [readerOf(0.6), readerOf(0.12)];
  const drawn = (rng: Random) =>
    groups.map(({ picture }, g) => {
      const own = rng.split(g);
      return Array.from({ length: n }, () => picture(own));
    });
  const highest = (rng: Random) => Math.max(...drawn(rng).map((pictures) => controlRisk(pictures, maxError)));
  for (const { riskAt } of groups) {
    const { mean, error } = simulate('groups', (rng) => riskAt(highest(rng)));
    expect(mean).toBeLessThan(maxError + 4 * error);
  }
  const worst = simulate('groups', (rng) => groups[0].riskAt(controlRisk(drawn(rng).flat(), maxError)));
  expect(worst.mean).toBeGreaterThan(maxError + 10 * worst.error);
});

test('the exact interval of the errors among the accepted is hardly too short, although the threshold is chosen', () => {
  for (const [n, maxError, slope] of [
    [99, 0.01, 0.3],
    [150, 0.05, 0.3],
    [200, 0.02, 0.1],
  ]) {
    const { picture, riskAt } = readerOf(slope);
    const { mean } = simulate(`interval ${n}`, (rng) => {
      const pictures = Array.from({ length: n }, () => picture(rng));
      const threshold = controlRisk(pictures, maxError);
      const { accepted, acceptedWrong } = figuresAt(pictures, threshold);
      const share = riskAt(threshold) / (1 - threshold);
      return share > clopperPearsonInterval(acceptedWrong, accepted)[1] ? 1 : 0;
    });
    // A threshold that is not chosen on these pictures: at most 0.025.
    expect(mean).toBeLessThan(0.035);
  }
});
