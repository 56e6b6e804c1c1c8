import type { Runtime } from '@cifra/core/model/runtime.ts';
import { BLANK, LINE_CLASSES, SYMBOLS } from '@cifra/core/model/symbols.ts';
import { stringLogProbability } from '../../nn/ctcStates.ts';
import type { Validation } from '../validation.ts';
import type { HeldOut } from './heldOut.ts';

/** What a model says of one strip. */
export type Read = {
  /** [columns, LINE_CLASSES], ln P at temperature 1 */
  readonly logits: Float32Array;
};

/** Logits [columns, LINE_CLASSES] of each strip. */
export async function readStrips(
  model: Uint8Array,
  strips: readonly Pick<HeldOut, 'strip'>[],
  runtime: Runtime,
  { threads = 1 }: { readonly threads?: number } = {},
): Promise<Float32Array[]> {
  const session = await runtime.load(model, { threads });
  try {
    const all: Float32Array[] = [];
    for (const { strip } of strips) {
      const image = { dims: [1, 1, strip.height, strip.width], data: strip.data };
      all.push((await session.run({ image })).logits.data);
    }
    return all;
  } finally {
    await session.release();
  }
}

/** Strings whose digits are not all right on the best path, and their mean log loss. */
export function scoreStrips(logits: readonly Float32Array[], strips: readonly HeldOut[]): Validation {
  const n = strips.length;
  let mistakes = 0;
  let nll = 0;
  for (const [i, strip] of strips.entries()) {
    if (onlyDigits(bestPath(logits[i])) !== onlyDigits(strip.symbols)) mistakes++;
    nll -= stringLogProbability(logProbabilities(logits[i]), strip, { classes: LINE_CLASSES, blank: BLANK });
  }
  return { n, mistakes, error: mistakes / n, nll: nll / n };
}

/** ln softmax of each column. [columns, LINE_CLASSES] */
export function logProbabilities(logits: Float32Array, temperature = 1): Float32Array {
  const out = new Float32Array(logits.length);
  for (let first = 0; first < logits.length; first += LINE_CLASSES) {
    const row = logits.subarray(first, first + LINE_CLASSES);
    const most = row.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    let sum = 0;
    for (const logit of row) sum += Math.exp((logit - most) / temperature);
    const whole = Math.log(sum);
    for (let k = 0; k < LINE_CLASSES; k++) out[first + k] = (row[k] - most) / temperature - whole;
  }
  return out;
}

/** The most probable class of each column, repetitions and blanks taken out (Graves et al. 2006). */
export function bestPath(logits: Float32Array): number[] {
  const path: number[] = [];
  let last = BLANK;
  for (let first = 0; first < logits.length; first += LINE_CLASSES) {
    let best = 0;
    for (let k = 1; k < LINE_CLASSES; k++) if (logits[first + k] > logits[first + best]) best = k;
    if (best !== last && best !== BLANK) path.push(best);
    last = best;
  }
  return path;
}

function onlyDigits(symbols: readonly number[]): string {
  return symbols.map((symbol) => (symbol < 10 || SYMBOLS[symbol] === '?' ? SYMBOLS[symbol] : '')).join('');
}
