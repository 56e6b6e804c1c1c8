import type { Bundle } from '../model/bundle.ts';
import type { DigitManifest } from '../model/manifest.ts';
import type { Runtime, Tensor } from '../model/runtime.ts';
import { sha256 } from '../model/sha256.ts';

/** Returns a manifest that passes every check, for a model of these bytes. */
export function manifestOf(model: Uint8Array, changes: Partial<DigitManifest> = {}): DigitManifest {
  return {
    format: 'cifra-bundle/1',
    name: 'sample',
    version: '1.0.0',
    task: 'digit',
    labels: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    input: { name: 'image', shape: [1, 28, 28], range: [0, 1] },
    outputs: { logits: 'logits', features: 'features' },
    temperature: 1,
    multiplyAdds: 1,
    parameters: 1,
    files: { 'model.onnx': sha256(model) },
    training: { recipe: {}, seed: 1, commit: '', versions: {}, data: {}, epochs: 1 },
    figures: [],
    ...changes,
  };
}

export function bundleOf(changes: Partial<DigitManifest> = {}): Bundle<'digit'> {
  const model = Uint8Array.of(1, 2, 3);
  return { manifest: manifestOf(model, changes), model, explain: null };
}

/**
 * Returns a runtime whose model gives `logits(image)` for each image of a batch; `batches` records
 * the batch sizes.
 */
export function sampleRuntime(
  logits: (image: Float32Array) => readonly number[],
  batches: number[] = [],
): Runtime {
  return {
    async load() {
      return {
        async run({ image }) {
          const n = image.dims[0];
          batches.push(n);
          const rows = Array.from({ length: n }, (_, i) =>
            logits(image.data.subarray(i * 784, (i + 1) * 784)),
          );
          const tensor: Tensor = { dims: [n, rows[0].length], data: Float32Array.from(rows.flat()) };
          return { logits: tensor };
        },
        async release() {},
      };
    },
  };
}
