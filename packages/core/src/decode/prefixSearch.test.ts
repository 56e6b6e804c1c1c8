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

type Sums = { blank: number; symbol: number };
const allOf = ({ blank, symbol }: Sums) => blank + symbol;

/** The search with probabilities instead of logarithms, which makes every longer string in each column. */
function plainSearch(logs: Float32Array, beam: number): [string: string, probability: number][] {
  let kept = new Map<string, Sums>([['', { blank: 1, symbol: 0 }]]);
  for (let t = 0; t < logs.length; t += CLASSES) {
    const p = Array.from(logs.subarray(t, t + CLASSES), Math.exp);
    const next = new Map<string, Sums>();
    const at = (text: string) => {
      if (!next.has(text)) next.set(text, { blank: 0, symbol: 0 });
      return next.get(text) as Sums;
    };
    for (const [text, sums] of kept) {
      at(text).blank += allOf(sums) * p[BLANK];
      if (text !== '') at(text).symbol += sums.symbol * p[Number(text.at(-1))];
      for (let k = 0; k < BLANK; k++) {
        const from = text.endsWith(String(k)) ? sums.blank : allOf(sums);
        if (from > 0) at(`${text}${k}`).symbol += from * p[k];
      }
    }
    kept = new Map([...next].sort((a, b) => allOf(b[1]) - allOf(a[1])).slice(0, beam));
  }
  return [...kept].map(([text, sums]) => [text, allOf(sums)]);
}

test.each([1, 2, 3, 5, 8, 24])(
  'a beam of %d keeps the same strings as a search without shortcuts',
  (beam) => {
    for (let seed = 10; seed < 30; seed++) {
      const logs = randomLine(seed, 5).logs;
      const found = prefixSearch(logs, CLASSES, BLANK, { beam, leastProbability: 0 });
      const wanted = plainSearch(logs, beam);
      expect(found.map(({ classes }) => classes.join(''))).toEqual(wanted.map(([string]) => string));
      for (const [i, [, probability]] of wanted.entries())
        expect(Math.exp(found[i].logProbability)).toBeCloseTo(probability, 12);
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
