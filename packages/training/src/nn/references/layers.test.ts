import type { Tensor } from '@cifra/core/model/runtime.ts';
import { expect, test } from 'vitest';
import { gradients } from '../../autodiff/backward.ts';
import { emit } from '../../onnx/emit.ts';
import { mul, one, reduceSum } from '../../onnx/functions.ts';
import { createGraph, input, output, type Value } from '../../onnx/graph.ts';
import { inferenceForward } from '../inferenceForward.ts';
import { planModel } from '../plan.ts';
import type { Layer } from '../spec.ts';
import {
  engineMap,
  engineWeight,
  expectClose,
  type Listed,
  readReference,
  runOnce,
  tensor,
} from '../testing/reference.ts';
import { trainingForward } from '../trainingForward.ts';

type Case = {
  readonly name: string;
  readonly inputs: Readonly<Record<string, Listed>>;
  readonly output: Listed;
  readonly upstream: Listed;
  readonly gradients: Readonly<Record<string, Listed>>;
};
type Window = { readonly kernel: number; readonly stride: number; readonly padding: number };
type Convolution = Case & Window & { readonly groups: number };
type Pooling = Case &
  Partial<Window> & { readonly kind: 'max' | 'average' | 'globalAverage'; readonly ties?: boolean };
type Sides = readonly [number, number];
type UnevenPooling = Case & {
  readonly kind: 'max' | 'average';
  readonly size: Sides;
  readonly stride: Sides;
  readonly padding: Sides;
};
type Normalisation = Case & {
  readonly training: boolean;
  readonly running: { readonly mean: Listed; readonly variance: Listed };
  readonly batch: { readonly mean: Listed; readonly unbiasedVariance: Listed };
};

for (const each of readReference<Convolution>('convolution')) {
  const { kernel, stride, padding, groups } = each;
  test(`convolution ${each.name}`, async () => {
    const out = each.output.dims[1];
    await expectLayer({ kind: 'conv', out, kernel, stride, padding, groups, bias: true }, each);
  });
  test(`the released graph's convolution ${each.name}`, async () => {
    await expectOperation((x, w) => one('Conv', [x, w], { ...window(each), group: groups }), each, [
      'x',
      'weight',
    ]);
  });
}

for (const each of readReference<Pooling>('pooling')) {
  const { kind, kernel = 0, stride = 0, padding = 0, ties } = each;
  const settings = { size: kernel, stride, padding };
  test(`pooling, ${each.name}`, async () => {
    if (kind === 'max' && ties) await expectTies({ kind: 'maxPool', ...settings }, each);
    else if (kind === 'max') await expectLayer({ kind: 'maxPool', ...settings }, each);
    else if (kind === 'average') await expectLayer({ kind: 'averagePool', ...settings }, each);
    else await expectLayer({ kind: 'globalAveragePool' }, each);
  });
  test(`the released graph's pooling, ${each.name}`, async () => {
    if (kind === 'max') await expectOperation((x) => one('MaxPool', [x], window(each)), each);
    else if (kind === 'average') await expectOperation((x) => one('AveragePool', [x], window(each)), each);
    else await expectOperation((x) => one('GlobalAveragePool', [x], {}), each);
  });
}

for (const each of readReference<UnevenPooling>('unevenPooling')) {
  const { kind, size, stride, padding } = each;
  test(`uneven pooling, ${each.name}`, async () => {
    await expectLayer({ kind: kind === 'max' ? 'maxPool' : 'averagePool', size, stride, padding }, each);
  });
  test(`the released graph's uneven pooling, ${each.name}`, async () => {
    const window = { kernel: size, strides: stride, pads: [...padding, ...padding] } as const;
    await expectOperation((x) => one(kind === 'max' ? 'MaxPool' : 'AveragePool', [x], window), each);
  });
}

for (const each of readReference<Case>('upsampling')) {
  test(`upsampling, ${each.name}`, () => expectLayer({ kind: 'upsample' }, each));
  test(`the released graph's upsampling, ${each.name}`, () =>
    expectOperation((x) => one('Resize', [x], { scale: 2 }), each));
}

for (const each of readReference<Case>('activations')) {
  if (each.name !== 'relu' && each.name !== 'silu') continue;
  const kind = each.name;
  test(`activation ${kind}`, () => expectLayer({ kind }, each));
}

for (const each of readReference<Case>('dense')) {
  test(`dense ${each.name}`, () => expectLayer({ kind: 'dense', out: each.output.dims[1] }, each));
}

for (const each of readReference<Normalisation>('normalisation')) {
  test(`batch normalisation in ${each.name}`, async () => {
    if (!each.training) return expectEvaluation(each);
    const { statistics } = await expectLayer({ kind: 'batchNorm' }, each);
    expectClose(statistics['0.batchNorm.mean'].data, each.batch.mean.data, 'mean of the batch');
    expectClose(
      statistics['0.batchNorm.variance'].data,
      each.batch.unbiasedVariance.data,
      'variance of the batch',
    );
  });
}

function window({ kernel = 0, stride = 0, padding = 0 }: Partial<Window>) {
  return {
    kernel: [kernel, kernel],
    strides: [stride, stride],
    pads: [padding, padding, padding, padding],
  } as const;
}

/**
 * Runs one layer of the training graph with the gradients of sum(output · upstream), in PyTorch's
 * layout.
 */
async function runLayer(layer: Layer, { inputs, upstream }: Case) {
  const plan = planModel({ layers: [layer] }, inputs.x.dims.slice(1));
  const graph = createGraph();
  const feeds: Record<string, Tensor> = {
    x: engineMap(tensor(inputs.x)),
    upstream: engineMap(tensor(upstream)),
  };
  const x = input(graph, 'x', feeds.x.dims);
  const parameters = new Map(plan.parameters.map(({ name, shape }) => [name, input(graph, name, shape)]));
  const { logits, statistics } = trainingForward(plan, x, parameters);
  // A global pooling gives features here, maps of one pixel in PyTorch: the same numbers.
  feeds.upstream = { ...feeds.upstream, dims: logits.shape as number[] };
  const sum = total(logits, input(graph, 'upstream', logits.shape));
  for (const name of parameters.keys()) feeds[name] = engineWeight(tensor(inputs[lastWord(name)]));
  const wanted = [x, ...parameters.values()];
  gradients(sum, wanted).forEach((gradient, i) => {
    output(`gradient/${lastWord(wanted[i].name)}`, gradient);
  });
  output('output', logits);
  for (const [name, value] of statistics) output(name, value);
  return runOnce(emit(graph), feeds);
}

async function expectLayer(layer: Layer, each: Case): Promise<{ statistics: Record<string, Tensor> }> {
  const result = await runLayer(layer, each);
  expectClose(engineMap(result.output).data, each.output.data, 'output');
  for (const [name, expected] of Object.entries(each.gradients)) {
    const wanted = (name === 'x' ? engineMap : engineWeight)(tensor(expected));
    expectClose(result[`gradient/${name}`].data, wanted.data, `gradient of ${name}`);
  }
  return { statistics: result };
}

/**
 * Of equal maxima any one may get the gradient, but only once: windows here choose by columns,
 * PyTorch by rows.
 */
async function expectTies(layer: Layer, each: Case): Promise<void> {
  const result = await runLayer(layer, each);
  expectClose(engineMap(result.output).data, each.output.data, 'output');
  const sums = (data: ArrayLike<number>) => {
    const { dims } = each.inputs.x;
    const side = dims[2] * dims[3];
    return Array.from({ length: dims[0] * dims[1] }, (_, map) =>
      Array.from({ length: side }, (_, i) => data[map * side + i]).reduce((a, b) => a + b, 0),
    );
  };
  const got = engineMap(result['gradient/x']).data;
  expectClose(sums(got), sums(each.gradients.x.data), 'sum of the gradient over each map');
  expect(got.filter((value) => value !== 0).length).toBeLessThanOrEqual(each.output.data.length);
}

/** The same for one operation in PyTorch's own layout, as the released graphs use it. */
async function expectOperation(
  build: (...inputs: Value[]) => Value,
  each: Case,
  names: readonly string[] = ['x'],
) {
  const graph = createGraph();
  const values = names.map((name) => input(graph, name, each.inputs[name].dims));
  const y = build(...values);
  gradients(total(y, input(graph, 'upstream', each.upstream.dims)), values).forEach((gradient, i) => {
    output(`gradient/${names[i]}`, gradient);
  });
  output('output', y);
  const feeds = Object.fromEntries(names.map((name) => [name, tensor(each.inputs[name])]));
  const result = await runOnce(emit(graph), { ...feeds, upstream: tensor(each.upstream) });
  const { bias } = each.inputs;
  const places = each.output.dims[2] * each.output.dims[3];
  const biasAt = (i: number) => (bias ? bias.data[Math.floor(i / places) % bias.data.length] : 0);
  expectClose(
    result.output.data.map((value, i) => value + biasAt(i)),
    each.output.data,
    'output',
  );
  for (const name of names) {
    expectClose(result[`gradient/${name}`].data, each.gradients[name].data, `gradient of ${name}`);
  }
}

/**
 * Evaluation with running statistics is a constant scale and shift for each channel of the released
 * graph.
 */
async function expectEvaluation(each: Normalisation): Promise<void> {
  const { layers } = planModel({ layers: [{ kind: 'batchNorm' }] }, each.inputs.x.dims.slice(1));
  const { scale, shift } = each.inputs;
  const numbers = new Map(
    Object.entries({ scale, shift, ...each.running }).map(([name, { data }]) => [
      `0.batchNorm.${name}`,
      Float32Array.from(data),
    ]),
  );
  await expectOperation((x) => inferenceForward(layers, x, numbers).output, each);
}

function total(y: Value, upstream: Value): Value {
  return reduceSum(mul(y, upstream), [...y.shape.keys()]);
}

function lastWord(name: string): string {
  return name.split('.').at(-1)!;
}
