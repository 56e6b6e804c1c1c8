import type { Tensor } from '@cifra/core/model/runtime.ts';
import * as ort from '@cifra/node/onnxruntime/onnxruntime.ts';
import { test } from 'vitest';
import { explainGraph, inferenceGraph, type Learned } from '../release.ts';
import { gradientGraph } from '../step.ts';
import { expectClose, runOnce, tensor } from '../testing/reference.ts';
import { batchOf, flat, network, options, plan, statisticsOf, train } from '../testing/referenceNetwork.ts';

test('the gradients of the whole network match PyTorch', async () => {
  const [step] = network.steps;
  const result = await runOnce(gradientGraph(plan, options), {
    ...batchOf(step),
    weights: flat(network.start),
  });
  expectClose(result.loss.data, [step.loss], 'loss');
  expectClose(result.gradient.data, flat(step.gradients).data, 'gradient');
});

test('five steps of training match PyTorch', async () => {
  const { losses, state } = await train(ort);
  expectClose(
    losses,
    network.steps.map(({ loss }) => loss),
    'loss',
  );
  expectClose(state.weights.data, flat(network.end.parameters).data, 'weights');
  expectClose(state.average.data, flat(network.end.average).data, 'averaged weights');
  expectClose(state.statistics.data, statisticsOf(network.end.running).data, 'running statistics');
});

test('the released graph gives PyTorch’s logits in evaluation', async () => {
  const { x, logits } = network.evaluation;
  const result = await runOnce(inferenceGraph(plan, learned()), { image: tensor(x) });
  expectClose(result.logits.data, logits.data, 'logits');
});

test('the explaining graph gives PyTorch’s gradients with respect to the last map and the image', async () => {
  const { x, direction, ...expected } = network.evaluation;
  const feeds: Record<string, Tensor> = { image: tensor(x), direction: tensor(direction) };
  const result = await runOnce(explainGraph(plan, learned()), feeds);
  for (const [name, { data }] of Object.entries(expected)) expectClose(result[name].data, data, name);
});

/** PyTorch's numbers after the five steps, so that training errors do not enter. */
function learned(): Learned {
  const { average, running } = network.end;
  return { weights: flat(average).data, statistics: statisticsOf(running).data };
}
