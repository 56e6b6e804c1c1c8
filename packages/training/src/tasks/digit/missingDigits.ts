import { DataError } from '../../dataset/dataError.ts';
import type { Dataset } from '../../dataset/dataset.ts';

/** Returns the digits without an example, ascending. */
export function missingDigits({ labels }: Pick<Dataset, 'labels'>): number[] {
  const there = new Set(labels);
  return Array.from({ length: 10 }, (_, digit) => digit).filter((digit) => !there.has(digit));
}

type Circumstances = {
  /** True if the weights start from those of another run. */
  readonly trained: boolean;
  /** Messages about files that gave no digit; these files may contain the missing digits. */
  readonly leftOut: readonly string[];
};

/**
 * Returns the warning about digits without examples. A network that starts from random weights
 * would read them as other digits and accept the reading. A network that starts from trained
 * weights may have learned them before.
 *
 * @throws DataError for digits that could never be read
 */
export function warnOfMissing(dataset: Dataset, { trained, leftOut }: Circumstances): string[] {
  const missing = missingDigits(dataset);
  if (missing.length === 0) return [];
  const which = listed(missing);
  if (trained)
    return [
      `${dataset.name} has no ${which}: the model may forget how to read ${missing.length === 1 ? 'it' : 'them'}`,
    ];
  const why =
    `${dataset.name} has no ${which}: a model trained on it would read every ${which} as another digit. ` +
    `Add pictures of ${missing.length === 1 ? 'it' : 'them'}, or continue a trained run with --from`;
  throw new DataError([why, ...leftOut].join('\n'));
}

function listed(digits: readonly number[]): string {
  const all = digits.map(String);
  return all.length === 1 ? all[0] : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}
