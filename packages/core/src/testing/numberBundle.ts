import type { Bundle } from '../model/bundle.ts';
import type { NumberManifest } from '../model/manifest.ts';
import type { Runtime, Tensor } from '../model/runtime.ts';
import { SYMBOLS } from '../model/symbols.ts';
import { manifestOf } from './bundle.ts';

/**
 * Returns a manifest that passes every check, for a line model of these bytes with a column per 4
 * pixels.
 */
export function numberManifestOf(model: Uint8Array, changes: Partial<NumberManifest> = {}): NumberManifest {
  return {
    ...manifestOf(model),
    task: 'number',
    labels: SYMBOLS,
    input: { name: 'image', shape: [1, 32, -1], range: [0, 1], stride: 4 },
    outputs: { logits: 'logits' },
    calibration: { slope: 1, intercept: 0 },
    riskCoverage: [
      { minimumProbability: 0.2, risk: 0.1, coverage: 1 },
      { minimumProbability: 0.9, risk: 0.01, coverage: 0.7 },
    ],
    ...changes,
  };
}

export function numberBundleOf(changes: Partial<NumberManifest> = {}): Bundle<'number'> {
  const model = Uint8Array.of(1, 2, 3);
  return { manifest: numberManifestOf(model, changes), model, explain: null };
}

/** Returns a runtime whose line model gives `logits(strip)`, with its own dims. */
export function stripRuntime(logits: (image: Tensor) => Tensor): Runtime {
  return {
    async load() {
      return {
        async run({ image }) {
          return { logits: logits(image) };
        },
        async release() {},
      };
    },
  };
}
