import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DigitManifest } from '@cifra/core/model/manifest.ts';
import { manifestOf } from '@cifra/core/testing/bundle.ts';
import { emit } from '@cifra/training/onnx/emit.ts';
import { add, matMul, reshape } from '@cifra/training/onnx/functions.ts';
import { constant, createGraph, input, output } from '@cifra/training/onnx/graph.ts';

/**
 * Writes a bundle whose model tells a ring (0) from a bar (1) by the ink in the middle. Other
 * digits score −10.
 */
export async function writeSampleBundle(
  folder: string,
  changes: Partial<DigitManifest> = {},
): Promise<string> {
  const model = ringOrBar();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'model.onnx'), model);
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifestOf(model, changes)));
  return folder;
}

/**
 * Maps `image` [n, 1, 28, 28] to `logits` [n, 10], which are 10 or −10 if the middle is all paper
 * or all ink. `features` are the pixels.
 */
function ringOrBar(): Uint8Array {
  const graph = createGraph();
  const features = reshape(input(graph, 'image', ['n', 1, 28, 28]), ['n', 784]);
  const weights = new Float32Array(784 * 10);
  for (const y of [13, 14]) {
    for (const x of [13, 14]) weights.set([-5, 5], (y * 28 + x) * 10);
  }
  const bias = Float32Array.from({ length: 10 }, (_, digit) => (digit === 0 ? 10 : -10));
  output('logits', add(matMul(features, constant(graph, [784, 10], weights)), constant(graph, [10], bias)));
  output('features', features);
  return emit(graph);
}
