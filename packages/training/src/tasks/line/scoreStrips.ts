import { numberOf } from '@cifra/core/base/numberOf.ts';
import { logSoftmax } from '@cifra/core/decode/logSoftmax.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';
import { BLANK, LINE_CLASSES, SYMBOLS } from '@cifra/core/model/symbols.ts';
import { minimise } from '../../calibrate/temperature.ts';
import type { Validation } from '../../learn/validation.ts';
import { stringLogProbability } from '../../nn/ctcStates.ts';
import type { HeldOut } from './heldOut.ts';

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

/**
 * Counts the strings whose digits are not all right on the best path, and their mean log loss at
 * the best temperature.
 */
export function scoreStrips(logits: readonly Float32Array[], strips: readonly HeldOut[]): Validation {
  const n = strips.length;
  let mistakes = 0;
  for (const [i, strip] of strips.entries()) {
    if (onlyDigits(bestPath(logits[i])) !== onlyDigits(strip.symbols)) mistakes++;
  }
  return {
    n,
    mistakes,
    error: mistakes / n,
    nll: meanStringNll(logits, strips, bestTemperature(logits, strips)),
  };
}

/** The temperature at which the strings are most probable. */
export function bestTemperature(logits: readonly Float32Array[], strips: readonly HeldOut[]): number {
  const nllAt = (logT: number) => meanStringNll(logits, strips, Math.exp(logT));
  return Number(Math.exp(minimise(nllAt, Math.log(0.3), Math.log(4), 0.01)).toPrecision(3));
}

/** Mean log loss of strings at a temperature, in nats. */
export function meanStringNll(
  logits: readonly Float32Array[],
  strips: readonly HeldOut[],
  temperature: number,
): number {
  const each = strips.map((strip, i) =>
    stringLogProbability(logSoftmax(logits[i], LINE_CLASSES, temperature), strip, {
      classes: LINE_CLASSES,
      blank: BLANK,
    }),
  );
  return -each.reduce((sum, log) => sum + log, 0) / each.length;
}

/** The most probable class of each column, without repetitions and blanks (Graves et al. 2006). */
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
  return numberOf(symbols.map((symbol) => SYMBOLS[symbol]).join(''));
}
