import type { Reading } from '@cifra/core/base/types.ts';
import type { WhichDigit } from '@cifra/core/explain/explainReading.ts';
import { CommandError } from '../platform/commandError.ts';
import { exitCodes } from '../platform/exitCodes.ts';
import { reasonInWords } from '../reading/refusals.ts';

/** Line and digit as the user counts them, from 1. */
export type Asked = { readonly line?: number; readonly digit?: number };

/**
 * Chooses the digit to explain: the requested one, else the least confident one of the first line
 * with digits.
 * @throws CommandError that names the available lines and digits
 */
export function chooseDigit(
  readings: readonly Reading[],
  { line, digit }: Asked,
): Required<Omit<WhichDigit, 'against'>> {
  const first = readings.findIndex(({ digits }) => digits.length > 0);
  if (first < 0) {
    const reasons = readings.map(({ refusal, writingHeight }) =>
      refusal === null ? 'no digits' : reasonInWords(refusal, writingHeight),
    );
    throw new CommandError(`no digit was found: ${reasons.join('; ')}`, { exitCode: exitCodes.refused });
  }
  const chosen = line === undefined ? first : line - 1;
  const { digits } = readings[chosen] ?? missing(`line ${line}`, `the picture has ${readings.length}`);
  if (digits.length === 0) missing(`digit in line ${chosen + 1}`, 'nothing was read there');
  const place = digit === undefined ? leastSure(digits) : digit - 1;
  if (place >= digits.length) missing(`digit ${digit} in line ${chosen + 1}`, `it has ${digits.length}`);
  return { line: chosen, place };
}

function leastSure(digits: Reading['digits']): number {
  const sure = digits.map(({ digit, probabilities }) => probabilities[digit]);
  return sure.indexOf(Math.min(...sure));
}

function missing(what: string, there: string): never {
  throw new CommandError(`there is no ${what}: ${there}`, { exitCode: exitCodes.usage });
}
