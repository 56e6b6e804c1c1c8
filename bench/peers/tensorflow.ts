import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { type PlannedLayer, planModel, poolWindow } from '@cifra/training/nn/plan.ts';
import type { Layer, LayerOf } from '@cifra/training/nn/spec.ts';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

export type TensorFlow = {
  readonly version: string;
  /** Runs one batch of images from memory to logits in memory. */
  infer(batch: number): Promise<void>;
};

/**
 * TensorFlow.js on its WASM backend, which in Node runs with SIMD and one thread. The network is
 * built for speed: batch normalisation folded into the convolution's bias, convolution and ReLU as
 * one fused operation. Weights are random.
 */
export async function startTensorFlow(layers: readonly Layer[]): Promise<TensorFlow> {
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(`${dirname(entry)}/`);
  await tf.setBackend('wasm');
  const steps = chain(planModel({ layers }).layers);
  return {
    version: tf.version_core,
    async infer(batch) {
      const images = new Float32Array(batch * 784).fill(0.5);
      const logits = tf.tidy(() => run(steps, tf.tensor4d(images, [batch, 28, 28, 1])));
      await logits.data();
      logits.dispose();
    },
  };
}

type Step = (x: tf.Tensor) => tf.Tensor;

function run(steps: readonly Step[], x: tf.Tensor): tf.Tensor {
  return steps.reduce((y, step) => step(y), x);
}

function chain(planned: readonly PlannedLayer[]): Step[] {
  return planned.map((layer, i) => stepOf(layer, planned.slice(i + 1)));
}

type Pair = [number, number];

function tilesOf(layer: LayerOf<'maxPool' | 'averagePool'>): [size: Pair, stride: Pair, padding: number] {
  const { size, stride, padding } = poolWindow(layer);
  if (padding[0] !== padding[1]) throw new Error('tensorflow.ts: padding of only one axis is not supported');
  return [[...size], [...stride], padding[0]];
}

function stepOf({ layer, from, body, parameters }: PlannedLayer, next: readonly PlannedLayer[]): Step {
  switch (layer.kind) {
    case 'conv': {
      const { out, stride = 1, padding = 0, groups = 1 } = layer;
      const filter = tf.randomNormal<tf.Rank.R4>(
        [...parameters[0].shape] as [number, number, number, number],
        0,
        0.05,
      );
      const bias = tf.zeros([out]);
      if (groups !== 1) throw new Error('tensorflow.ts: grouped convolutions are not built here');
      // batchNorm in between is folded.
      const activation =
        next.find((after) => after.layer.kind !== 'batchNorm')?.layer.kind === 'relu' ? 'relu' : 'linear';
      return (x) =>
        tf.fused.conv2d({
          x: x as tf.Tensor4D,
          filter,
          strides: stride,
          pad: padding,
          dimRoundingMode: 'floor',
          bias,
          activation,
        });
    }
    case 'batchNorm':
    case 'relu':
    case 'dropout':
      return (x) => x;
    case 'silu':
      return (x) => tf.mul(x, tf.sigmoid(x));
    case 'maxPool': {
      const [size, stride, padding] = tilesOf(layer);
      return (x) => tf.maxPool(x as tf.Tensor4D, size, stride, padding, 'floor');
    }
    case 'averagePool': {
      const [size, stride, padding] = tilesOf(layer);
      return (x) => tf.avgPool(x as tf.Tensor4D, size, stride, padding, 'floor');
    }
    case 'columns':
    case 'upsample':
      throw new Error(`tensorflow.ts: networks with ${layer.kind} are not built here`);
    case 'globalAveragePool':
      return (x) => tf.mean(x, [1, 2]);
    case 'flatten':
      return (x) => tf.reshape(x, [x.shape[0], -1]);
    case 'dense': {
      const weight = tf.randomNormal<tf.Rank.R2>([from[0], layer.out], 0, 0.05);
      const bias = tf.zeros([layer.out]);
      return (x) => tf.add(tf.matMul(x as tf.Tensor2D, weight), bias);
    }
    case 'residual': {
      const inner = chain(body);
      return (x) => tf.add(x, run(inner, x));
    }
  }
}
