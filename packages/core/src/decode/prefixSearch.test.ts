import { expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { DECODE_PARAMETERS } from './parameters.ts';
import { prefixSearch } from './prefixSearch.ts';

const [CLASSES, BLANK] = [4, 3];
const whole = { beam: 200, leastProbability: 0 };

/** Returns random columns, and the probability of every string summed over all paths. */
function randomLine(seed: number, columns: number) {
  const random = createRandom(`prefix search ${seed}`);
  const logs = new Float32Array(columns * CLASSES);
  for (let t = 0; t < columns; t++) {
    const row = Array.from({ length: CLASSES }, () => 2 * random.normal());
    const whole = Math.log(row.reduce((sum, x) => sum + Math.exp(x), 0));
    logs.set(
      row.map((x) => x - whole),
      t * CLASSES,
    );
  }
  const strings = new Map<string, number>();
  for (let path = 0; path < CLASSES ** columns; path++) {
    const steps = Array.from({ length: columns }, (_, t) => Math.floor(path / CLASSES ** t) % CLASSES);
    const spelt = String(steps.filter((step, t) => step !== BLANK && step !== steps[t - 1]));
    const probability = Math.exp(steps.reduce((sum, step, t) => sum + logs[t * CLASSES + step], 0));
    strings.set(spelt, (strings.get(spelt) ?? 0) + probability);
  }
  return { logs, strings };
}

test.each([1, 2, 3])(
  'a wide search finds every string with its whole probability, best first (%d)',
  (seed) => {
    const { logs, strings } = randomLine(seed, 5);
    const found = prefixSearch(logs, CLASSES, BLANK, whole);
    const wanted = [...strings].sort((a, b) => b[1] - a[1]).slice(0, 20);
    expect(found.slice(0, 20).map(({ classes }) => String(classes))).toEqual(
      wanted.map(([string]) => string),
    );
    for (const [i, [, probability]] of wanted.entries()) {
      expect(Math.exp(found[i].logProbability)).toBeCloseTo(probability, 5);
    }
  },
);

test('a narrow search never exceeds the whole probability', () => {
  const { logs, strings } = randomLine(4, 6);
  for (const { classes, logProbability } of prefixSearch(logs, CLASSES, BLANK, {
    ...DECODE_PARAMETERS,
    beam: 3,
  })) {
    expect(Math.exp(logProbability)).toBeLessThanOrEqual((strings.get(String(classes)) ?? 0) + 1e-6);
  }
});

test('the most probable string need not be the one of the most probable path', () => {
  // Graves et al. 2006, figure 2: the blank is the most probable symbol of each column, 0 the most
  // probable string.
  const row = [0.4, 0, 0, 0.6].map(Math.log);
  const [best] = prefixSearch(Float32Array.from([...row, ...row]), CLASSES, BLANK, whole);
  expect(best.classes).toEqual([0]);
  expect(Math.exp(best.logProbability)).toBeCloseTo(0.64, 6);
});

test('without columns, only the empty string is found', () => {
  expect(prefixSearch(new Float32Array(), CLASSES, BLANK, whole)).toEqual([
    { classes: [], logProbability: 0 },
  ]);
});
