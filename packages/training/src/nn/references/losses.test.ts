import { test } from 'vitest';
import { gradients } from '../../autodiff/backward.ts';
import { emit } from '../../onnx/emit.ts';
import { createGraph, input, output } from '../../onnx/graph.ts';
import { crossEntropy } from '../losses.ts';
import { planModel } from '../plan.ts';
import { gradientGraph } from '../step.ts';
import {
  expectClose,
  joined,
  type Listed,
  oneHot,
  readReference,
  runOnce,
  tensor,
} from '../testing/reference.ts';

type Case = {
  readonly name: string;
  readonly kind: 'labels' | 'soft' | 'distillation';
  readonly smoothing: number;
  readonly logits: Listed;
  readonly labels: readonly number[];
  readonly targets: Listed;
  readonly teacher: Listed;
  readonly alpha: number;
  readonly temperature: number;
  readonly loss: number;
  readonly gradient: Listed;
};

for (const each of readReference<Case>('losses')) {
  test(each.name, () => (each.kind === 'distillation' ? expectDistillation(each) : expectCrossEntropy(each)));
}

async function expectCrossEntropy({ kind, smoothing, logits, labels, targets, loss, gradient }: Case) {
  const graph = createGraph();
  const x = input(graph, 'logits', logits.dims);
  const y = crossEntropy(x, input(graph, 'targets', logits.dims), smoothing);
  output('loss', y);
  output('gradient', gradients(y, [x])[0]);
  const feeds = {
    logits: tensor(logits),
    targets: kind === 'soft' ? tensor(targets) : oneHot(labels, logits.dims[1]),
  };
  const result = await runOnce(emit(graph), feeds);
  expectClose(result.loss.data, [loss], 'loss');
  expectClose(result.gradient.data, gradient.data, 'gradient');
}

/**
 * Only the whole training step combines the losses of distillation and labels, so the test runs the
 * step. The network is one dense layer that starts as the identity. So its logits are the images,
 * and the gradient of its weights is imagesᵀ · gradient of the logits.
 */
async function expectDistillation({
  smoothing,
  logits,
  labels,
  teacher,
  alpha,
  temperature,
  loss,
  gradient,
}: Case) {
  const [n, classes] = logits.dims;
  const plan = planModel({ layers: [{ kind: 'flatten' }, { kind: 'dense', out: classes }] }, [1, 1, classes]);
  const model = gradientGraph(plan, {
    batchSize: n,
    optimiser: { kind: 'sgd', momentum: 0.9, nesterov: true },
    weightDecay: 0,
    loss: {
      kind: 'classes',
      labelSmoothing: smoothing,
      distillation: { weight: alpha, temperature },
    },
  });
  const identity = oneHot([...Array(classes).keys()], classes);
  const result = await runOnce(model, {
    images: { ...tensor(logits), dims: [n, 1, classes] },
    targets: oneHot(labels, classes),
    teacher: tensor(teacher),
    weights: joined([identity, { dims: [classes], data: new Float32Array(classes) }]),
  });
  expectClose(result.loss.data, [loss], 'loss');
  expectClose(
    result.gradient.data,
    [...weightGradient(logits, gradient), ...columnSums(gradient)],
    'gradient',
  );
}

/** xᵀ · g, row-major. x [n, i], g [n, o] → [i, o] */
function weightGradient(x: Listed, g: Listed): number[] {
  const [inputs, outputs] = [x.dims[1], g.dims[1]];
  return Array.from({ length: inputs * outputs }, (_, k) => {
    const [i, o] = [Math.floor(k / outputs), k % outputs];
    let sum = 0;
    for (let row = 0; row < x.dims[0]; row++) sum += x.data[row * inputs + i] * g.data[row * outputs + o];
    return sum;
  });
}

function columnSums({ dims: [rows, columns], data }: Listed): number[] {
  return Array.from({ length: columns }, (_, column) => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += data[row * columns + column];
    return sum;
  });
}
