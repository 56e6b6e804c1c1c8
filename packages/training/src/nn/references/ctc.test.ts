import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { gradients } from '../../autodiff/backward.ts';
import { emit } from '../../onnx/emit.ts';
import { createGraph, input, output } from '../../onnx/graph.ts';
import { ctcLoss } from '../ctc.ts';
import { type CtcString, ctcTargets, stateCount, stringLogProbability } from '../ctcStates.ts';
import { expectClose, type Listed, readReference, runOnce, tensor } from '../testing/reference.ts';

type Case = {
  readonly name: string;
  readonly strings: readonly number[][];
  readonly blank: number;
  readonly logits: Listed;
  readonly each: Listed;
  readonly loss: number;
  readonly gradient: Listed;
};

const [reference] = readReference<Case>('ctc');
const strings = reference.strings.map((symbols): CtcString => ({ symbols }));

test('loss and gradient match PyTorch', async () => {
  const { loss, gradient } = await lossOf(reference.logits, strings, reference.blank);
  expectClose(loss, [reference.loss], 'loss');
  expectClose(gradient, reference.gradient.data, 'gradient');
});

test('more states than a string needs change nothing', async () => {
  const { loss, gradient } = await lossOf(reference.logits, strings, reference.blank, 30);
  expectClose(loss, [reference.loss], 'loss');
  expectClose(gradient, reference.gradient.data, 'gradient');
});

test('the recursion in plain numbers gives the same for each string', () => {
  const { logits, each, blank } = reference;
  const [, n, classes] = logits.dims;
  const said = strings.map(
    (string, i) => -stringLogProbability(logSoftmaxOf(logits, i), string, { classes, blank }),
  );
  expect(said).toHaveLength(n);
  expectClose(said, each.data, 'each');
});

/**
 * All alignments of classes to columns, with the string that each of them spells (Graves et al.
 * 2006, the map B).
 */
test('short strings: the probability is the sum over all paths, including unlabelled marks', () => {
  const random = createRandom('ctc paths');
  const [columns, classes, blank] = [4, 4, 3];
  const logits: Listed = {
    dims: [columns, 1, classes],
    data: Array.from({ length: columns * classes }, () => 2 * random.normal()),
  };
  const logs = logSoftmaxOf(logits, 0);
  // Class 2 is a mark that may occur anywhere between, before and after the symbols 0 and 1,
  // unlabelled.
  for (const symbols of [[], [0], [1, 0], [0, 0], [0, 1, 0], [1, 1, 1]]) {
    let sum = 0;
    for (let path = 0; path < classes ** columns; path++) {
      const steps = Array.from({ length: columns }, (_, t) => Math.floor(path / classes ** t) % classes);
      const shown = steps.map((step) => (step === 2 ? blank : step));
      const spelt = shown.filter((step, t) => step !== blank && step !== shown[t - 1]);
      if (String(spelt) === String(symbols)) {
        sum += Math.exp(steps.reduce((log, step, t) => log + logs[t * classes + step], 0));
      }
    }
    const said = stringLogProbability(logs, { symbols, unsaid: [2] }, { classes, blank });
    if (sum === 0) expect(said).toBeLessThan(-60);
    else expect(said).toBeCloseTo(Math.log(sum), 5);
  }
});

test('a string that does not fit is an error', () => {
  expect(() => ctcTargets([{ symbols: [1, 2, 3] }], 5, { classes: 4, blank: 3 })).toThrow(
    'a string of 3 symbols has 7 states, more than 5',
  );
});

async function lossOf(logits: Listed, targets: readonly CtcString[], blank: number, states?: number) {
  const [, n, classes] = logits.dims;
  const length = states ?? Math.max(...targets.map(({ symbols }) => stateCount(symbols.length)));
  const graph = createGraph();
  const x = input(graph, 'logits', logits.dims);
  const loss = ctcLoss(x, {
    states: input(graph, 'states', [n, length, classes]),
    skips: input(graph, 'skips', [n, length]),
    ends: input(graph, 'ends', [n, length]),
  });
  output('loss', loss);
  output('gradient', gradients(loss, [x])[0]);
  const feeds = ctcTargets(targets, length, { classes, blank });
  const result = await runOnce(emit(graph), {
    logits: tensor(logits),
    states: { dims: [n, length, classes], data: feeds.states },
    skips: { dims: [n, length], data: feeds.skips },
    ends: { dims: [n, length], data: feeds.ends },
  });
  return { loss: result.loss.data, gradient: result.gradient.data };
}

/** ln softmax of one string's columns. [columns, classes] */
function logSoftmaxOf({ dims: [columns, n, classes], data }: Listed, string: number): Float32Array {
  const out = new Float32Array(columns * classes);
  for (let column = 0; column < columns; column++) {
    const row = data.slice((column * n + string) * classes, (column * n + string + 1) * classes);
    const whole = Math.log(row.reduce((sum, x) => sum + Math.exp(x), 0));
    row.forEach((x, k) => {
      out[column * classes + k] = x - whole;
    });
  }
  return out;
}
