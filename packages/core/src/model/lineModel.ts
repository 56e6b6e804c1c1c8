import { CifraError } from '../base/error.ts';
import type { Raster } from '../base/types.ts';
import { STRIP_HEIGHT } from '../frames/strip.ts';
import type { Bundle } from './bundle.ts';
import type { NumberManifest } from './manifest.ts';
import type { Runtime } from './runtime.ts';
import { BLANK, LINE_CLASSES, SYMBOLS } from './symbols.ts';

/** Computes logits from text-line images, column by column. */
export type LineModel = {
  readonly manifest: NumberManifest;
  /**
   * Returns the logits [columns, LINE_CLASSES] of a strip [STRIP_HEIGHT, width], ink in [0, 1],
   * with a width divisible by the manifest's stride. Calls may overlap; the runtime runs one at a
   * time.
   */
  read(strip: Raster): Promise<Float32Array>;
  /** Frees the runtime's session; the model must not be used afterwards. */
  release(): Promise<void>;
};

/** A line model with its own scores, for programs that use the model without the reader. */
export type LoadedLineModel = LineModel & {
  /** Like `read`, but [columns, labels + blank] in the order of the manifest's labels. */
  scores(strip: Raster): Promise<Float32Array>;
};

/**
 * Loads a number model into a runtime.
 *
 * @param bundle the model, from `parseBundle`
 * @param runtime computes the network: `createRuntime` of `@cifra/kernels`, or `onnxRuntime`
 * @param options `threads`: threads of a runtime that has several; default 1
 * @returns the line model
 * @throws {CifraError} `invalid-model` if the runtime cannot load it
 * @example
 * import { readFile } from 'node:fs/promises';
 * import { createLineModel, parseBundle } from '@cifra/core';
 * import { createRuntime, wasmUrl } from '@cifra/kernels';
 *
 * const [manifest, model, kernels] = await Promise.all([
 *   readFile('models/number/manifest.json', 'utf8'),
 *   readFile('models/number/model.onnx'),
 *   readFile(wasmUrl()),
 * ]);
 * const runtime = await createRuntime(kernels);
 * const lineModel = await createLineModel(await parseBundle({ manifest, model }, 'number'), runtime);
 * // An empty strip: 32 pixels high, 0 = paper, 1 = ink.
 * const scores = await lineModel.scores({ width: 64, height: 32, data: new Float32Array(64 * 32) });
 * console.log(scores.length / (lineModel.manifest.labels.length + 1), 'columns');
 * await lineModel.release();
 */
export async function createLineModel(
  { manifest, model }: Bundle<'number'>,
  runtime: Runtime,
  { threads = 1 }: { readonly threads?: number } = {},
): Promise<LoadedLineModel> {
  const session = await runtime.load(model, { threads });
  const { input, outputs, name, labels } = manifest;
  const known = labels.length + 1;
  const inOrder = ordering(labels);
  let turn: Promise<unknown> = Promise.resolve();

  async function run({ width, height, data }: Raster): Promise<Float32Array> {
    if (height !== STRIP_HEIGHT || width % input.stride !== 0) {
      throw new RangeError(
        `read: a strip of ${width}×${height}, wanted a height of ${STRIP_HEIGHT} and a width that ${input.stride} divides`,
      );
    }
    const columns = width / input.stride;
    const result = await session.run({ [input.name]: { dims: [1, 1, height, width], data } });
    const logits = result[outputs.logits];
    if (logits?.data.length !== columns * known) {
      const got = logits === undefined ? 'nothing' : `[${logits.dims}]`;
      throw new CifraError(
        'invalid-model',
        `model "${name}" gave ${got} as "${outputs.logits}", wanted [1,${columns},${known}]`,
      );
    }
    return logits.data;
  }

  function scores(strip: Raster): Promise<Float32Array> {
    // onnxruntime-web rejects a second call before the first has finished.
    const result = turn.then(() => run(strip));
    turn = result.catch(() => {});
    return result;
  }

  return {
    manifest,
    scores,
    read: async (strip) => inOrder(await scores(strip)),
    release: () => session.release(),
  };
}

/** The score of a symbol that a model does not know: its probability is 0 in single precision. */
const UNKNOWN = -1000;

/**
 * Returns a function from scores [columns, labels + blank] to [columns, LINE_CLASSES] in the order of
 * `SYMBOLS`, whatever the symbols of the model and their order.
 */
function ordering(labels: readonly string[]): (logits: Float32Array) => Float32Array {
  if (labels.length === SYMBOLS.length && labels.every((label, k) => label === SYMBOLS[k]))
    return (logits) => logits;
  const known = labels.length + 1;
  const classes = [...labels.map((label) => SYMBOLS.indexOf(label)), BLANK];
  return (logits) => {
    const columns = logits.length / known;
    const ordered = new Float32Array(columns * LINE_CLASSES).fill(UNKNOWN);
    for (let column = 0; column < columns; column++) {
      for (const [k, symbol] of classes.entries())
        ordered[column * LINE_CLASSES + symbol] = logits[column * known + k];
    }
    return ordered;
  };
}
