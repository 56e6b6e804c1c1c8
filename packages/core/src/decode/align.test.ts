import { expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { align } from './align.ts';

const [CLASSES, BLANK] = [4, 3];

function randomColumns(seed: number, columns: number): Float32Array {
  const random = createRandom(`align ${seed}`);
  return Float32Array.from({ length: columns * CLASSES }, () => 2 * random.normal());
}

/** Returns the columns of each symbol on the most probable of all paths with these symbols. */
function bestOfAll(logs: Float32Array, symbols: readonly number[]) {
  const columns = logs.length / CLASSES;
  let best = { log: Number.NEGATIVE_INFINITY, spans: [] as { from: number; to: number }[] };
  for (let path = 0; path < CLASSES ** columns; path++) {
    const steps = Array.from({ length: columns }, (_, t) => Math.floor(path / CLASSES ** t) % CLASSES);
    const spans: { from: number; to: number }[] = [];
    for (const [t, step] of steps.entries()) {
      if (step === BLANK) continue;
      if (step === steps[t - 1]) spans[spans.length - 1].to = t;
      else spans.push({ from: t, to: t });
    }
    if (String(spans.map(({ from }) => steps[from])) !== String(symbols)) continue;
    const log = steps.reduce((sum, step, t) => sum + logs[t * CLASSES + step], 0);
    if (log > best.log) best = { log, spans };
  }
  return best.spans;
}

test.each([[0], [2, 1], [0, 0], [1, 1, 1], [0, 1, 0], [2, 2, 0, 2]])(
  'the columns are those of the most probable path: %j',
  (...symbols) => {
    for (const seed of [1, 2, 3, 4]) {
      // As many columns as necessary, up to six: 1, 1, 1 in five has no choice, 0 in five has many.
      for (const columns of [symbols.length + 2, 6]) {
        const logs = randomColumns(seed, columns);
        const wanted = bestOfAll(logs, symbols);
        expect(wanted).toHaveLength(symbols.length);
        expect(align(logs, CLASSES, BLANK, symbols)).toEqual(wanted);
      }
    }
  },
);

test('one column holds one symbol', () => {
  expect(align(randomColumns(1, 1), CLASSES, BLANK, [2])).toEqual([{ from: 0, to: 0 }]);
});

test('a repeated symbol has separate columns, however improbable the blank between them', () => {
  const logs = Float32Array.from([0, 1, 2].flatMap(() => [0, -50, -50, -50]));
  expect(align(logs, CLASSES, BLANK, [0, 0])).toEqual([
    { from: 0, to: 0 },
    { from: 2, to: 2 },
  ]);
});
