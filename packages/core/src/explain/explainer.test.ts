import { beforeAll, describe, expect, test } from 'vitest';
import type { DigitImage } from '../base/types.ts';
import { type Classifier, createClassifier } from '../model/classifier.ts';
import { createRandom } from '../random/random.ts';
import { bundleOf, sampleRuntime } from '../testing/bundle.ts';
import { drawnDigits } from '../testing/drawnDigits.ts';
import { releasedDigitModel, runtime } from '../testing/released.ts';
import { direction, scoreOf } from './direction.ts';
import { type EvidenceMap, total } from './evidence.ts';
import { createExplainer, type Explainer } from './explainer.ts';
import { occlusion } from './occlusion.ts';

/** One drawing of each digit, in different shapes. */
const digits = drawnDigits().filter((_, n) => n % 2 === 0);
const paper = new Float32Array(784);

type Maps = Readonly<Record<'gradCam' | 'integratedGradients' | 'occlusion', EvidenceMap>>;

describe.each(['digit', 'digit-small'] as const)('sanity of the maps of %s', (name) => {
  let explainer: Explainer;
  let classifier: Classifier;
  let maps: Maps[];

  beforeAll(async () => {
    const bundle = await releasedDigitModel(name);
    explainer = await createExplainer(bundle, runtime);
    classifier = await createClassifier(bundle, runtime);
    maps = [];
    for (const { image, digit } of digits) {
      maps.push({
        gradCam: await explainer.gradCam(image, digit),
        integratedGradients: await explainer.integratedGradients(image, digit),
        occlusion: await occlusion(classifier, image, digit),
      });
    }
  });

  async function score(image: DigitImage, digit: number, against?: number): Promise<number> {
    const logits = await classifier.classify([image]);
    return scoreOf(logits, direction(digit, against), classifier.manifest.temperature);
  }

  test('integrated gradients sum to the difference of scores', async () => {
    const faults: number[] = [];
    for (const [n, { digit, image }] of digits.entries()) {
      const wanted = (await score(image, digit)) - (await score(paper, digit));
      faults.push(Math.abs(total(maps[n].integratedGradients) - wanted));
    }
    // Scores are about 10: the midpoint rule is within 5 % for each and 1.5 % on average.
    expect(Math.max(...faults)).toBeLessThan(0.5);
    expect(mean(faults)).toBeLessThan(0.15);
  });

  test('between two digits they sum to the difference of log odds', async () => {
    const { digit, image } = digits[4];
    const wanted = (await score(image, digit, 9)) - (await score(paper, digit, 9));
    const map = await explainer.integratedGradients(image, digit, 9);
    expect(Math.abs(total(map) - wanted)).toBeLessThan(0.5);
  });

  test('deleting the ink that matters most costs more score than deleting random ink', async () => {
    const losses = { gradCam: 0, integratedGradients: 0, occlusion: 0, random: 0 };
    for (const [n, { digit, image }] of digits.entries()) {
      const rng = createRandom('deleted').split(n);
      const whole = await score(image, digit);
      const random = { side: 28, values: Float32Array.from(image, () => rng.next()) };
      for (const [method, { values }] of Object.entries({ ...maps[n], random })) {
        const without = await score(deleted(image, values), digit);
        losses[method as keyof typeof losses] += (whole - without) / digits.length;
      }
    }
    for (const method of ['gradCam', 'integratedGradients', 'occlusion'] as const)
      expect(losses[method], method).toBeGreaterThan(losses.random + 0.5);
  });

  // The score is against the second most likely digit, as in explanations. Against all others, a
  // network that ignores the darkness of ink would be as certain with a tenth of the ink, and its
  // gradients on the way from blank paper would say little.
  test('occlusion, which uses no gradients, finds the same ink as integrated gradients', async () => {
    const agreement: number[] = [];
    for (const { image, digit } of drawnDigits()) {
      const against = runnerUp(await classifier.classify([image]), digit);
      const covered = await occlusion(classifier, image, digit, against);
      const integrated = await explainer.integratedGradients(image, digit, against);
      agreement.push(correlationOnInk(covered, blurred(integrated), image));
    }
    // Independent maps have a correlation of 0 on average.
    expect(mean(agreement)).toBeGreaterThan(0.15);
  });

  test('swapping the two digits negates the map', async () => {
    const [{ image }] = digits;
    const [there, back] = [await explainer.gradCam(image, 4, 9), await explainer.gradCam(image, 9, 4)];
    there.values.forEach((value, i) => {
      expect(value).toBeCloseTo(-back.values[i], 4);
    });
  });
});

test('a bundle without its explaining graph is reported', async () => {
  await expect(
    createExplainer(
      bundleOf(),
      sampleRuntime(() => []),
    ),
  ).rejects.toThrow('bundle "sample" was loaded without its explain.onnx');
});

test.each([
  [10, undefined, 'digit is 10, wanted a whole number from 0 to 9'],
  [4, -1, 'against is -1, wanted a whole number from 0 to 9'],
  [4, 4, 'digit and against are both 4, wanted two digits'],
])('direction(%s, %s) is rejected', (digit, against, message) => {
  expect(() => direction(digit, against)).toThrow(message);
});

/** The other digit with the highest logit. */
function runnerUp(logits: Float32Array, digit: number): number {
  const others = [...logits.keys()].filter((other) => other !== digit);
  return others.reduce((best, other) => (logits[other] > logits[best] ? other : best));
}

/** Deletes the fifth of the ink with the largest values. */
function deleted(image: DigitImage, values: Float32Array): DigitImage {
  const inked = [...image.keys()].filter((i) => image[i] > 0.2);
  const first = inked.toSorted((a, b) => values[b] - values[a]).slice(0, Math.round(inked.length / 5));
  const rest = image.slice();
  for (const i of first) rest[i] = 0;
  return rest;
}

/** Mean of 5×5 pixels: as coarse as occlusion's squares. */
function blurred({ side, values }: EvidenceMap): EvidenceMap {
  const soft = values.map((_, at) => {
    let sum = 0;
    for (let v = -2; v <= 2; v++) {
      for (let u = -2; u <= 2; u++) {
        const [x, y] = [(at % side) + u, Math.floor(at / side) + v];
        if (x >= 0 && y >= 0 && x < side && y < side) sum += values[y * side + x];
      }
    }
    return sum;
  });
  return { side, values: soft };
}

function correlationOnInk(a: EvidenceMap, b: EvidenceMap, image: DigitImage): number {
  const inked = [...image.keys()].filter((i) => image[i] > 0.2);
  const centred = ({ values }: EvidenceMap) => {
    const own = inked.map((i) => values[i]);
    return own.map((value) => value - mean(own));
  };
  const [x, y] = [centred(a), centred(b)];
  const dot = (p: number[], q: number[]) => p.reduce((sum, value, i) => sum + value * q[i], 0);
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
